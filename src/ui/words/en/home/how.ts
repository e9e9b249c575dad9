/** How it works and what it cannot do, for people. docs/SECURITY.md has the whole of it. */
export const words = {
  title: 'How it works and what it cannot do',
  sections: [
    {
      title: 'How it works',
      says: [
        'A room is its link. Anyone who opens the link is in, and everyone in the room swaps messages and files straight from browser to browser.',
        'A small server only introduces you to each other. It stores nothing, and cannot read what you say, share or are called.',
        'Files come from everyone who has them, part by part. Each part is checked, so nobody can give you a changed file.',
      ],
    },
    {
      title: 'Who can read what you say',
      says: [
        'Everyone who has the room’s link, now and later: people who come later get what was said before.',
        'A message in private can be read only by those you chose. The others see that something was sent, and when.',
        'With a password, people need the link and the password. Locking the room keeps new people out.',
        'A room that you name yourself is as secret as its name: anyone who guesses the name is in. Nobody guesses a new room.',
        'The people who run the site that this page comes from could change the page. Where that matters, run it yourself.',
      ],
    },
    {
      title: 'Who is who',
      says: [
        'Names can be chosen freely. The picture beside a name belongs to a key that nobody else has, and two people can compare a code to be sure.',
        'If somebody’s key changes, they show as somebody new.',
      ],
    },
    {
      title: 'What your address shows',
      says: [
        'Browsers that talk straight to each other know each other’s network address. It tells roughly where you are, and who your provider is.',
        'In the settings you can hide it from the people in the room, where the site has a server for that. The site’s own server always sees it.',
      ],
    },
    {
      title: 'What is kept where',
      says: [
        'Messages, files you downloaded or shared, and your keys are kept in this browser, on this device, and in the browsers of the others. Nowhere else.',
        'Messages are kept encrypted, files are not. Anyone who can use this browser can open your rooms.',
        'The first page lists your rooms. “Leave and forget” deletes all that this device has of one. “Leave no trace” in a room’s settings keeps nothing to begin with.',
        'If you clear the data of this site, your rooms, files and keys are gone from this device.',
      ],
    },
    {
      title: 'What a stranger with the link can do',
      says: [
        'Come in, read what was said, take the files, write, and share files of their own.',
        'They cannot change or delete what others said, speak in their name, or damage a download.',
        'You can mute or block people, lock the room, or open a new room for those you choose.',
      ],
    },
    {
      title: 'What happens when you close the tab',
      says: [
        'You are gone from the room, and your files come from others who have all of them. If nobody does, they wait until you are back; the card of a file says so.',
        'What others say meanwhile comes when you open the room again, from anyone who is there then. When nobody is there, nothing comes.',
        'Downloads go on where they stopped.',
      ],
    },
    {
      title: 'What it cannot do',
      says: [
        'It cannot take back what others have already seen or downloaded. Deleting asks their devices to forget it, and honest ones do.',
        'It cannot bring you a message or a file while nobody who has it is there.',
        'It cannot keep a member from passing on the link, or what they saw.',
        'Some networks let no two browsers connect. Then somebody in the room or a server of the site has to pass things on; “Details” in a room says what is wrong.',
        'It cannot protect you from a harmful file: it never opens one by itself, but you can.',
      ],
    },
  ],
};
