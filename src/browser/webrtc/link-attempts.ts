/** Every link from dial or offer to its end: one attempt and one live link per peer at a time. */
import { each } from '../../core/base/each.ts';
import { toBase64Url } from '../../core/base/bytes.ts';
import type { SwapErrorCode } from '../../core/base/errors.ts';
import type { PeerId } from '../../core/base/ids.ts';
import { DIAL_TIMEOUT_MS } from '../../core/limits/mesh.ts';
import { PAIRING_LIFE_MS } from '../../core/limits/signaling.ts';
import { LINK_ID_BYTES } from '../../core/limits/shared.ts';
import { LINK_PROOF_MS, OFFER_LOST_MS, SIGNALS_PARKED_MAX } from '../../core/limits/webrtc.ts';
import type { Clock, Crypto, Link, Random, OfferGate } from '../../core/ports.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';
import type { OpenedSignal } from '../peer-records/sealed-signal.ts';
import type { SignalPayload } from '../peer-records/signal-payload.ts';
import { hasConnectionLeft } from './connection-budget.ts';
import { canConnect, type IcePolicy } from './ice-policy.ts';
import { isOutdated, LinkAttempt, obstacleTo, troubleOf } from './link-attempt.ts';
import type { LinkProver } from './link-proof.ts';
import { NegotiatedLink } from './negotiated-link.ts';
import { createOfferBudget, type OfferBudget } from './offer-budget.ts';

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
  /** What is known of a peer now. Its session may be later than the one that was dialled. */
  readonly peerRecordOf: (peer: PeerId) => PeerRecord | undefined;
  /** Whether people pass on what is signaled to this session, which takes minutes. */
  readonly isManual: (of: PeerRecord) => boolean;
  /** Whether to answer an offer. */
  readonly welcome: OfferGate;
}

export class LinkAttempts {
  readonly #options: LinkAttemptsOptions;
  readonly #attempts = new Map<PeerId, LinkAttempt>();
  readonly #live = new Map<PeerId, NegotiatedLink>();
  readonly #offers: OfferBudget;

  constructor(options: LinkAttemptsOptions) {
    this.#options = options;
    this.#offers = createOfferBudget(options.clock);
  }

  /** Joins the attempt that is under way with this peer, or begins one. @throws SwapError unreachable, timeout, closed */
  dial(peerRecord: PeerRecord): Promise<void> {
    const running = this.#attempts.get(peerRecord.peer);
    if (running) return running.result;
    const error = obstacleTo(this.#options.ice);
    return error ? Promise.reject(error) : this.#offerFirst(peerRecord).result;
  }

  receive(signal: OpenedSignal): void {
    const { from, linkId, payload } = signal;
    const running = this.#attempts.get(from.peer);
    const links = [running?.link, this.#live.get(from.peer)];
    const known = links.find((it) => it?.linkId === linkId);
    if (known) {
      if (known.peerRecord.session !== from.session) return;
      if (running?.link === known) this.#answered(running, from);
      known.receive(payload);
    } else if (running?.parked[0]?.linkId === linkId) {
      if (running.parked.length < SIGNALS_PARKED_MAX) running.parked.push(signal);
    } else if (payload.type === 'offer' && payload.round === 0) {
      this.#onOffer(signal, running);
    } else if (payload.type === 'offer' || payload.type === 'restart') {
      // It still tries to repair a link that we gave up. A blocked peer is not told even that.
      if (this.#options.welcome(from.peer, from.hasProof) !== 'silent')
        this.#sayBye(from, linkId, 'unknown-link');
    }
  }

  /** A peer has left an address. `isLast`: we know no other address of it. */
  gone(peer: PeerId, isLast: boolean): void {
    const attempt = this.#attempts.get(peer);
    if (!attempt || attempt.isAnswered) return; // ICE may need nothing more from signaling
    if (attempt.parked.length > 0 && !isLast) this.#takeParked(attempt);
    else if (isLast) attempt.fail('unreachable', 'nobody is there any more');
  }

  /**
   * The network may have changed: every link must prove that it works, and unanswered offers are made again.
   * With a peer: only its link.
   */
  doubt(of?: PeerId): void {
    if (of !== undefined) return this.#live.get(of)?.doubt();
    each(this.#live.values(), (link) => link.doubt());
    each(this.#attempts, ([peer, attempt]) => {
      const ageMs = this.#options.clock.now() - attempt.offeredAtMs;
      if (ageMs >= LINK_PROOF_MS) this.#offerAgain(peer, attempt);
    });
  }

  /** Signaling works again after an outage: what was sent meanwhile may be lost. */
  signalingIsBack(): void {
    each(this.#live.values(), (link) => link.tryRepairAgain());
    each(this.#attempts, ([peer, attempt]) => this.#offerAgain(peer, attempt));
  }

  /** Ends every link and attempt, so that they are made again under another ICE policy. */
  restart(): void {
    this.#endAll('timeout', 'remade');
  }

  close(): void {
    this.#endAll('closed', 'transport closed');
  }

  #endAll(code: SwapErrorCode, reason: string): void {
    each(this.#attempts.values(), (attempt) => attempt.fail(code, reason));
    each(this.#live.values(), (link) => link.end(reason));
  }

  #begin(peerRecord: PeerRecord): LinkAttempt {
    const { peer } = peerRecord;
    const { clock, isManual } = this.#options;
    const attempt: LinkAttempt = new LinkAttempt(clock.now(), () => {
      if (this.#attempts.get(peer) === attempt) this.#attempts.delete(peer);
    });
    this.#attempts.set(peer, attempt);
    this.#startTimeout(attempt, isManual(peerRecord) ? PAIRING_LIFE_MS : DIAL_TIMEOUT_MS);
    return attempt;
  }

  #startTimeout(attempt: LinkAttempt, ms = DIAL_TIMEOUT_MS): void {
    const timeOut = () => {
      this.#giveUpOurs(attempt);
      const trouble = attempt.isAnswered ? 'no-path' : 'unanswered';
      attempt.fail('timeout', 'no connection in time', trouble);
    };
    attempt.time('deadline', this.#options.clock.after(ms, timeOut));
  }

  #offerFirst(peerRecord: PeerRecord): LinkAttempt {
    const attempt = this.#begin(peerRecord);
    this.#offer(attempt, peerRecord);
    return attempt;
  }

  /** Replaces an offer that nobody has answered, as if the peer were dialled now. */
  #offerAgain(peer: PeerId, attempt: LinkAttempt): void {
    const before = attempt.link;
    if (!before?.isInitiator || attempt.isAnswered || !hasConnectionLeft()) return;
    const peerRecord = this.#options.peerRecordOf(peer) ?? before.peerRecord;
    if (this.#options.isManual(peerRecord)) return; // a person is on the way with our offer
    this.#giveUpOurs(attempt);
    this.#startTimeout(attempt);
    this.#offer(attempt, peerRecord);
  }

  #offer(attempt: LinkAttempt, peerRecord: PeerRecord): void {
    const { clock, random } = this.#options;
    try {
      attempt.offeredAtMs = clock.now();
      this.#connect(attempt, peerRecord, toBase64Url(random.bytes(LINK_ID_BYTES)), true);
    } catch {
      attempt.fail('unreachable', 'the browser gives no connection', 'crowded');
    }
  }

  /** Makes a second link, which replaces the first when it opens. */
  #remake(peerRecord: PeerRecord): void {
    const { peer } = peerRecord;
    const { isManual, peerRecordOf } = this.#options;
    if (this.#attempts.has(peer) || isManual(peerRecord) || !hasConnectionLeft()) return;
    this.#offerFirst(peerRecordOf(peer) ?? peerRecord);
  }

  /** Gives the attempt a link of its own in place of the one it may have. */
  #connect(attempt: LinkAttempt, peerRecord: PeerRecord, linkId: string, isInitiator: boolean) {
    const { certificate, prover, clock, crypto, ice, refreshSignaling, send } = this.#options;
    const { peer } = peerRecord;
    const before = attempt.link;
    const link: NegotiatedLink = new NegotiatedLink({
      peerRecord,
      linkId,
      isInitiator,
      isInvited: this.#options.isManual(peerRecord),
      certificate,
      prover,
      clock,
      crypto,
      ice,
      refreshSignaling,
      send: (payload) => send(peerRecord, linkId, payload),
      onOpen: (open) => this.#opened(attempt, link, open),
      onStuck: () => this.#live.get(peer) === link && this.#remake(peerRecord),
      onEnd: (reason) => this.#ended(link, reason),
    });
    attempt.link = link;
    attempt.isAnswered = !isInitiator;
    before?.end('superseded');
    return link;
  }

  #opened(attempt: LinkAttempt, link: NegotiatedLink, open: Link): void {
    const { peer } = link.peerRecord;
    if (this.#attempts.get(peer) !== attempt || attempt.link !== link)
      return link.end('superseded');
    const replaced = this.#live.get(peer);
    this.#live.set(peer, link);
    attempt.settle();
    this.#options.onLink(open);
    replaced?.end('replaced');
  }

  #ended(link: NegotiatedLink, reason: string): void {
    const { peer } = link.peerRecord;
    if (this.#live.get(peer) === link) this.#live.delete(peer);
    const attempt = this.#attempts.get(peer);
    if (attempt?.link !== link) return;
    if (attempt.parked.length > 0) this.#takeParked(attempt);
    else attempt.fail('timeout', reason, troubleOf(reason)); // it is there, but no path to it was found
  }

  #answered(running: LinkAttempt, from: PeerRecord): void {
    // From here on both sides take part, however the answer came.
    if (!running.isAnswered && this.#options.isManual(from)) this.#startTimeout(running);
    running.isAnswered = true;
  }

  #onOffer(signal: OpenedSignal, running: LinkAttempt | undefined): void {
    const ours = running?.link;
    const isGlare = ours?.isInitiator && ours.peerRecord.session === signal.from.session;
    // Both see the same two offers and keep the same one. An offer to a session that is over has no chance.
    if (running && isGlare && this.#options.self < signal.from.peer)
      this.#parkCrossed(signal, running);
    else if (running && isOutdated(signal.from, ours?.peerRecord)) {
      // Signaling may have held it back. It is used if the later session comes to nothing.
      if (running.parked.length === 0) running.parked = [signal];
    } else this.#accept(signal, running);
  }

  /**
   * Ours goes first, unless it was lost, as when it went to an address that the other side has left. Then nobody
   * would ever answer either offer.
   */
  #parkCrossed(signal: OpenedSignal, running: LinkAttempt): void {
    const { clock } = this.#options;
    running.parked = [signal];
    const leftMs = OFFER_LOST_MS - Math.abs(clock.now() - running.offeredAtMs);
    const takeTheirs = () => {
      if (running.isAnswered || running.parked[0] !== signal) return;
      this.#giveUpOurs(running);
      this.#takeParked(running);
    };
    running.time('crossed', clock.after(Math.max(0, leftMs), takeTheirs));
  }

  #takeParked(attempt: LinkAttempt): void {
    const [offer, ...rest] = attempt.parked.splice(0);
    if (!offer || !this.#accept(offer, attempt))
      return attempt.fail('unreachable', 'no connection left');
    each(rest, ({ payload }) => attempt.link?.receive(payload));
  }

  /** Answers an offer, for an attempt that is under way or a new one. */
  #accept({ from, linkId, payload }: OpenedSignal, running?: LinkAttempt): boolean {
    const { isManual } = this.#options;
    const welcome = this.#options.welcome(from.peer, from.hasProof, isManual(from));
    if (welcome === 'silent') return false;
    // A crowd of strangers must not use up the offers that known peers have a claim to.
    const taken = welcome !== 'refused' && this.#offers.take(from.peer, welcome === 'preferred');
    if (!canConnect(this.#options.ice) || !taken || !hasConnectionLeft()) {
      this.#sayBye(from, linkId, 'busy');
      return false;
    }
    const attempt = running ?? this.#begin(from);
    try {
      this.#connect(attempt, from, linkId, false).receive(payload);
      return true;
    } catch {
      this.#sayBye(from, linkId, 'busy');
      if (!running) attempt.fail('unreachable', 'the browser gives no connection', 'crowded');
      return false;
    }
  }

  #giveUpOurs({ link }: LinkAttempt): void {
    if (link) this.#sayBye(link.peerRecord, link.linkId, 'given-up');
  }

  #sayBye(to: PeerRecord, linkId: string, reason: 'busy' | 'given-up' | 'unknown-link'): void {
    this.#options.send(to, linkId, { type: 'bye', reason });
  }
}
