/** The colour and the mark that a person chooses for their avatar. */
export const words = {
  choose: 'Choose a colour and a mark',
  hint: 'Everyone in this room sees them. They say nothing about who you are: two people can choose the same, and the pattern of your picture stays.',
  colour: 'Colour',
  mark: 'Mark',
  byKey: 'As it comes',
  none: 'None',
  inks: {
    1: 'Blue',
    2: 'Vermilion',
    3: 'Green',
    4: 'Plum',
    5: 'Sky blue',
    6: 'Rose',
    7: 'Brown',
    8: 'Olive',
  },
};
