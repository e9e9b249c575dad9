/** Bounds on what members tell each other of new entries, each with its reason. */
import { LINKS_MAX } from './mesh.ts';

/** How long we collect what is new before we announce it: few messages, and soon enough to mend a loss. One end of a link waits twice as long. */
export const ANNOUNCE_AFTER_MS = 500;
/** Positions in one announcement, about 25 bytes each. */
export const ANNOUNCED_MAX = 256;
/** Positions that wait to be announced; others learn of the rest by comparing logs. */
export const ANNOUNCED_WAITING_MAX = 1_024;
/** How long an announced entry may be on its way by the tree: longer than the way is. */
export const GRAFT_AFTER_MS = 500;
/** How long a peer has to send what it announced, until we ask the next one. */
export const GRAFT_AGAIN_MS = 1_000;
/** Announced entries of one peer that we wait for. */
export const AWAITED_MAX = 256;
/** Peers that we remember for each, to ask one after another: all links, so that no few who made it up keep out who has it. */
export const ANNOUNCERS_MAX = LINKS_MAX;
/** Peers of which we remember how often they let us down: more than are linked at a time. */
export const FAILED_MAX = 256;
/** What a link announced and did not send: it is not asked for that again. */
export const GIVEN_UP_MAX = 1_024;
/** Authors of whom we remember when they spoke: those of the seconds until their ways are an example, while a hall fills. */
export const EXAMPLES_MAX = 128;
/** How often we look for what is due, while something is. */
export const TREE_TICK_MS = 250;
/** Announcements of one peer that we read: two a second, and some for links that have just changed. */
export const ANNOUNCEMENTS_PER_SECOND = 10;
export const ANNOUNCEMENTS_BURST = 100;
/** Positions in one graft: as many entries as one answer takes. */
export const GRAFTED_MAX = 64;
/** Links that are grafted for one that ended: the first of them may itself have depended on us. */
export const GRAFTED_INSTEAD = 2;
/** Grafts of one peer that we answer: it misses little, or its links have just changed. */
export const GRAFTS_PER_SECOND = 5;
export const GRAFTS_BURST = 50;
/** Entries of which we remember who has them: those of the last moments, of all authors together. */
export const HELD_MAX = 2_048;
/** Authors for whom links have a state of their own: those who speak. */
export const BRANCHES_MAX = 512;
/** For so long nobody else becomes who brings us an author's entries: those that are on their way come in another order. */
export const CHOICE_MS = 2_000;
/** Peers of which we remember that we told them to stop: more than are linked at a time. */
export const TOLD_MAX = 32;
/** Changes of our links after which the way of an author may be a detour; half as many as we have links, if that is more. */
export const CHANGES_MIN = 2;
/** What goes along links of which we do not know whether they are on the way. */
export interface Trials {
  /** Of so many authors who spoke last the ways are an example. */
  readonly examples: number;
  /** But of none who spoke for the first time less than this ago, where there are others: their ways are still being found. */
  readonly exampleAfterMs: number;
  /** Pushes that may be in vain. */
  readonly perSecond: number;
  readonly burst: number;
  /** What is to be announced waits for the next multiple of this, so that what is announced together is one message. */
  readonly announceEveryMs: number;
}
/**
 * Five ways together have a short one to anybody. 5 kB/s are in vain at most; at once, as many pushes as it takes for a class or a
 * lecture to introduce itself.
 */
export const ENTRY_TRIALS: Trials = {
  examples: 5,
  exampleAfterMs: 0,
  perSecond: 16,
  burst: 1_000,
  announceEveryMs: 1,
};
/**
 * Of each person there are few records, so that ways of their own are worth little. While a hall fills, each of them would be
 * announced by itself along ten links.
 */
export const PRESENCE_TRIALS: Trials = {
  examples: 1,
  exampleAfterMs: 1_500,
  perSecond: 0.2,
  burst: 30,
  announceEveryMs: 2_000,
};

/* Presence: who is here. */

/**
 * Records of those who come go together, if some went this long ago or less: a quarter of a second for each hundred people who are
 * here, and a second at most. The first one goes at once, so that a class sees who comes; a hall that fills gets several with each message.
 */
export const GATHER_MS_EACH = 2.5;
export const GATHER_MS_MAX = 1_000;
/** The same for suspicions: they go at the next TREE_TICK_MS, since a suspected person has to hear of it in time. */
export const GATHER_SUSPICIONS_MS_MAX = 100;
/** The body of a record of presence: keys, a name of 80 UTF-16 units in UTF-8, a proof, a number; and some to spare. */
export const PRESENCE_BYTES_MAX = 512;
/** Records in one message: 20 KiB. */
export const PRESENCE_PER_MESSAGE_MAX = 64;
/** People listed in a room: a hall of ten thousand, and some. About 40 MB. */
export const PRESENT_MAX = 12_000;
/**
 * Of these, people whom we are not linked with, do not know, and who have shown no proof of work: a third. Keys cost nothing, and
 * honest people show their proof some seconds after they came.
 */
export const PRESENT_FREE_MAX = 4_000;
/** A person here for so long makes room for nobody while there are others: as long as it takes to be known (KNOWN_AFTER_MS). */
export const LONG_PRESENT_MS = 600_000;
/** People whom the link that brought most brings in place of its own: newcomers come so, and a crowd cannot go round. */
export const REPLACED_PER_SECOND = 1;
export const REPLACED_BURST = 32;
/** People who left or fell silent, of whom we remember it, so that an old record does not bring them back. */
export const ABSENT_MAX = 4_000;
/** How long a record counts that is not renewed; its owner renews it when between 60 and 90 % of that is over. */
export const PRESENCE_LEASE_MS = 1_800_000;
/** How far a record's time may be from ours: clocks are wrong, and two people accept each other up to 36 hours apart. */
export const PRESENCE_SKEW_MS = 3 * 86_400_000;
/** How long a link that was lost has to come back, until we say that its other end may be gone: a dial. */
export const SUSPECT_AFTER_MS = 1_000;
/**
 * How long a suspected person has to answer: to hear of it over ten hops, a quarter of a second each, and back. With the silence that ends
 * a link (8 s) it is 15 s until a person who vanished is off the lists. People who answer too late are listed again.
 */
export const SUSPECTED_MS = 5_000;
/** How many watch a person without having lost a link to them: Kademlia's k, so that some of them are here and honest. */
export const WATCHERS = 8;
/**
 * After this time without a link to a person whom we watch we ask our links about them, and each one who watches them some
 * seconds later than the one before: soon, if others told us of them by comparing, for they may list people who are gone; later, if their
 * record came along the tree. The time doubles, up to a lease: a quiet room asks less and less.
 */
export const DOUBT_AFTER_MS = 120_000;
export const DOUBT_FRESH_AFTER_MS = 300_000;
export const DOUBT_STEP_MS = 10_000;
/** How long a link has to say that it is linked with them. */
export const VOUCH_MS = 1_500;
/** So many links must say it, where we have them: one may lie. */
export const VOUCHERS = 2;
/** How often we look whom we watch. */
export const WATCH_EVERY_MS = 20_000;
/** After a loss we ask twice: those who vouched may not have noticed yet, and a newer record than ours may be an old one, too. */
export const ACCUSE_AGAIN_MS = 10_000;
/** How often we answer that we are here: others' suspicions cost no more than that. */
export const REFUTE_AGAIN_MS = 2_000;
/** People in one message of suspicion. */
export const SUSPECTS_PER_MESSAGE_MAX = 256;
/**
 * Suspicions that we pass on, of all links together: half a room of 1,000 may vanish at once, and then few do. And as many that we tell
 * one link of people whom it lists, and who fell silent.
 */
export const SUSPICIONS_PASSED_PER_SECOND = 4;
export const SUSPICIONS_PASSED_BURST = 1_024;
/** Suspicions of one link that we read, and as many questions who is linked with whom: both of what honest members say. */
export const SUSPICIONS_PER_SECOND = 2 * SUSPICIONS_PASSED_PER_SECOND;
export const SUSPICIONS_BURST = 2 * SUSPICIONS_PASSED_BURST;
/**
 * Records of one link that we read, as many that are new to the room as others: a hall that fills within a minute; a signature costs
 * 0.2 ms. No more than that is passed on of what all links bring.
 */
export const RECORDS_PER_SECOND = 200;
export const RECORDS_BURST = 4_000;
/** New records of one person: coming, a proof of work, some names tried, and twice the refutations. */
export const RECORDS_OF_ONE_PER_SECOND = 1;
export const RECORDS_OF_ONE_BURST = 10;
/** Records that are known again by their signature alone: those that come in some seconds, while a hall fills. */
export const RECORDS_REMEMBERED_MAX = 256;
/** Received records of one peer that wait to be checked, and their bytes; further ones come again by comparing. */
export const RECORDS_WAITING_MAX = 4_096;
export const RECORDS_WAITING_BYTES_MAX = 2 * 1_048_576;
/** Groups of people in a comparison, and people in one message of it: 27 bytes each. */
export const PRESENCE_GROUPS = 64;
export const PEOPLE_PER_VECTOR_MAX = 1_024;
/** Comparisons at once: a newcomer gets the list once or twice, and not of every link. A comparison takes so long at most. */
export const PRESENCE_COMPARISONS_MAX = 2;
export const PRESENCE_COMPARISON_MS = 3_000;
/** A peer that has just had a turn lets the others, of whom there are 24, go first for so long. */
export const PRESENCE_TURN_MS = 20_000;
/** Of whom we remember it: more than can be linked within that time. */
export const PRESENCE_TURNS_MAX = 1_024;
/**
 * How often we compare with one of the linked; while that brings nothing, twice as long each time, up to the second. The first time is
 * soon: while a hall fills, links end and liars keep back what they should pass on.
 */
export const COMPARE_PRESENCE_MS = 8_000;
export const COMPARE_PRESENCE_MAX_MS = 240_000;
/** Questions of one peer about who is here that we answer. */
export const PRESENCE_QUESTIONS_PER_SECOND = 2;
export const PRESENCE_QUESTIONS_BURST = 32;
/** What one message of a comparison brings is passed on up to here; more is a longer list, which others get in their own way. */
export const PRESENCE_PASSED_ON_MAX = 16;
