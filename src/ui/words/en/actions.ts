/** What comes of what a person does in a room, before the words for errors are there. */
export const words = {
  linkWays: 'Share or QR code',
  failed: 'It did not work.',
  failedHint: 'Try again. If that does not help, reload the page.',
  savingWaits: (name: string) => `Saving starts as soon as this device is ready: ${name}`,
  fileLinkCopied: 'Link to the file copied.',
  onlyFileLinkCopied: 'Link to the file copied. Keep this tab open.',
};
