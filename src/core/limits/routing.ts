/** Bounds on what members pass on between two that may have no link, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Each hop comes closer by a bit at least, and by two on average: enough for a room of a billion. */
export const ROUTE_HOPS_MAX = 16;
/** The longest sealed signal (SIGNAL_BYTES_MAX), and some room for what goes with it. */
export const ROUTE_BODY_BYTES_MAX = 10 * KiB;
/**
 * Ways that an ask takes one after another. Among a thousand of whom a fifth drop everything, five find 94 % of all, and a
 * repetition 99 %.
 */
export const ROUTE_WAYS_MAX = 5;
/** How long a way has to bring an answer before the next one is tried as well: four hops there and back over slow links. */
export const ROUTE_WAY_MS = 1_200;
/** How long an ask and what is passed on wait for an answer: all ways of an ask, and the last one as long again. */
export const ROUTE_WAIT_MS = 7_500;
/** Receivers and subjects whose last ask we remember, to repeat it by other links: 8 keepers of each of 32 files, twice, and as many again. */
export const SUBJECTS_MAX = 1_024;
/** Times that somebody is looked up before they count as not found: an ask and its repetition find 99 % (K5), and among unlucky links less. */
export const LOOK_UP_TRIES = 3;
/** Receivers of whom we remember the link by which they answered: those of what people do now, such as signals. */
export const ANSWERED_MAX = 256;
/** Peers of one k-bucket that the mesh is shown: enough to choose from, and all buckets of ten thousand people stay below its roster. */
export const BUCKET_MAX = 16;
/** Senders of one link whose way back is remembered, and for how long: an answer to an offer, and the signals that follow it. */
export const REVERSE_SENDERS_MAX = 512;
export const REVERSE_WAY_MS = 30_000;
/** Ways of an ask that go back so, beside the others: each after one by distance that came to a dead end, and none waits for it longer than a beat. */
export const REVERSE_WAYS_TRIED = 2;
/** How often we look for what is due, while something is. */
export const ROUTE_TICK_MS = 250;
/** Asks of our own that wait at once: a newcomer who asks for everybody whom it needs, a hundred times over. */
export const ASKS_MAX = 1_024;
/** What one link has given us and waits for an answer: what it may send within that time, 150 bytes each. */
export const PASSED_PER_LINK_MAX = 512;
/** Asks of one link of which we remember where we passed them: only ways that are less apart depend on it. */
export const PASSED_ASKS_MAX = 512;
/** Answers of ours that we remember, so that a second way costs no second answer: those of the last second. */
export const ANSWERS_KEPT_MAX = 64;
/** Routes without any answer, one after another, until we use other links first where there are any. */
export const ROUTE_MISSES_MAX = 2;
/** And for how long: what was in its way may be gone. */
export const ROUTE_MISSES_MS = 60_000;
/**
 * What one link may give us of routes, and as much of answers: a newcomer's signals for all its links at once (10 KiB a link), then a
 * newcomer every second. A shorter message counts as `ROUTE_COUNTED_BYTES_MIN`, which makes that a third of all messages (M6).
 */
export const ROUTE_BYTES_PER_SECOND = 64 * KiB;
export const ROUTE_BYTES_BURST = 1 * MiB;
export const ROUTE_COUNTED_BYTES_MIN = 1 * KiB;
