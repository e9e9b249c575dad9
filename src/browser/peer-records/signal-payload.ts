/** What two peers tell each other to make one link, after decryption. */
import * as v from 'valibot';
import type { Bytes } from '../../core/base/bytes.ts';
import {
  CANDIDATE_CHARS_MAX,
  CANDIDATES_PER_SIGNAL_MAX,
  SDP_CHARS_MAX,
} from '../../core/limits/webrtc.ts';
import { isSafeCandidate, isSafeDescription } from './sdp-check.ts';

const sdp = v.pipe(v.string(), v.maxLength(SDP_CHARS_MAX));
/** 0 opens a link. Every ICE restart offers the next round, and its answer repeats the number. */
const round = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

export const signalPayload = v.variant('type', [
  v.object({ type: v.literal('offer'), round, sdp }),
  v.object({ type: v.literal('answer'), round, sdp }),
  v.object({
    type: v.literal('candidates'),
    candidates: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(CANDIDATE_CHARS_MAX))),
      v.maxLength(CANDIDATES_PER_SIGNAL_MAX),
    ),
  }),
  /** The answering side lost the path and asks the offering side for an ICE restart. */
  v.object({ type: v.literal('restart') }),
  /** The sender does not have this link, or no longer has it. */
  v.object({ type: v.literal('bye'), reason: v.picklist(['busy', 'given-up', 'unknown-link']) }),
]);
export type SignalPayload = v.InferOutput<typeof signalPayload>;

/**
 * The part of a payload that may reach the browser, or null. A description must name the certificate that its
 * sender signed. Candidates that we do not try are left out.
 */
export function safePayload(payload: SignalPayload, certificateHash: Bytes): SignalPayload | null {
  if (payload.type === 'offer' || payload.type === 'answer') {
    return isSafeDescription(payload.sdp, certificateHash) ? payload : null;
  }
  if (payload.type !== 'candidates') return payload;
  return {
    type: 'candidates',
    candidates: payload.candidates.filter((one) => isSafeCandidate(one)),
  };
}
