/** What peers ask is answered within a budget of bytes, as the link and the upload limit allow. */
import { describe, expect, test } from 'vitest';
import { Answers } from '../../../src/core/base/answers.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';

const BYTES = 1_000;
const BURST = 10;

function createRig() {
  const clock = createManualClock();
  const sent: string[] = [];
  const rig = { queuedBytes: 0, made: 0 };
  const answers = new Answers<string, { of: string; fill: Uint8Array }>({
    bytesPerSecond: BYTES,
    burstBytes: BURST * BYTES,
    messageBytesMin: BYTES / 2,
    queueBytesMax: 5 * BYTES,
    retryMs: 100,
    waitingMax: 3,
    peersMax: 8,
    clock,
    peers: {
      queuedBytes: () => rig.queuedBytes,
      send: (_, { of }) => sent.push(of) > 0,
    },
  });
  /** An answer of `count` messages of nearly 1,000 bytes each. */
  const ask = (peer: string, of: string, count: number, bytes = BYTES - 20) =>
    answers.give(peer, function* () {
      for (let i = 0; i < count; i++) {
        rig.made += 1;
        yield { of, fill: new Uint8Array(bytes) };
      }
    });
  return { clock, sent, rig, answers, ask };
}

describe('[N6] answers', () => {
  test('go at once within the burst, and then as the budget of that peer is filled', () => {
    const { clock, sent, ask } = createRig();
    ask('mallory', 'm', 100);
    expect(sent.length).toBeLessThanOrEqual(BURST + 1);
    const first = sent.length;
    for (let second = 0; second < 20; second++) clock.pass(1_000);
    expect(sent.length - first).toBeGreaterThanOrEqual(18);
    expect(sent.length - first).toBeLessThanOrEqual(22);
    ask('bob', 'b', 3);
    expect(sent.filter((it) => it === 'b')).toHaveLength(3);
  });

  test('of short messages are few, so that no peer takes who gives them for a flood', () => {
    const { clock, sent, ask } = createRig();
    ask('bob', 'b', 1_000, 1);
    expect(sent.length).toBeLessThanOrEqual(2 * BURST + 1);
    const first = sent.length;
    for (let second = 0; second < 20; second++) clock.pass(1_000);
    expect(sent.length - first).toBeGreaterThanOrEqual(36);
    expect(sent.length - first).toBeLessThanOrEqual(44);
  });

  test('are made only as they leave, in the order of the questions, and further questions are dropped', () => {
    const { sent, rig, ask } = createRig();
    ask('mallory', 'one', 1_000);
    for (const of of ['two', 'three', 'four']) expect(ask('mallory', of, 1)).toBe(true);
    expect(ask('mallory', 'five', 1)).toBe(false);
    expect(rig.made).toBeLessThanOrEqual(BURST + 1);
    expect(new Set(sent)).toEqual(new Set(['one']));
  });

  test('wait while the queue of the link stands', () => {
    const { clock, sent, rig, ask } = createRig();
    rig.queuedBytes = 6 * BYTES;
    ask('bob', 'b', 2);
    clock.pass(10_000);
    expect(sent).toEqual([]);
    rig.queuedBytes = 0;
    clock.pass(1_000);
    expect(sent).toEqual(['b', 'b']);
  });

  test('wait for the upload limit', () => {
    const { sent, answers, ask } = createRig();
    let left = 1_500;
    answers.mayUpload = (_, bytes) => (left > 0 ? ((left -= bytes), true) : false);
    ask('bob', 'b', 4);
    expect(sent).toHaveLength(2);
    left = 10_000;
    answers.resume('bob');
    expect(sent).toHaveLength(4);
  });

  test('of a peer that leaves are forgotten, but not what it has taken', () => {
    const { clock, sent, answers, ask } = createRig();
    ask('mallory', 'm', 100);
    const before = sent.length;
    answers.forget('mallory');
    clock.pass(100);
    ask('mallory', 'again', 100);
    expect(sent.length - before).toBeLessThanOrEqual(1);
  });
});
