/** The list of people of a hall. */

export const words = {
  find: 'Find a person',
  findHint: 'These people wrote last. Type a name to find others.',
  noneFound: 'Nobody here has such a name.',
};
