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

  roomPassword: 'Room password',
  tryPassword: 'Try this one',

  dropHint: 'The link is there at once. Any size.',
};
