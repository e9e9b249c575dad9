/** Bounds on links and on who gets one, each with its reason. */

/** Fault points that cost a peer its link, and how many wear off per second. See peer-score.ts. */
export const FAULT_POINTS_MAX = 100;
export const FAULT_POINTS_PER_SECOND = 1;
/** How long we refuse a peer after its faults. */
export const SHUN_MS = 600_000;
/** So many others, or fewer, are all linked with each other, which is easy for a browser and two cores. */
export const LINKS_TARGET = 12;
/** So many others, or more, and each chooses its links. Between the two nothing changes, so that a room that sways does not flap. */
export const CHOOSE_FROM = 15;
/** In such a room we decide whom to dial when somebody comes, and then not before this time: a sample of signaling is one decision. */
export const DECIDE_MS = 100;
/**
 * Links in the nearest k-bucket, and links that a peer has drawn and dialled itself, at least: three at random keep a room in one
 * piece. With one in each other bucket, and those that only the other side chose, people of a room of a thousand have 18 in the middle.
 */
export const NEAREST_LINKS = 2;
export const DRAWN_LINKS = 3;
/** Fewer links than this are too few, as people come and go: HyParView keeps 5. */
export const LINKS_FEWEST = 6;
/** A third more than people have in the middle in a room of a thousand, so that places do not run out. */
export const LINKS_MAX = 24;
/** For how long a part of the room wants a link when it asks for one; it asks again while it needs it. */
export const NEEDED_MS = 60_000;
/** Peers that are wanted so at the same time, so that offers of files cannot take all our links. */
export const NEEDED_MAX = 4;
/** For how long we want a link for which the other side asked: then it has said that it keeps it, or needs it no more. */
export const SERVED_MS = 20_000;
/** Links that others have by asking us for them: no more than we may ask for, as anybody may ask. */
export const SERVED_MAX = NEEDED_MAX;
/** A link that neither side needs ends after this long without bytes of files; a side that needs it again has it in a second. */
export const SURPLUS_IDLE_MS = 30_000;
/** And not more than one of ours in this time, so that a room that grew over the limit changes slowly. */
export const SURPLUS_EVERY_MS = 4_000;
/** After this long it gives its place to the next peer that comes: a piece of a file, or a hello, is on its way no longer. */
export const SPARE_IDLE_MS = 5_000;
/** A link that we part from is closed by us after this long, unless the other side has read why and closed it before. */
export const PARTING_MS = 2_000;
/**
 * So many of them may be there beside LINKS_MAX others. Closed at once, our last word would be lost: the other side would take us for
 * lost, and tell the whole room.
 */
export const PARTING_MAX = 4;
/** In a room of so many others, or fewer, we meet everyone once: as many as we could be linked with when a crowd comes another day. */
export const MEET_FROM_MAX = LINKS_MAX;
/** One at a time and seldom, as each costs a handshake on both sides: a meeting of five minutes is enough for everyone. */
export const MEET_EVERY_MS = 20_000;
/** Links that only known peers get: a third, so that no crowd of newcomers can surround us. */
export const LINKS_RESERVED = 8;
/** Hellos of one peer after the first on its link: one for each name that a person tries, and one with the proof of work. */
export const HELLOS_PER_SECOND = 0.5;
export const HELLOS_BURST = 10;
/** A link that stood for so long is one that a crowd which has just come does not have. */
export const SETTLED_MS = 60_000;
/** For how long a link that a person made by manual pairing counts as wanted: it may be all that the other one has. */
export const INVITED_MS = 600_000;
/** How long ago we must have met a peer to count as known: longer than a surprise attack, shorter than a meeting. */
export const KNOWN_AFTER_MS = 600_000;
/** Zero bits of a proof of work: 262,144 tries on average, a third of a second of a phone's processor. */
export const PROOF_BITS = 18;
/** The search begins this long after entering, so that it delays neither the first link nor the first message. */
export const PROOF_AFTER_MS = 3_000;
/** Heartbeats without a sign of life until we give a link up: 8 s. Counted in heartbeats, so that sleep does not end links. */
export const SILENT_TICKS_MAX = 4;
export const DIAL_TIMEOUT_MS = 15_000;
export const DIALS_AT_ONCE_MAX = 4;
/** Failed dials in a row after which a person shows as unreached: a single one may be bad luck. */
export const UNREACHED_FAILURES = 2;
export const BACKOFF_BASE_MS = 1_000;
export const BACKOFF_MAX_MS = 30_000;
/** How long a person who vanished stays in the list as lost. */
export const LOST_MS = 60_000;
export const PEERS_KNOWN_MAX = 512;
/** How often we ask signaling for another sample, to find peers that we missed. */
export const REFRESH_MS = 20_000;
/** For so long after links came or went we ask four times as often, as in a crowd; a quiet room of any size does not. */
export const STIRRED_MS = 60_000;
/** How often we ping everyone: the digests in it show whether logs differ, even when nothing seems missing. */
export const PING_ALL_MS = 10_000;
/** Heartbeats without a word until we ping: two are left for the answer, and a quiet link costs a ping in 6 s at most. */
export const PING_SILENT_TICKS = 2;
/** A round trip differs from the one that is shown by so much, and by a quarter: less is jitter, and each change is drawn. */
export const TRIP_NOTICED_MS = 20;

/** Links that the lottery may give away to peers whose rank is too low: a third, so that no crowd keeps anyone out for good. */
export const LOTTERY_LINKS = 8;
/** How long the lottery's winner keeps its link: longer than comparing logs takes. */
export const LOTTERY_HELD_MS = 15_000;
/** Refused peers that wait for the lottery: more than any crowd whose proofs of work would pay. */
export const LOTTERY_WAITING_MAX = 2_048;
/** For how long a refused peer counts as asking: a crowd asks again, and others have found another place. */
export const LOTTERY_WAITING_MS = 300_000;
/** So many who ask are a crowd, and the lottery draws at each beat: rooms of any size have fewer, as their places do not run out. */
export const LOTTERY_CROWD = LINKS_MAX;
/** How often it draws while fewer ask. */
export const LOTTERY_EVERY_MS = 60_000;
