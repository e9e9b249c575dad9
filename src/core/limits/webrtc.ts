/** Bounds on connections and on what is negotiated for them, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** A data-only description is 500 bytes; browsers add lines, not kilobytes. */
export const SDP_CHARS_MAX = 4_096;
/** RFC 8839 lines are 60–200 characters, long IPv6 ones with extensions a little more. */
export const CANDIDATE_CHARS_MAX = 320;
/** Candidates in one signal. */
export const CANDIDATES_PER_SIGNAL_MAX = 20;
/**
 * Candidates of the other side that one link tries: several interfaces × (host, reflexive, relayed), for two
 * rounds at once and then as often as ICE restarts. Further ones would only probe other machines.
 */
export const CANDIDATES_BURST = 80;
export const CANDIDATES_PER_SECOND = 14;
/** The first candidates are worth a signal at once; the others travel together. */
export const CANDIDATES_FIRST_MS = 5;
export const CANDIDATES_BATCH_MS = 60;
/** Links of one session whose last signal number is remembered against replay; of older ones, the highest. */
export const LINK_IDS_REMEMBERED_MAX = 16;
/** Signals of one link kept while it is not yet decided whether that link will be. */
export const SIGNALS_PARKED_MAX = 32;
/** Offers accepted from others: a full mesh that restarts at once, then a trickle. Each costs a connection. */
export const OFFERS_BURST = 32;
export const OFFERS_PER_SECOND = 2;
/** And from one of them: some reloads, or dials that meet; more is somebody who uses connections up. */
export const OFFERS_PER_PEER_BURST = 8;
export const OFFERS_PER_PEER_PER_SECOND = 0.2;
/** Chromium allows about 500 connections a page, closed ones counted until collected; beyond it all fail. */
export const CONNECTIONS_MAX = 450;
/** From `disconnected` until a link is given up; between ICE restarts; for an answer after a wake. */
export const RECOVERY_MS = 10_000;
export const RECOVERY_TRY_MS = 3_000;
export const LINK_PROOF_MS = 1_000;
/** An offer unanswered for so long may be lost on the way: the other side's own may stand. */
export const OFFER_LOST_MS = 2_000;
/** Messages kept for a listener that is not there yet. */
export const EARLY_MESSAGES_MAX = 256;
export const EARLY_BYTES_MAX = 1 * MiB;
/** Until a server that is tested counts as silent: TURN over TLS through a slow path takes some seconds. */
export const SELF_TEST_MS = 10_000;
