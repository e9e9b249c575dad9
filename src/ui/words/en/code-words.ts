/** What people call the pictures of a safety code when they read them aloud: easy to say, and no two alike. */

export const words = {
  /** In the order of the pictures, with commas between them. */
  symbols:
    'dog,cat,mouse,hamster,rabbit,fox,bear,panda,koala,tiger,lion,cow,pig,frog,monkey,hen,' +
    'penguin,bird,chick,duck,eagle,owl,bat,wolf,boar,horse,unicorn,bee,caterpillar,butterfly,snail,ladybird,' +
    'ant,cricket,spider,scorpion,turtle,snake,lizard,octopus,squid,shrimp,crab,blowfish,fish,dolphin,whale,shark,' +
    'crocodile,elephant,rhino,camel,giraffe,sheep,goat,deer,rooster,turkey,dove,squirrel,hedgehog,paws,dragon,dinosaur,' +
    'cactus,fir tree,evergreen,tree,palm,sprout,herb,clover,maple leaf,mushroom,wheat,bouquet,tulip,rose,sunflower,blossom,' +
    'moon,star,sun,cloud,lightning,fire,rainbow,snowflake,snowman,drop,wave,globe,planet,comet,volcano,mountain,' +
    'apple,pear,orange,lemon,banana,watermelon,grapes,strawberry,cherries,peach,pineapple,coconut,kiwi,tomato,avocado,aubergine,' +
    'potato,carrot,maize,chilli,cucumber,broccoli,peanut,chestnut,bread,croissant,pretzel,cheese,egg,pancakes,burger,chips,' +
    'pizza,taco,salad,spaghetti,sushi,ice cream,doughnut,biscuit,cake,chocolate,sweet,lollipop,honey,bottle,coffee,teacup,' +
    'football,basketball,tennis,billiards,table tennis,bow,fishing,boxing glove,ice skate,sledge,target,die,gamepad,bowling,puzzle,palette,' +
    'microphone,headphones,piano,drum,saxophone,trumpet,guitar,violin,clapperboard,circus,theatre,ticket,trophy,medal,balloon,gift,' +
    'car,taxi,bus,ambulance,fire engine,tractor,bicycle,scooter,locomotive,tram,aeroplane,rocket,helicopter,sailing boat,ship,anchor,' +
    'house,castle,tent,big wheel,statue,tower,bridge,fountain,island,desert,traffic light,map,compass,alarm clock,hourglass,watch,' +
    'telephone,laptop,camera,television,radio,battery,light bulb,torch,candle,extinguisher,barrel,diamond,scales,spanner,hammer,bolt,' +
    'magnet,microscope,telescope,pill,thermometer,broom,basket,key,door,bed,trolley,envelope,parcel,books,pin,scissors,' +
    'crayon,paper clip,padlock,crown,hat,glasses,shoe,socks,gloves,scarf,dress,backpack,umbrella,ring,ghost,robot',
};
