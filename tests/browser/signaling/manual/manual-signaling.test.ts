/** Two people pass on three texts: each works for ten minutes, once, and only for the other of the two. */
import { describe, expect, test } from 'vitest';
import type { PairingText } from '../../../../src/core/api/manual-pairing.ts';
import { topic } from '../../../../src/core/base/ids.ts';
import {
  PAIRING_ANSWER_MS,
  PAIRING_GATHER_MS,
  PAIRING_LIFE_MS,
  PAIRING_QUIET_MS,
  PAIRING_INVITATION_CHARS_MAX,
} from '../../../../src/core/limits/signaling.ts';
import { pairingEnd, turns } from '../../../rigs/manual-signaling-rig.ts';
import { createManualClock, type ManualClock } from '../../../fakes/manual-clock.ts';

const textOf = (result: PairingText): string => {
  if (result.kind === 'problem') throw new Error(result.problem);
  return result.text;
};
const problemOf = (result: PairingText) => (result.kind === 'problem' ? result.problem : 'none');

function createPair() {
  const clock = createManualClock();
  return { clock, ana: pairingEnd(clock, 'ana is here'), bo: pairingEnd(clock, 'bo is here') };
}

/** What `bo` answers to an invitation with one offer. */
async function replyOf(bo: ReturnType<typeof pairingEnd>, invitation: string, clock: ManualClock) {
  const reply = bo.manualPairing.accept(invitation);
  await turns();
  bo.tell('offer');
  clock.pass(PAIRING_QUIET_MS);
  return textOf(await reply);
}

describe('[S27] three texts', () => {
  test('carry what is signaled there and back, and then nobody is at the address any more', async () => {
    const { clock, ana, bo } = createPair();
    const invitation = await ana.manualPairing.invite();
    expect(invitation.length).toBeLessThanOrEqual(PAIRING_INVITATION_CHARS_MAX);
    const replying = bo.manualPairing.accept(invitation);
    await turns();
    expect(bo.members).toEqual([['ana is here']]);
    expect(bo.tell('offer')).toBe(true);
    clock.pass(PAIRING_QUIET_MS - 1);
    expect(bo.tell('candidates')).toBe(true);
    clock.pass(PAIRING_QUIET_MS);
    const reply = textOf(await replying);
    expect(bo.tell('too late')).toBe(false);

    const confirming = ana.manualPairing.useReply(`  ${reply.slice(0, 20)}\n${reply.slice(20)} `);
    expect(ana.boxes).toEqual(['offer', 'candidates']);
    ana.answer('answer');
    clock.pass(PAIRING_QUIET_MS);
    const confirmation = textOf(await confirming);
    expect(bo.manualPairing.confirm(confirmation)).toBeUndefined();
    expect(bo.boxes).toEqual(['answer']);
    expect(bo.gone).toHaveLength(1);
    expect(bo.members.at(-1)).toEqual([]);
  });

  test('are finished at a bound, however much is still signaled', async () => {
    const { clock, ana, bo } = createPair();
    const replying = bo.manualPairing.accept(await ana.manualPairing.invite());
    await turns();
    for (let passed = 0; passed < PAIRING_GATHER_MS; passed += 1_000) {
      bo.tell(`after ${passed}`);
      clock.pass(1_000);
    }
    expect(bo.tell('after all')).toBe(false);
    void ana.manualPairing.useReply(textOf(await replying));
    expect(ana.boxes[0]).toBe('after 0');
    expect(ana.boxes).not.toContain('after all');
  });

  test('are used once', async () => {
    const { clock, ana, bo } = createPair();
    const invitation = await ana.manualPairing.invite();
    const reply = await replyOf(bo, invitation, clock);
    const confirming = ana.manualPairing.useReply(reply);
    ana.answer('answer');
    clock.pass(PAIRING_QUIET_MS);
    const confirmation = textOf(await confirming);
    expect(problemOf(await ana.manualPairing.useReply(reply))).toBe('used');
    expect(bo.manualPairing.confirm(confirmation)).toBeUndefined();
    expect(bo.manualPairing.confirm(confirmation)).toBe('used');
    expect([ana.boxes, bo.boxes]).toEqual([['offer'], ['answer']]);
  });

  test('expire after ten minutes by the clock of the one who made them', async () => {
    const { clock, ana, bo } = createPair();
    const invitation = await ana.manualPairing.invite();
    const reply = await replyOf(bo, invitation, clock);
    clock.pass(PAIRING_LIFE_MS);
    expect(problemOf(await ana.manualPairing.useReply(reply))).toBe('expired');
    expect(problemOf(await bo.manualPairing.accept(invitation))).toBe('expired');
    expect(bo.gone, 'nobody waits for the confirmation any more').toHaveLength(1);
    expect(ana.boxes).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  test('of another room, invitation or kind, and texts that are none, are told apart', async () => {
    const { clock, ana, bo } = createPair();
    const elsewhere = pairingEnd(clock, 'cy is elsewhere', topic(new Uint8Array(16)));
    const invitation = await ana.manualPairing.invite();
    expect(problemOf(await elsewhere.manualPairing.accept(invitation))).toBe('other-room');
    expect(problemOf(await ana.manualPairing.useReply(invitation))).toBe('other-kind');
    expect(problemOf(await ana.manualPairing.useReply('hello'))).toBe('unreadable');
    expect(bo.manualPairing.confirm('hello')).toBe('unreadable');
    const reply = await replyOf(bo, invitation, clock);
    expect(problemOf(await ana.manualPairing.useReply(reply.slice(0, -9)))).toBe('unreadable');
    await ana.manualPairing.invite();
    expect(problemOf(await ana.manualPairing.useReply(reply))).toBe('other-invitation');
    expect(ana.boxes).toEqual([]);
  });

  test('with nothing to carry say so', async () => {
    const { clock, ana, bo } = createPair();
    const invitation = await ana.manualPairing.invite();
    const silent = bo.manualPairing.accept(invitation);
    await turns();
    clock.pass(PAIRING_ANSWER_MS);
    expect(problemOf(await silent)).toBe('nothing-came');
    const unanswered = ana.manualPairing.useReply(await replyOf(bo, invitation, clock));
    clock.pass(PAIRING_ANSWER_MS);
    expect(problemOf(await unanswered)).toBe('nothing-came');
  });

  test('leave no timer behind when the room is left', async () => {
    const { clock, ana, bo } = createPair();
    const replying = bo.manualPairing.accept(await ana.manualPairing.invite());
    await turns();
    bo.tell('offer');
    bo.close();
    ana.close();
    expect(problemOf(await replying)).toBe('nothing-came');
    expect(clock.timers()).toBe(0);
  });
});
