/** Makes what links need: our session's keys, the sealer of signals, and the attempts. Loaded when nothing waits for it. */
import type { Clock, Crypto, Identity, Random } from '../../core/ports.ts';
import type { RoomKeys } from '../crypto/room-keys.ts';
import { OwnSession } from '../peer-records/own-session.ts';
import type { PeerRecordCache } from '../peer-records/peer-record-cache.ts';
import { SignalSealer } from '../peer-records/sealed-signal.ts';
import { LinkAttempts, type LinkAttemptsOptions } from './link-attempts.ts';
import { createLinkProver } from './link-proof.ts';

export interface OpenLinksOptions {
  readonly identity: Identity;
  readonly keys: RoomKeys;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly readPeerRecord: PeerRecordCache;
  /** How the attempts reach the rest of the transport. */
  readonly attempts: Pick<
    LinkAttemptsOptions,
    'ice' | 'refreshSignaling' | 'send' | 'onLink' | 'peerRecordOf' | 'isManual' | 'welcome'
  >;
}

export interface Links {
  readonly session: OwnSession;
  readonly sealer: SignalSealer;
  readonly attempts: LinkAttempts;
}

/** @throws SwapError unsupported */
export async function openLinks(options: OpenLinksOptions): Promise<Links> {
  const { identity, keys, crypto, clock, random, readPeerRecord } = options;
  const self = identity.peer;
  const session = await OwnSession.open({ keys, identity, clock, random });
  const { certificate, certificateHash, privateKey } = session;
  const sealer = new SignalSealer({
    self,
    topic: keys.topic,
    pairSalt: keys.pairSalt,
    privateKey,
    peerRecord: () => session.peerRecord,
    readPeerRecord,
    clock,
    random,
  });
  const prover = createLinkProver({ roomId: keys.roomId, identity, crypto, certificateHash });
  const attempts = new LinkAttempts({
    ...options.attempts,
    self,
    certificate,
    prover,
    clock,
    random,
    crypto,
  });
  return { session, sealer, attempts };
}
