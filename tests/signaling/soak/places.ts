/** What both sides of the soak know: topics, and the network of nearby offers. */

export const VICTIMS = 'victims';
export const topicOf = (name: string): string => name.padEnd(22, '_');

/** The network in which attackers fill the list of nearby offers. */
export const NEARBY_ADDRESS = '127.90.0.1';
