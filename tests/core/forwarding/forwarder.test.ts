/** What a member forwards for pairs of others: from whom, in what order and how fast, and what ends a pair. */
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import {
  decodeBulkPiece,
  decodeForwarding,
  type ForwardingMessage,
  type Of,
} from '../../../src/core/forwarding/forwarding-message.ts';
import { MemberBudgets } from '../../../src/core/forwarding/member-budgets.ts';
import { Forwarder } from '../../../src/core/forwarding/forwarder.ts';
import {
  FORWARDED_BYTES_PER_SECOND,
  FORWARD_QUEUE_BYTES_MAX,
  FORWARD_QUEUE_PIECES_MAX,
  PAIR_IDLE_MS,
  PAIRS_MAX,
  PAIRS_PER_MEMBER_MAX,
  PIECE_BYTES_MAX,
} from '../../../src/core/limits/forwarding.ts';
import { idBytes, peerId, type PeerId } from '../../../src/core/base/ids.ts';
import type { Link } from '../../../src/core/ports.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { alice as ana, bob as bo, bytesOf, carol as cy } from '../../fakes/people.ts';

const [ALICE, BOB, CAROL] = [ana.peer, bo.peer, cy.peer];
const BODY = bytesOf('handshake', 128);
const linkOf = (word: string) => bytesOf(`link ${word}`, 8);
const LINK = linkOf('alice and bob');
const strangers = Array.from({ length: 200 }, (_, i) => peerId(bytesOf(`stranger ${i}`, 16)));

function createRig() {
  const clock = createManualClock();
  const may = { files: true, usedBytes: 0, bytesPerSecond: FORWARDED_BYTES_PER_SECOND };
  const linked = new Set<PeerId>([ALICE, BOB, CAROL, ...strangers]);
  const full = new Set<PeerId>();
  /** What was sent to each; for a bulk piece its first byte. */
  const got = new Map<PeerId, (ForwardingMessage | number)[]>();
  const linkTo = (peer: PeerId): Link | undefined => {
    const send: Link['send'] = (lane, bytes) => {
      if (lane === 'bulk' && full.has(peer)) return false;
      const copy = bytes.slice();
      const read = lane === 'bulk' ? decodeBulkPiece(copy)?.body[0] : decodeForwarding(copy);
      if (read === undefined || read === null) throw new Error('not a message');
      got.set(peer, [...(got.get(peer) ?? []), read]);
      return true;
    };
    return linked.has(peer) ? ({ peer, send } as Link) : undefined;
  };
  const forwarder = new Forwarder({
    clock,
    budgets: new MemberBudgets(),
    linkTo,
    allowance: {
      files: () => may.files,
      used: (bytes) => void (may.usedBytes += bytes),
      bytesPerSecond: () => may.bytesPerSecond,
    },
  });
  /** What came to a peer since the last call. */
  const taken = (peer: PeerId) => {
    const messages = got.get(peer) ?? [];
    got.delete(peer);
    return messages;
  };
  const between = (from: PeerId, to: PeerId, link: Bytes) => ({
    from: idBytes(from),
    to: idBytes(to),
    link,
  });
  const say = (t: 'ask' | 'answer', from: PeerId, to: PeerId, link = LINK) =>
    forwarder.take(from, { t, ...between(from, to, link), files: false, body: BODY });
  return {
    ...{ forwarder, clock, may, linked, full },
    ask: (from: PeerId, to: PeerId, link = LINK) => say('ask', from, to, link),
    answer: (from: PeerId, to: PeerId, link = LINK) => say('answer', from, to, link),
    piece: (from: PeerId, to: PeerId, body: Bytes, link = LINK) =>
      forwarder.take(from, { t: 'piece', ...between(from, to, link), body }),
    drop: (from: PeerId, to: PeerId, reason: Of<'drop'>['reason'] = 'closed', link = LINK) =>
      forwarder.take(from, { t: 'drop', ...between(from, to, link), reason }),
    bulk: (from: PeerId, to: PeerId, body: Bytes, link = LINK) =>
      forwarder.takeBulk(from, { from, to, link, body }),
    taken,
    /** The same in short: the type of a message, the reason of a drop, the first byte of a bulk piece. */
    words: (peer: PeerId) =>
      taken(peer).map((it) => {
        if (typeof it === 'number') return it;
        return it.t === 'drop' ? it.reason : it.t;
      }),
  };
}

/** Alice has asked for Bob, and he has answered. */
function createPair() {
  const rig = createRig();
  rig.ask(ALICE, BOB);
  rig.answer(BOB, ALICE);
  rig.taken(ALICE);
  rig.taken(BOB);
  return rig;
}

describe('who may say what', () => {
  test('[T5] an ask and its answer are forwarded, and say whether the forwarder forwards files', () => {
    for (const files of [true, false]) {
      const { ask, answer, taken, may } = createRig();
      may.files = files;
      expect([ask(ALICE, BOB), answer(BOB, ALICE)]).toEqual([true, true]);
      expect(taken(BOB)).toMatchObject([{ t: 'ask', files, body: BODY, link: LINK }]);
      expect(taken(ALICE)).toMatchObject([{ t: 'answer', files, body: BODY, link: LINK }]);
    }
  });

  test('[T6] a member cannot speak for another, or to itself', () => {
    const { forwarder, ask, bulk, words } = createPair();
    const forged = { from: idBytes(BOB), to: idBytes(ALICE), link: LINK, body: BODY };
    expect(forwarder.take(CAROL, { t: 'piece', ...forged })).toBe(false);
    expect(forwarder.takeBulk(CAROL, { ...forged, from: BOB, to: ALICE })).toBe(false);
    expect([ask(ALICE, ALICE), bulk(ALICE, ALICE, BODY)]).toEqual([false, false]);
    expect(words(ALICE)).toEqual([]);
  });

  test('[T8] what belongs to no pair is not forwarded, and its sender is told', () => {
    const { answer, piece, bulk, drop, words } = createRig();
    answer(ALICE, BOB);
    piece(ALICE, BOB, BODY);
    bulk(ALICE, BOB, BODY);
    drop(ALICE, BOB);
    expect(words(BOB)).toEqual([]);
    expect(words(ALICE)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test('[T8] a peer without a link here is unreached', () => {
    const { ask, words, linked } = createRig();
    linked.delete(BOB);
    ask(ALICE, BOB);
    expect(words(ALICE)).toEqual(['unreached']);
  });

  test('[T8] either end ends a pair, with its own reason, once', () => {
    const { drop, words } = createPair();
    drop(BOB, ALICE, 'refused');
    drop(BOB, ALICE, 'refused');
    expect(words(ALICE)).toEqual(['refused']);
  });

  test('[T8] when a member is no longer linked, the other ends of its pairs are told', () => {
    const { forwarder, ask, words } = createPair();
    ask(CAROL, BOB, linkOf('carol and bob'));
    forwarder.gone(BOB);
    expect([words(ALICE), words(CAROL)]).toEqual([['unreached'], ['unreached']]);
  });
});

describe('[T10] how many', () => {
  test('pairs of one member', () => {
    const { ask, words } = createRig();
    for (let i = 0; i <= PAIRS_PER_MEMBER_MAX; i++) ask(ALICE, strangers[i] as PeerId);
    expect(words(ALICE)).toEqual(['full']);
    ask(CAROL, BOB);
    expect(words(BOB), 'others are served').toEqual(['ask']);
  });

  test('pairs of all', () => {
    const { ask, taken } = createRig();
    let refused = 0;
    for (let i = 0; i < PAIRS_MAX + 5; i++) {
      const from = strangers[i] as PeerId;
      ask(from, strangers[i + 90] as PeerId);
      refused += taken(from).length;
    }
    expect(refused).toBe(5);
  });

  test('asking for the same peer again takes no second place, asking in return does', () => {
    const { ask, piece, words } = createRig();
    for (let i = 0; i < 3 * PAIRS_PER_MEMBER_MAX; i++) ask(ALICE, BOB, linkOf(`${i}`));
    ask(BOB, ALICE, linkOf('back'));
    expect(words(ALICE)).toEqual(['ask']);
    words(BOB);
    piece(ALICE, BOB, BODY, linkOf('0'));
    expect(words(ALICE), 'the first of them is over').toEqual(['unknown']);
    piece(ALICE, BOB, BODY, linkOf(`${3 * PAIRS_PER_MEMBER_MAX - 1}`));
    piece(ALICE, BOB, BODY, linkOf('back'));
    expect(words(BOB)).toEqual(['piece', 'piece']);
  });

  test('a pair that sends nothing for a minute loses its place', () => {
    const { forwarder, clock, piece, words } = createPair();
    clock.pass(PAIR_IDLE_MS);
    forwarder.tick();
    piece(ALICE, BOB, BODY);
    expect(words(BOB)).toEqual(['piece']);
    clock.pass(PAIR_IDLE_MS + 1);
    forwarder.tick();
    piece(ALICE, BOB, BODY);
    expect([words(BOB), words(ALICE)]).toEqual([[], ['unknown']]);
  });
});

describe('[T10] files', () => {
  test('are counted, and end the pair with a reason when they are no longer allowed', () => {
    const { bulk, may, words } = createPair();
    bulk(ALICE, BOB, bytesOf('one', 1_000));
    expect(may.usedBytes).toBe(1_000);
    expect(words(BOB)).toHaveLength(1);
    may.files = false;
    bulk(ALICE, BOB, bytesOf('two', 1_000));
    expect(may.usedBytes).toBe(1_000);
    expect([words(ALICE), words(BOB)]).toEqual([['spent'], ['spent']]);
  });

  test('messages are forwarded even when files are not allowed', () => {
    const { piece, may, words } = createPair();
    may.files = false;
    piece(ALICE, BOB, BODY);
    expect([words(BOB), may.usedBytes]).toEqual([['piece'], 0]);
  });
});

describe('[T10] how fast', () => {
  test('as many bytes a second as allowed, after a burst of one second', () => {
    const { clock, may, bulk, taken } = createPair();
    may.bytesPerSecond = 10 * PIECE_BYTES_MAX;
    const body = new Uint8Array(PIECE_BYTES_MAX);
    for (let i = 0; i < 15; i++) bulk(ALICE, BOB, body);
    let passed = taken(BOB).length;
    expect(passed).toBeGreaterThanOrEqual(10);
    expect(passed).toBeLessThanOrEqual(11);
    for (let second = 0; second < 3; second++) {
      for (let i = 0; i < 10; i++) {
        bulk(ALICE, BOB, body);
        clock.pass(100);
      }
    }
    passed += taken(BOB).length;
    expect(passed).toBeGreaterThanOrEqual(39);
    expect(passed).toBeLessThanOrEqual(41);
  });

  test('messages first, in order, and pairs take turns', () => {
    const { clock, ask, may, piece, bulk, taken, words } = createPair();
    const other = linkOf('carol and bob');
    ask(CAROL, BOB, other);
    may.bytesPerSecond = 1_000;
    bulk(ALICE, BOB, Uint8Array.of(1, ...new Uint8Array(2_000))); // what comes now waits
    taken(BOB);
    for (const n of [2, 3]) bulk(ALICE, BOB, Uint8Array.of(n));
    for (const n of [4, 5]) bulk(CAROL, BOB, Uint8Array.of(n), other);
    piece(ALICE, BOB, Uint8Array.of(1));
    piece(CAROL, BOB, Uint8Array.of(2), other);
    expect(taken(BOB)).toEqual([]);
    clock.pass(10_000);
    const passed = words(BOB);
    expect(passed.slice(0, 2)).toEqual(['piece', 'piece']);
    const [second, third, fourth, fifth] = [2, 3, 4, 5].map((n) => passed.indexOf(n));
    expect(passed).toHaveLength(6);
    expect(second).toBeLessThan(third as number);
    expect(fourth).toBeLessThan(fifth as number);
    expect(fourth, 'nobody waits for all of another’s').toBeLessThan(third as number);
  });

  test('a full lane holds up no other, and goes on when it drains', () => {
    const { forwarder, ask, full, bulk, words } = createPair();
    const other = linkOf('alice and carol');
    ask(ALICE, CAROL, other);
    words(CAROL);
    full.add(BOB);
    bulk(ALICE, BOB, Uint8Array.of(1));
    bulk(ALICE, CAROL, Uint8Array.of(2), other);
    expect([words(BOB), words(CAROL)]).toEqual([[], [2]]);
    full.delete(BOB);
    forwarder.drained();
    expect(words(BOB)).toEqual([1]);
  });

  test('a pair with too much waiting is ended: bytes, and pieces', () => {
    const cases: [Bytes, number][] = [
      [new Uint8Array(PIECE_BYTES_MAX), Math.floor(FORWARD_QUEUE_BYTES_MAX / PIECE_BYTES_MAX)],
      [Uint8Array.of(1), FORWARD_QUEUE_PIECES_MAX + 1],
    ];
    for (const [body, count] of cases) {
      const { full, bulk, words } = createPair();
      full.add(BOB);
      for (let i = 1; i < count; i++) bulk(ALICE, BOB, body);
      expect(words(ALICE)).toEqual([]);
      bulk(ALICE, BOB, body);
      expect([words(ALICE), words(BOB)]).toEqual([['full'], ['full']]);
      full.delete(BOB);
      bulk(ALICE, BOB, body);
      expect(words(BOB), 'what waited is gone').toEqual([]);
    }
  });

  test('a clock that was set back holds nothing up for long', () => {
    const { clock, may, piece, words } = createPair();
    may.bytesPerSecond = 1_000;
    piece(ALICE, BOB, bytesOf('long', 2_000));
    words(BOB);
    clock.setBack(3_600_000);
    piece(ALICE, BOB, BODY);
    clock.pass(2_000);
    expect(words(BOB)).toEqual(['piece']);
  });

  test('after close nothing is forwarded and no timer runs', () => {
    const { forwarder, clock, may, piece, words } = createPair();
    may.bytesPerSecond = 1_000;
    piece(ALICE, BOB, bytesOf('long', 2_000));
    piece(ALICE, BOB, BODY);
    words(BOB);
    forwarder.close();
    clock.pass(60_000);
    expect([words(BOB), clock.timers()]).toEqual([[], 0]);
  });
});
