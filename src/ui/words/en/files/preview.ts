/** Previews: pictures and texts that show themselves. */

export const words = {
  /** In the place of a picture. */
  faults: {
    'other-type':
      'Not shown: its bytes are something else than a picture of this type. You can still save it.',
    'too-large': 'Too large to show here. You can save it and open it on your device.',
    damaged: 'It cannot be shown: the file is damaged or cut off. You can still save it.',
    unreadable: 'It cannot be shown: the file could not be read here.',
  },
  /** In the place of a text. */
  noText: 'Not shown: its bytes are no text.',
  textOf: (name: string) => `The beginning of ${name}`,
};
