/** What link attempts need of the transport, and what they do for it. */
import type { PeerId } from '../../core/base/ids.ts';
import type { Clock, Crypto, Link, Random, Welcome } from '../../core/ports.ts';
import type { IcePolicy } from './ice-policy.ts';
import type { LinkProver } from './link-proof.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';
import type { OpenedSignal } from '../peer-records/sealed-signal.ts';
import type { SignalPayload } from '../peer-records/signal-payload.ts';

export interface LinkAttemptsOptions {
  readonly self: PeerId;
  readonly certificate: RTCCertificate;
  readonly prover: LinkProver;
  readonly clock: Clock;
  readonly random: Random;
  readonly crypto: Crypto;
  readonly ice: IcePolicy;
  readonly refreshSignaling: () => void;
  readonly send: (to: PeerRecord, linkId: string, payload: SignalPayload) => void;
  readonly onLink: (link: Link) => void;
  /** What is known of a peer now; it may be on a page later than the one that was dialled. */
  readonly peerRecordOf: (peer: PeerId) => PeerRecord | undefined;
  /** Whether people carry what is signaled to it, which takes them minutes. */
  readonly isManual: (of: PeerRecord) => boolean;
  /** Whether an offer is to be answered. */
  readonly welcome: (peer: PeerId, worked: boolean) => Welcome;
}

export interface LinkAttempts {
  /** @throws SwapError unreachable, timeout, closed */
  dial(peerRecord: PeerRecord): Promise<void>;
  receive(signal: OpenedSignal): void;
  /** A peer is no longer at an address, or, if that was the last one, at none that we know. */
  gone(peer: PeerId, isLast: boolean): void;
  /** The network may have changed: every link has to prove that it works, and unanswered offers go out anew. Of one peer: its link alone. */
  doubt(peer?: PeerId): void;
  /** Signaling works again after it did not: what was sent meanwhile may have been lost. */
  signalingIsBack(): void;
  /** Ends every link and attempt, so that they are made anew under another policy. */
  restart(): void;
  close(): void;
}
