/** What clients of one room tell each other over a PeerServer, as JSON. */
import * as v from 'valibot';
import { fromBase64Url } from '../../../core/base/bytes.ts';
import {
  PEER_RECORD_BYTES_MAX,
  PEER_SERVER_SAMPLE_MAX,
  SIGNAL_BYTES_MAX,
} from '../../../core/limits/signaling.ts';
import type { MediumAddress, Member } from '../signaling.ts';

const charsOf = (bytes: number) => Math.ceil((bytes * 4) / 3);
/** A sealed peer record, base64url. */
const announce = v.pipe(v.string(), v.maxLength(charsOf(PEER_RECORD_BYTES_MAX)));
const address = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const listed = v.object({ address, announce });
const lobbyMessage = v.variant('type', [
  /** To a slot: put me on the list. */
  v.object({ type: v.literal('hello'), announce }),
  /** The answer of the client that keeps the list. */
  v.object({
    type: v.literal('members'),
    members: v.pipe(v.array(listed), v.maxLength(PEER_SERVER_SAMPLE_MAX)),
  }),
  v.object({
    type: v.literal('box'),
    box: v.pipe(v.string(), v.maxLength(charsOf(SIGNAL_BYTES_MAX))),
  }),
  /** To a slot: take me off the list. */
  v.object({ type: v.literal('bye') }),
]);
export type LobbyMessage = v.InferOutput<typeof lobbyMessage>;
export type ListedMember = v.InferOutput<typeof listed>;

/** Null for anything else. Never throws. */
export function readLobbyMessage(payload: string): LobbyMessage | null {
  try {
    const read = v.safeParse(lobbyMessage, JSON.parse(payload));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

export const toMembers = (listed: readonly ListedMember[]): Member<MediumAddress>[] =>
  listed.flatMap(({ address, announce }) => {
    const peerRecord = fromBase64Url(announce);
    return peerRecord ? [{ address, peerRecord }] : [];
  });
