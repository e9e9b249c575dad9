/** The list of people. */

export const words = {
  linking: 'being reached',
  lost: 'lost, trying again',
  unreached: 'cannot be reached, trying again',
  linked: 'connected',
  direct: 'direct connection',
  throughServer: 'through a server',
  through: (name: string) => `through ${name}`,
  throughMessagesOnly: (name: string) => `through ${name}, messages only`,
  throughSomebody: 'through somebody else',
  throughSomebodyMessagesOnly: 'through somebody else, messages only',
  gave: (size: string) => `gave ${size}`,
  took: (size: string) => `took ${size}`,
  gaveAndTook: (gave: string, took: string) => `gave ${gave}, took ${took}`,
};
