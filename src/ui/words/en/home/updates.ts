/** A new version of the app. */
export const words = {
  label: 'New version',
  here: 'A new version is here.',
  reload: 'Reload',
  notNow: 'Not now',
  waits: 'The new version comes once no file is on its way and no message is being written.',
  cancel: 'Cancel',
};
