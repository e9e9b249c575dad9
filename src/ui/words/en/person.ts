/** Finding people among many; one person: what you can do about them, and the code that shows who they are. */
import type { Sentence, Slot } from '../sentence.ts';

export const words = {
  find: 'Find a person',
  findHint: 'These people wrote last. Type a name to find others.',
  findHintSilent: 'Nobody else here has written yet. Type a name to find a person.',
  noneFound: 'Nobody here has such a name.',

  writePrivately: (name: string) => `Write to ${name} in private`,
  writePrivatelyHint: (name: string) =>
    `What you write next is for ${name} only; the others cannot read it.`,
  verify: (name: string) => `Verify ${name}`,
  verifyHint: (name: string) =>
    `Compare a code with ${name}, to be sure that this is who you think.`,
  seeCode: (name: string) => `Look at the code of ${name}`,
  seeCodeHint: (name: string) => `You compared the code with ${name} and marked them as verified.`,
  mute: (name: string) => `Mute ${name}`,
  muteHint: (name: string) =>
    `Muting hides what ${name} writes. You stay connected, and files go on.`,
  unmute: (name: string) => `Unmute ${name}`,
  unmuteHint: (name: string) => `What ${name} writes is hidden on this device.`,
  block: (name: string) => `Block ${name}`,
  blockHint: (name: string) =>
    `Blocking hides what ${name} writes and shares, and ends the connection between you. Other people here still see ${name}.`,
  treatmentHint: (name: string) =>
    `Muting and blocking hold in this room, on this device, until you take them back in Settings. ${name} is not told.`,

  blocklist: 'Muted and blocked',
  treatments: { muted: 'muted', blocked: 'blocked' },
  unmuteListed: (name: Slot): Sentence => ['Unmute ', name],
  unblockListed: (name: Slot): Sentence => ['Unblock ', name],

  code: 'Code',
  verifyTitle: (name: Slot): Sentence => ['Verify ', name],
  compare:
    'Read these words aloud to each other, on the phone or face to face. If they are the same on both sides, nobody stands between you, and this is who you think.',
  verified:
    'You marked this person as verified. The mark stays with them on this device; nobody gets it by taking their name.',
  codesDiffer:
    'If anything differs, do not mark them: somebody else uses that name, or your link leads to another room than you think.',
  unverify: 'Take the mark back',
  codesMatch: 'They match',

  /** What people call the pictures of a code, in their order: easy to say, and no two alike. */
  codeSymbols:
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
