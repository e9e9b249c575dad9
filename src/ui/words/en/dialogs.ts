/** Small dialogs and forms, which are loaded when they are needed. */

export const words = {
  copyTitle: 'Copy this link yourself',
  copyHint:
    'This browser does not let the page copy. The link is marked below: copy it from there.',
  copyLink: 'Link to copy',
  copyDone: 'Done',

  leaveTitle: 'Leave the room?',
  leaveNot: 'Stay here',
  stay: 'Stay',
  leave: 'Leave',

  kept: 'Kept on this device',
  keptClose: 'Close the list',
  keptHint:
    'When space runs out, what was used longest ago goes first; what you pin stays. What others here still have can be fetched again.',
  keptNothing: 'Nothing is kept here any more.',
  keptPart: (here: string, all: string) => `${here} of ${all}`,
  inUse: 'in use now',
  usedToday: 'used today',
  usedYesterday: 'used yesterday',
  usedOn: (day: string) => `used ${day}`,
  pinned: 'pinned',
  pin: (name: string) => `Pin ${name}`,
  pinHint: 'Pin: keep it here',
  unpin: (name: string) => `Unpin ${name}`,
  unpinHint: 'Unpin: it may go when space runs out',
  deleteKept: (name: string) => `Delete ${name}`,
  deleteKeptHint: 'Delete it from this device',

  roomPassword: 'Room password',
  tryPassword: 'Try this one',

  dropHint: 'The link is there at once. Any size.',
};
