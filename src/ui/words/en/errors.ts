/** What did not work or is out of reach, why, and what to do next. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  failed: {
    enter: 'The room could not be opened.',
    say: 'Your message was not sent.',
    unsay: 'Your message was not deleted.',
    react: 'Your reaction was not sent.',
    keep: 'Your choice was not remembered.',
    store: 'This browser keeps nothing of this page.',
    lock: 'The room was not locked or unlocked.',
    title: 'The room’s title was not changed.',
    rename: 'Your name was not changed.',
    looks: 'Your colour and mark were not kept for this room.',
    share: 'The file was not shared.',
    withdraw: 'The file is still shared.',
    reattach: 'The file could not be shared again.',
    look: 'What is in it could not be shown.',
    download: 'The download did not go on.',
    save: 'The file was not saved to your downloads.',
    pin: 'The file was not pinned.',
    delete: 'The file was not deleted.',
    library: 'The library was not shared.',
    browse: 'The library does not open.',
    note: 'That did not work with the note.',
    take: 'The file did not come.',
    profile: 'Your profile was not moved.',
  },

  why: {
    'storage-full':
      'This device has no space left for it. Delete something under “Kept on this device”, then try again.',
    'storage-failed':
      'The browser refused to use its storage, as private windows often do. Open the link in a normal window, then try again.',
    withdrawn: 'The person who shared it took it back. Ask them to share it again.',
    'source-gone':
      'The file on your disk was moved, changed or cannot be read any more. Choose it again.',
    'bad-list':
      'What it holds is not what was offered. Ask the person who shared it to share it again.',
    unlisted:
      'You shared it from another device, and nobody here knows yet what is in it. Open the room on that device too, or share it here as a new file.',
    unreachable: 'Nobody could be reached. Check your connection, then try again.',
    timeout: 'It took too long. Check your connection, then try again.',
    'too-long': 'It is longer than the room allows. Make it shorter, then try again.',
    'too-many':
      'There are more of them than the room allows. Go on in a new room, or try again with fewer.',
    closed: 'The room was closed meanwhile. Reload the page to open it again.',
    'not-loaded':
      'A part of Swapmeet could not be fetched: its server does not answer, or Swapmeet was updated. Try again; if that does not help, reload the page.',
    unsupported:
      'This browser lacks something that Swapmeet needs. Try a current Firefox, Chrome, Edge or Safari.',
  },
  unforeseen:
    'Something went wrong that we did not foresee. Try again; if that does not help, reload the page. What you have is kept.',
  messageTooLong: (most: number) =>
    `A message may have ${count(most)} characters. Split it, or share it as a file.`,
  nameTooLong: (most: number) => `A name may have ${count(most)} characters. Choose a shorter one.`,
  fileTooLong: (most: string) =>
    `A file may have ${most}. Split it, for instance as a Zip archive in parts.`,
  tooManyMessages: 'This room takes no more messages from you. Go on in a new room.',
  tooManyFiles: (most: number) =>
    `This room takes no more files from you: one person may offer ${count(most)}. Stop sharing some, or share the rest in a new room.`,
  unknownRecipient:
    'One of the people it is for has never been here while you were, so it cannot be encrypted for them. Choose whom you write to again.',
  notSaved: {
    'source-gone':
      'A part of it is no longer kept in this browser, which may have cleared it to make room. Download it again.',
    'storage-failed':
      'Saving broke off before the end, as it does when the disk is full or the browser stops it. Try again.',
    closed: 'The download was stopped. Start it again.',
    unsupported:
      'It is too large to keep here, and this window cannot write it straight to your downloads. Try a normal window of a current Firefox, Chrome, Edge or Safari.',
  },
  nothingStored:
    'Site data are blocked here, or the browser’s storage does not work. When you close or reload this tab, messages and files are gone from this device, and you are somebody new. Allow site data for this address and reload, or save what you need.',
  tooLargeLibrary: (most: number) =>
    `It has more than ${count(most)} files, or their names are too long. Share a part of it.`,
  tooLongCatalogue: 'Its list is longer than any that this app makes. Nothing of it was read.',
  noLibrary: 'Its owner does not share it any more, or has changed it. Look in the list of files.',
  ownerBusy: 'Its owner is busy with other files. Try again in a minute.',
  ownerSilent: 'Its owner is not here, or does not answer. Try again when they are.',
  goneFromLibrary:
    'Its owner cannot open it: the file was moved, or they have to choose the folder again.',
  tooManyRooms: 'You were in more rooms than one file holds.',
  profileUnreadable: 'That file cannot be read. Choose it again.',

  lookingForIt: 'Looking for somebody in this room who has it.',
  nobodyHasIt: (sharer: string) =>
    `Nobody here has this file now. It starts by itself when ${sharer} or anyone with it comes back.`,
  nobodyHasTheRest: (sharer: string) =>
    `Nobody here has the rest of it. It goes on by itself when ${sharer} or anyone with it comes back.`,
  sharerReads: (sharer: string) =>
    `${sharer}’s device is still reading this file. It goes on by itself.`,
  sharerNotReached: (sharer: string) =>
    `${sharer} shared it and is here, but this device is not connected to them yet. It goes on by itself as soon as it is, or when anyone else here has it.`,
  sharerLacksIt: (sharer: string) =>
    `${sharer} is here, but their browser cannot read this file now: it was moved, changed or deleted on their disk, or they reloaded the page. It goes on by itself as soon as they choose it again.`,
  waitingFor: (sharer: string) => `Waiting for ${sharer}. It goes on by itself.`,
  sentWrong: (sharer: string) =>
    `What ${sharer} sent is not this file, so nothing more of it is taken from them. It goes on by itself when somebody else has it.`,
  twoVersions: (sharer: string) =>
    `${sharer} shared two different versions of this file as one, so nobody can tell which one others have. Ask them to share it again.`,
  nothingSent:
    'Those who say that they have it send nothing. It goes on by itself when they do, or when somebody else has it.',
  othersFirst:
    'Those who have it send it to others first. It goes on by itself when it is your turn.',
  itsTurn: 'It waits for its turn: downloads that you put first come before it.',
  noSpaceForDownload:
    'This device has no space left for it. Delete something under “Kept on this device”, then resume; or save it straight to your downloads, without keeping it here.',
  holdersNotReached:
    'Those who have it cannot be reached from here just now. It goes on by itself when they can; resume to try at once.',
  holdersDoNotAnswer:
    'Those who have it do not answer. Resume to ask again; what has arrived is kept.',

  sourceForgotten:
    'After a reload the browser forgets where this file is. Choose it again, and it is shared again under the same link.',
  noSpaceToShare:
    'This device has no space left to share it. Delete something under “Kept on this device”, then choose the file again, and it is shared again under the same link.',
  shareNotStored:
    'The browser refused to store what it takes to share this file. Choose the file again, and it is shared again under the same link.',
  sourceGone:
    'This file was moved, changed or deleted on your disk, so the others cannot get it. Choose it again as it was, and it is shared again under the same link. A changed file is a new one: share it as such.',

  serverAway:
    'The server of this page does not answer. It is tried again by itself, and the rest goes on meanwhile.',
  updated: 'Swapmeet was updated while this tab was open.',
  updatedHint: 'Reload the page to open this part.',

  /** Why nobody is reached. */
  outside: {
    offline: {
      what: 'You are offline.',
      next: 'The room goes on when you have a network again. What you write is kept here and sent then.',
    },
    'cut-off': {
      what: 'Nobody can be reached.',
      next: 'Your address is hidden, as the note above says.',
    },
    'no-server': {
      what: 'The server that helps people find each other cannot be reached.',
      next: 'Swapmeet tries again by itself. Until then nobody can find you here. What you write is kept here and sent then.',
    },
    lost: {
      what: 'The connection to the others is lost.',
      next: 'Swapmeet tries again by itself. What you write is kept here and sent then.',
    },
    unanswered: {
      what: 'Somebody is here but does not answer.',
      next: 'The room may be locked: then somebody in it has to unlock it before new people can come in. Or they have moved to a new link: ask the person who sent you this one. Swapmeet tries again by itself.',
    },
    unreached: {
      what: 'Somebody is here, but no way leads to them from this network.',
      next: 'Open Details above to see what can be done. Swapmeet tries again by itself.',
    },
    unreadable: {
      what: 'Somebody is here, but what they say does not open.',
      next: 'They seem to use a password, which is not in the link. Ask the person who sent it to you.',
    },
  },
  wrongPassword: {
    what: 'Wrong password? The others here use a different one.',
    next: 'What they say does not open with yours. Type it again, and mind capital letters.',
  },
  clocksApart: (days: number) =>
    plural(days, {
      one: 'Somebody is here, but your clock and theirs are about 1 day apart.',
      other: `Somebody is here, but your clock and theirs are about ${count(days)} days apart.`,
    }),
  theirsBehind: (days: number, here: string) =>
    plural(days, {
      one: `This device says that it is ${here}. If that is wrong, set its date and time. If it is right, theirs is about 1 day behind: ask them to set it. Swapmeet tries again by itself.`,
      other: `This device says that it is ${here}. If that is wrong, set its date and time. If it is right, theirs is about ${count(days)} days behind: ask them to set it. Swapmeet tries again by itself.`,
    }),
  theirsAhead: (days: number, here: string) =>
    plural(days, {
      one: `This device says that it is ${here}. If that is wrong, set its date and time. If it is right, theirs is about 1 day ahead: ask them to set it. Swapmeet tries again by itself.`,
      other: `This device says that it is ${here}. If that is wrong, set its date and time. If it is right, theirs is about ${count(days)} days ahead: ask them to set it. Swapmeet tries again by itself.`,
    }),
};
