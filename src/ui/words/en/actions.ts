/** What comes of what a person does in a room, before the words for errors are there. */

export const words = {
  failed: 'It did not work.',
  failedHint: 'Try again. If that does not help, reload the page.',
  otherFile: 'That is not the same file.',
  otherFileHint: (name: string) =>
    `“${name}” differs from what was shared. Choose the original, or share this one as a new file.`,
  savingWaits: (name: string) => `Saving starts in a few seconds: ${name}`,
  fileLinkCopied: 'Link to the file copied.',
  onlyFileLinkCopied: 'Link to the file copied. Keep this tab open.',
};
