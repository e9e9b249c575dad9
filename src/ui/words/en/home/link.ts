/** The link of a room or a file, and all ways to pass it on. */
export const words = {
  roomTitle: 'Link to this room',
  fileTitle: (name: string) => `Link to ${name}`,
  roomHint: 'Anyone who has it can come in.',
  passwordHint: 'To come in, people need the password too.',
  fileHint: 'Anyone who has it can come into the room and take the file.',
  copy: 'Copy link',
  share: 'Share link',
  qr: 'QR code of the link',
  qrHint: 'Scan it with the camera of a phone.',
};
