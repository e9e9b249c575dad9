/** Every link from dial or offer to its end: one attempt and one live link a peer at a time. */
import { SwapError, type SwapErrorCode } from '../core/errors.ts';
import type { PeerId } from '../core/ids.ts';
import { DIAL_TIMEOUT_MS, SIGNALS_PARKED_MAX } from '../core/limits.ts';
import type { Clock, Crypto, Link, Off, Random, Welcome } from '../core/ports.ts';
import { toBase64Url } from '../core/bytes.ts';
import { hasConnectionLeft } from './connection-budget.ts';
import { canConnect, type IcePolicy } from './ice-policy.ts';
import type { LinkProver } from './link-proof.ts';
import { createOfferBudget } from './offer-budget.ts';
import type { Presence } from './presence.ts';
import { LINK_ID_BYTES, type OpenedSignal } from './sealed-signal.ts';
import type { SignalPayload } from './signal-payload.ts';
import { createSignaledLink, type SignaledLink } from './signaled-link.ts';

export interface LinkAttemptsOptions {
  readonly self: PeerId;
  readonly certificate: RTCCertificate;
  readonly prover: LinkProver;
  readonly clock: Clock;
  readonly random: Random;
  readonly crypto: Crypto;
  readonly ice: IcePolicy;
  readonly refreshSignaling: () => void;
  readonly send: (to: Presence, linkId: string, payload: SignalPayload) => void;
  readonly onLink: (link: Link) => void;
  /** Whether an offer is to be answered. */
  readonly welcome: (peer: PeerId, worked: boolean) => Welcome;
}

export interface LinkAttempts {
  /** @throws SwapError unreachable, timeout, closed */
  dial(presence: Presence): Promise<void>;
  receive(signal: OpenedSignal): void;
  /** A peer is no longer at an address, or, if that was the last one, at none that we know. */
  gone(peer: PeerId, isLast: boolean): void;
  /** Ends every link and attempt, so that they are made anew under another policy. */
  restart(): void;
  close(): void;
}

interface Attempt {
  signaled: SignaledLink | undefined;
  /** Whether the other side has taken part in it. */
  isAnswered: boolean;
  /** The other side's own offer, which ours outranks, and what followed it: used if ours comes to nothing. */
  parked: OpenedSignal[];
  readonly result: Promise<void>;
  readonly settle: (error?: SwapError) => void;
}

export function createLinkAttempts(options: LinkAttemptsOptions): LinkAttempts {
  const { self, clock, random } = options;
  const attempts = new Map<PeerId, Attempt>();
  const live = new Map<PeerId, SignaledLink>();
  const offers = createOfferBudget(clock);

  function begin(peer: PeerId): Attempt {
    let settle: Attempt['settle'] = () => undefined;
    const result = new Promise<void>((resolve, reject) => {
      settle = (error) => {
        if (attempts.get(peer) !== attempt) return;
        attempts.delete(peer);
        stopTimer();
        if (error) reject(error);
        else resolve();
      };
    });
    result.catch(() => undefined); // nobody waits for an attempt that the other side began
    const attempt: Attempt = { signaled: undefined, isAnswered: false, parked: [], result, settle };
    attempts.set(peer, attempt);
    const stopTimer: Off = clock.after(DIAL_TIMEOUT_MS, () => {
      const { signaled } = attempt;
      if (signaled) sayBye(signaled.presence, signaled.linkId, 'given-up');
      fail(peer, attempt, 'timeout', 'no connection in time');
    });
    return attempt;
  }

  function fail(peer: PeerId, attempt: Attempt, code: SwapErrorCode, message: string): void {
    attempt.settle(new SwapError(code, message));
    attempt.signaled?.end(message);
    if (attempts.get(peer) === attempt) attempts.delete(peer);
  }

  /** Gives the attempt a connection of its own in place of the one it may have. */
  function connect(attempt: Attempt, presence: Presence, linkId: string, isInitiator: boolean) {
    const { peer } = presence;
    const before = attempt.signaled;
    const signaled = createSignaledLink({
      ...options,
      presence,
      linkId,
      isInitiator,
      send: (payload) => options.send(presence, linkId, payload),
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
      onEnd: (reason) => onEnd(peer, signaled, reason),
    });
    attempt.signaled = signaled;
    attempt.isAnswered = !isInitiator;
    before?.end('superseded');
    return signaled;
  }

  function onEnd(peer: PeerId, signaled: SignaledLink, reason: string): void {
    if (live.get(peer) === signaled) live.delete(peer);
    const attempt = attempts.get(peer);
    if (attempt?.signaled !== signaled) return;
    if (attempt.parked.length > 0) takeParked(peer, attempt);
    else fail(peer, attempt, 'timeout', reason); // it is there, but no path to it was found
  }

  function takeParked(peer: PeerId, attempt: Attempt): void {
    const [offer, ...rest] = attempt.parked.splice(0);
    if (!offer || !accept(offer, attempt)) {
      return fail(peer, attempt, 'unreachable', 'no connection left');
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
    const attempt = running ?? begin(from.peer);
    try {
      connect(attempt, from, linkId, false).receive(payload);
      return true;
    } catch {
      sayBye(from, linkId, 'busy');
      if (!running) fail(from.peer, attempt, 'unreachable', 'the browser gives no connection');
      return false;
    }
  }

  function sayBye(to: Presence, linkId: string, reason: 'busy' | 'given-up' | 'unknown-link') {
    options.send(to, linkId, { type: 'bye', reason });
  }

  function onOffer(signal: OpenedSignal, running: Attempt | undefined): void {
    const ours = running?.signaled;
    const isGlare = ours?.isInitiator && ours.presence.session === signal.from.session;
    // Both see the same two offers and keep the same one. One to a session that is over has no chance.
    if (running && isGlare && self < signal.from.peer) running.parked = [signal];
    else if (running && isOutdated(signal.from, ours?.presence)) {
      // Signaling may have held it back: it takes its turn when the later session comes to nothing.
      if (running.parked.length === 0) running.parked = [signal];
    } else accept(signal, running);
  }

  function endAll(code: SwapErrorCode, reason: string): void {
    for (const [peer, attempt] of attempts) fail(peer, attempt, code, reason);
    for (const signaled of [...live.values()]) signaled.end(reason);
  }

  return {
    dial(presence) {
      const running = attempts.get(presence.peer);
      if (running) return running.result;
      if (!canConnect(options.ice)) {
        return Promise.reject(
          new SwapError('timeout', 'hidden, and no TURN server to hide behind'),
        );
      }
      if (!hasConnectionLeft()) {
        return Promise.reject(new SwapError('unreachable', 'too many connections in this page'));
      }
      const attempt = begin(presence.peer);
      try {
        connect(attempt, presence, toBase64Url(random.bytes(LINK_ID_BYTES)), true);
      } catch {
        fail(presence.peer, attempt, 'unreachable', 'the browser gives no connection');
      }
      return attempt.result;
    },

    receive(signal) {
      const { from, linkId, payload } = signal;
      const running = attempts.get(from.peer);
      const known = [running?.signaled, live.get(from.peer)].find((it) => it?.linkId === linkId);
      if (known) {
        if (known.presence.session !== from.session) return;
        if (running?.signaled === known) running.isAnswered = true;
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
      if (attempt.parked.length > 0 && !isLast) takeParked(peer, attempt);
      else if (isLast) fail(peer, attempt, 'unreachable', 'nobody is there any more');
    },

    restart: () => endAll('timeout', 'made anew'),
    close: () => endAll('closed', 'transport closed'),
  };
}

/** Whether a presence is of another session than `current`, and by its own account of an earlier one. */
const isOutdated = (presence: Presence, current: Presence | undefined): boolean =>
  !!current && presence.session !== current.session && presence.notAfterMs < current.notAfterMs;
