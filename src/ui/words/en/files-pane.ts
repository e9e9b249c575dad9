/** What a room says of files before the list of them is loaded. */

export const words = {
  saved: 'Done. Saved to your downloads.',
  savedNews: (name: string) => `${name}: Done. Saved to your downloads.`,

  messageDeleted: 'Message deleted.',
  fileDeleted: (name: string) => `${name} is deleted from this device.`,
  noLongerShared: 'No longer shared. Copies that others have saved cannot be called back.',
};
