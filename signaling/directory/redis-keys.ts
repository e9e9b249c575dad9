/** The names of what relay processes keep in Redis, and how a sid tells its process. */

const PREFIX = 'swapmeet:1:';
/** Followed by the tag of a process. */
export const LEASES = `${PREFIX}lease:`;
export const CHANNELS = `${PREFIX}to:`;
export const TOPICS = `${PREFIX}topic:`;

export const SID_CHARS = 16;
/** A sid begins with this many characters that name the process holding it: 36 random bits. */
export const TAG_CHARS = 6;

export const leaseKey = (tag: string): string => LEASES + tag;
export const channelOf = (tag: string): string => CHANNELS + tag;
export const topicKey = (topic: string): string => TOPICS + topic;
export const topicOfKey = (key: string): string => key.slice(TOPICS.length);
export const tagOf = (sid: string): string => sid.slice(0, TAG_CHARS);
