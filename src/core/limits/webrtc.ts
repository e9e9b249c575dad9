/** Bounds on connections and their negotiation, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** A data-only description is 500 bytes; browsers add lines, not kilobytes. */
export const SDP_CHARS_MAX = 4_096;
/** Lines of RFC 8839 have 60 to 200 characters, long IPv6 lines with extensions a little more. */
export const CANDIDATE_CHARS_MAX = 320;
/** Candidates in one signal. */
export const CANDIDATES_PER_SIGNAL_MAX = 20;
/**
 * Candidates of the other side that one link tries: several interfaces × (host, reflexive, relayed), for two rounds at
 * once, then as often as ICE restarts. Further ones would only probe other machines.
 */
export const CANDIDATES_BURST = 80;
export const CANDIDATES_PER_SECOND = 14;
/** The first candidates go into a signal at once; the others are collected. */
export const CANDIDATES_FIRST_MS = 5;
export const CANDIDATES_BATCH_MS = 60;
/** Links of one session whose last signal number we remember against replay; for older ones, we remember the highest. */
export const LINK_IDS_REMEMBERED_MAX = 16;
/** Signals of one link kept until it is decided whether we accept that link. */
export const SIGNALS_PARKED_MAX = 32;
/** Offers that we accept: a full mesh that restarts at once, then a trickle. Each costs a connection. */
export const OFFERS_BURST = 32;
export const OFFERS_PER_SECOND = 2;
/** Offers that we accept from one peer: some reloads, or dials from both sides. More of them would use up our connections. */
export const OFFERS_PER_PEER_BURST = 8;
export const OFFERS_PER_PEER_PER_SECOND = 0.2;
/** Chromium allows about 500 connections per page, and counts closed ones until they are collected; then all fail. */
export const CONNECTIONS_MAX = 450;
/** Time from `disconnected` until we give a link up; between ICE restarts; and for an answer after a wake. */
export const RECOVERY_MS = 10_000;
export const RECOVERY_TRY_MS = 3_000;
export const LINK_PROOF_MS = 1_000;
/** An offer without an answer for this long may be lost, so we accept the other side's own. */
export const OFFER_LOST_MS = 2_000;
/** Messages kept until a listener is added. */
export const EARLY_MESSAGES_MAX = 256;
export const EARLY_BYTES_MAX = 1 * MiB;
/** Time for a tested server to answer: TURN over TLS on a slow path takes some seconds. */
export const SELF_TEST_MS = 10_000;
