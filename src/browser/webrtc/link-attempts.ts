/** Every link from dial or offer to its end: one attempt and one live link a peer at a time. */
import { SwapError, type DialTrouble, type SwapErrorCode } from '../../core/base/errors.ts';
import type { PeerId } from '../../core/base/ids.ts';
import { DIAL_TIMEOUT_MS } from '../../core/limits/mesh.ts';
import { PAIRING_LIFE_MS } from '../../core/limits/signaling.ts';
import { LINK_PROOF_MS, OFFER_LOST_MS, SIGNALS_PARKED_MAX } from '../../core/limits/webrtc.ts';
import { toBase64Url } from '../../core/base/bytes.ts';
import { hasConnectionLeft } from './connection-budget.ts';
import { canConnect } from './ice-policy.ts';
import type { LinkAttempts, LinkAttemptsOptions } from './link-attempts-api.ts';
import { createAttempt, isOutdated, troubleOf, type Attempt } from './link-attempt.ts';
import { createOfferBudget } from './offer-budget.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';
import { LINK_ID_BYTES, type OpenedSignal } from '../peer-records/sealed-signal.ts';
import { createNegotiatedLink, type NegotiatedLink } from './negotiated-link.ts';

export type { LinkAttempts, LinkAttemptsOptions } from './link-attempts-api.ts';

export function createLinkAttempts(options: LinkAttemptsOptions): LinkAttempts {
  const { self, clock, random } = options;
  const attempts = new Map<PeerId, Attempt>();
  const live = new Map<PeerId, NegotiatedLink>();
  const offers = createOfferBudget(clock);

  function begin(peerRecord: PeerRecord): Attempt {
    const { peer } = peerRecord;
    const attempt: Attempt = createAttempt(clock.now(), () => {
      if (attempts.get(peer) === attempt) attempts.delete(peer);
    });
    attempts.set(peer, attempt);
    startTimeout(attempt, options.isManual(peerRecord) ? PAIRING_LIFE_MS : DIAL_TIMEOUT_MS);
    return attempt;
  }

  function startTimeout(attempt: Attempt, ms = DIAL_TIMEOUT_MS): void {
    attempt.time(
      'deadline',
      clock.after(ms, () => {
        giveUpOurs(attempt);
        fail(
          attempt,
          'timeout',
          'no connection in time',
          attempt.isAnswered ? 'no-path' : 'unanswered',
        );
      }),
    );
  }

  function offerFirst(peerRecord: PeerRecord): Attempt {
    const attempt = begin(peerRecord);
    try {
      offer(attempt, peerRecord);
    } catch {
      fail(attempt, 'unreachable', 'the browser gives no connection', 'crowded');
    }
    return attempt;
  }

  /** A second link, which replaces the first when it opens. */
  function remake(peerRecord: PeerRecord): void {
    if (attempts.has(peerRecord.peer) || options.isManual(peerRecord) || !hasConnectionLeft())
      return;
    offerFirst(options.peerRecordOf(peerRecord.peer) ?? peerRecord);
  }

  function giveUpOurs({ signaled }: Attempt): void {
    if (signaled) sayBye(signaled.peerRecord, signaled.linkId, 'given-up');
  }

  /** Offers anew what nobody has answered, as if it were dialled now. */
  function offerAgain(peer: PeerId, attempt: Attempt): void {
    const before = attempt.signaled;
    if (!before?.isInitiator || attempt.isAnswered || !hasConnectionLeft()) return;
    const peerRecord = options.peerRecordOf(peer) ?? before.peerRecord;
    if (options.isManual(peerRecord)) return; // somebody is on the way with what was offered
    giveUpOurs(attempt);
    startTimeout(attempt);
    try {
      offer(attempt, peerRecord);
    } catch {
      fail(attempt, 'unreachable', 'the browser gives no connection', 'crowded');
    }
  }

  function offer(attempt: Attempt, peerRecord: PeerRecord): void {
    attempt.offeredAtMs = clock.now();
    connect(attempt, peerRecord, toBase64Url(random.bytes(LINK_ID_BYTES)), true);
  }

  function fail(
    attempt: Attempt,
    code: SwapErrorCode,
    message: string,
    trouble?: DialTrouble,
  ): void {
    attempt.settle(new SwapError(code, message, trouble && { trouble }));
    attempt.signaled?.end(message);
  }

  /** Gives the attempt a connection of its own in place of the one it may have. */
  function connect(attempt: Attempt, peerRecord: PeerRecord, linkId: string, isInitiator: boolean) {
    const { peer } = peerRecord;
    const before = attempt.signaled;
    const signaled = createNegotiatedLink({
      ...options,
      peerRecord,
      linkId,
      isInitiator,
      isPatient: !isInitiator && options.isManual(peerRecord),
      send: (payload) => options.send(peerRecord, linkId, payload),
      onOpen(link) {
        if (attempts.get(peer) !== attempt || attempt.signaled !== signaled) {
          return signaled.end('superseded');
        }
        const replaced = live.get(peer);
        live.set(peer, signaled);
        attempt.settle();
        options.onLink(link);
        replaced?.end('replaced');
      },
      onStuck: () => live.get(peer) === signaled && remake(peerRecord),
      onEnd: (reason) => onEnd(peer, signaled, reason),
    });
    attempt.signaled = signaled;
    attempt.isAnswered = !isInitiator;
    before?.end('superseded');
    return signaled;
  }

  function onEnd(peer: PeerId, signaled: NegotiatedLink, reason: string): void {
    if (live.get(peer) === signaled) live.delete(peer);
    const attempt = attempts.get(peer);
    if (attempt?.signaled !== signaled) return;
    if (attempt.parked.length > 0) takeParked(attempt);
    else fail(attempt, 'timeout', reason, troubleOf(reason)); // it is there, but no path to it was found
  }

  function takeParked(attempt: Attempt): void {
    const [offer, ...rest] = attempt.parked.splice(0);
    if (!offer || !accept(offer, attempt)) {
      return fail(attempt, 'unreachable', 'no connection left');
    }
    for (const { payload } of rest) attempt.signaled?.receive(payload);
  }

  /** Answers an offer, for an attempt that is under way or a new one. */
  function accept(offer: OpenedSignal, running?: Attempt): boolean {
    const { from, linkId, payload } = offer;
    const welcome = options.welcome(from.peer, from.worked);
    if (welcome === 'silent') return false;
    // A crowd of strangers must not use up what those have a claim to whom we know.
    const taken = welcome !== 'refused' && offers.take(from.peer, welcome === 'preferred');
    if (!canConnect(options.ice) || !taken || !hasConnectionLeft()) {
      sayBye(from, linkId, 'busy');
      return false;
    }
    const attempt = running ?? begin(from);
    try {
      connect(attempt, from, linkId, false).receive(payload);
      return true;
    } catch {
      sayBye(from, linkId, 'busy');
      if (!running) fail(attempt, 'unreachable', 'the browser gives no connection', 'crowded');
      return false;
    }
  }

  function sayBye(to: PeerRecord, linkId: string, reason: 'busy' | 'given-up' | 'unknown-link') {
    options.send(to, linkId, { type: 'bye', reason });
  }

  function onOffer(signal: OpenedSignal, running: Attempt | undefined): void {
    const ours = running?.signaled;
    const isGlare = ours?.isInitiator && ours.peerRecord.session === signal.from.session;
    // Both see the same two offers and keep the same one. One to a session that is over has no chance.
    if (running && isGlare && self < signal.from.peer) parkCrossed(signal, running);
    else if (running && isOutdated(signal.from, ours?.peerRecord)) {
      // Signaling may have held it back: it takes its turn when the later session comes to nothing.
      if (running.parked.length === 0) running.parked = [signal];
    } else accept(signal, running);
  }

  /**
   * Ours goes first, unless it was lost on the way, as to an address that the other side has left: then nobody
   * would ever answer either.
   */
  function parkCrossed(signal: OpenedSignal, running: Attempt): void {
    running.parked = [signal];
    const leftMs = OFFER_LOST_MS - Math.abs(clock.now() - running.offeredAtMs);
    running.time(
      'crossed',
      clock.after(Math.max(0, leftMs), () => {
        if (running.isAnswered || running.parked[0] !== signal) return;
        giveUpOurs(running);
        takeParked(running);
      }),
    );
  }

  function endAll(code: SwapErrorCode, reason: string): void {
    for (const attempt of attempts.values()) fail(attempt, code, reason);
    for (const signaled of [...live.values()]) signaled.end(reason);
  }

  return {
    dial(peerRecord) {
      const running = attempts.get(peerRecord.peer);
      if (running) return running.result;
      if (!canConnect(options.ice)) {
        return Promise.reject(
          new SwapError('timeout', 'hidden, and no TURN server to hide behind', {
            trouble: 'hidden',
          }),
        );
      }
      if (!hasConnectionLeft()) {
        return Promise.reject(
          new SwapError('unreachable', 'too many connections in this page', { trouble: 'crowded' }),
        );
      }
      return offerFirst(peerRecord).result;
    },

    receive(signal) {
      const { from, linkId, payload } = signal;
      const running = attempts.get(from.peer);
      const known = [running?.signaled, live.get(from.peer)].find((it) => it?.linkId === linkId);
      if (known) {
        if (known.peerRecord.session !== from.session) return;
        if (running?.signaled === known) {
          // From here on both sides are at it, however the answer came.
          if (!running.isAnswered && options.isManual(from)) startTimeout(running);
          running.isAnswered = true;
        }
        return known.receive(payload);
      }
      if (running?.parked[0]?.linkId === linkId) {
        if (running.parked.length < SIGNALS_PARKED_MAX) running.parked.push(signal);
      } else if (payload.type === 'offer' && payload.round === 0) {
        onOffer(signal, running);
      } else if (payload.type === 'offer' || payload.type === 'restart') {
        // We gave up a link that it still tries to repair; whoever is kept out hears not even that.
        if (options.welcome(from.peer, from.worked) !== 'silent')
          sayBye(from, linkId, 'unknown-link');
      }
    },

    gone(peer, isLast) {
      const attempt = attempts.get(peer);
      if (!attempt || attempt.isAnswered) return; // ICE may need nothing more from signaling
      if (attempt.parked.length > 0 && !isLast) takeParked(attempt);
      else if (isLast) fail(attempt, 'unreachable', 'nobody is there any more');
    },

    doubt(of) {
      if (of !== undefined) return live.get(of)?.doubt();
      for (const signaled of live.values()) signaled.doubt();
      for (const [peer, attempt] of [...attempts]) {
        if (clock.now() - attempt.offeredAtMs >= LINK_PROOF_MS) offerAgain(peer, attempt);
      }
    },

    signalingIsBack() {
      for (const signaled of live.values()) signaled.tryRepairAgain();
      for (const [peer, attempt] of [...attempts]) offerAgain(peer, attempt);
    },

    restart: () => endAll('timeout', 'made anew'),
    close: () => endAll('closed', 'transport closed'),
  };
}
