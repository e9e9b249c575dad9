/** How far we are in a room: every combination of what it can know, and what may be claimed of it. */
import { describe, expect, test } from 'vitest';
import { joiningState, type JoinFacts } from '../../../src/core/api/joining.ts';

type Status = NonNullable<JoinFacts['status']>;

const STATUSES: readonly Status[] = (['connecting', 'online', 'offline'] as const).flatMap(
  (signaling) =>
    [0, 1, 3].flatMap((linked) =>
      [0, 1, 3].flatMap((linking) =>
        [0, 1, 3]
          .filter((unreached) => unreached <= linking)
          .flatMap((unreached) =>
            [0, 2].flatMap((lost) =>
              ([undefined, 'unreadable', 'unanswered', 'unreached', 'clock'] as const).flatMap(
                (outside) =>
                  [false, true].map((caughtUp) => ({
                    ...{ signaling, linked, linking, unreached, lost, outside, caughtUp },
                  })),
              ),
            ),
          ),
      ),
    ),
);
const ALL: readonly JoinFacts[] = [...STATUSES, undefined].flatMap((status) =>
  [true, false].flatMap((online) => [false, true].map((cutOff) => ({ status, online, cutOff }))),
);

/** The state, for every combination that has a status. */
const each = (check: (status: Status, facts: JoinFacts) => void) => {
  for (const facts of ALL) if (facts.status) check(facts.status, facts);
};
const stateOf = (facts: JoinFacts) => joiningState(facts).state;

const status = (more: Partial<Status>): Status => ({
  ...{ signaling: 'online', linked: 0, linking: 0, unreached: 0, lost: 0 },
  ...{ outside: undefined, caughtUp: false },
  ...more,
});
const stateFor = (more: Partial<Status>) =>
  joiningState({ status: status(more), online: true, cutOff: false });

describe('nothing is claimed that is not known', () => {
  test('before the room is open, nothing at all', () => {
    for (const facts of ALL)
      expect(stateOf(facts) === 'opening', JSON.stringify(facts)).toBe(!facts.status);
  });

  test('alone only when signaling has answered, and shows, links and remembers nobody', () => {
    each((it, facts) => {
      const nobody = it.linked + it.linking + it.lost === 0 && !it.outside;
      const isKnown = it.signaling === 'online' && facts.online && !facts.cutOff;
      expect(stateOf(facts) === 'alone', JSON.stringify(facts)).toBe(nobody && isKnown);
    });
  });

  test('with people only when linked, and when what they said before has come', () => {
    each((it, facts) => {
      const isWith = it.linked > 0 && it.caughtUp;
      expect(stateOf(facts) === 'with', JSON.stringify(facts)).toBe(isWith);
      expect(stateOf(facts) === 'loading').toBe(it.linked > 0 && !it.caughtUp);
    });
  });

  test('everyone is reached only when nobody is being reached or lost', () => {
    each((it, facts) => {
      const joining = joiningState(facts);
      if (joining.state === 'with') expect(joining.everyone).toBe(it.linking + it.lost === 0);
    });
  });

  test('people are found only when signaling shows some who may still answer', () => {
    each((it, facts) => {
      const joining = joiningState(facts);
      if (joining.state !== 'looking') return;
      expect(joining.found).toBe(it.linking);
      expect([it.linked, it.outside, facts.online, facts.cutOff]).toEqual([
        0,
        undefined,
        true,
        false,
      ]);
      if (joining.found === 0) expect(it.signaling).toBe('connecting');
    });
  });

  test('outside only while linked with nobody', () => {
    each((it, facts) => {
      if (stateOf(facts) === 'outside') expect(it.linked).toBe(0);
    });
  });
});

test.each([
  ['signaling has not answered', { signaling: 'connecting' }, { state: 'looking', found: 0 }],
  ['four people, the first attempt', { linking: 4 }, { state: 'looking', found: 4 }],
  ['linked, and the history is coming', { linked: 1, linking: 3 }, { state: 'loading' }],
  ['a full room', { linked: 4, caughtUp: true }, { state: 'with', everyone: true }],
  ['nobody', {}, { state: 'alone' }],
  ['no server', { signaling: 'offline' }, { state: 'outside', why: 'no-server' }],
  ['a locked room', { linking: 2, outside: 'unanswered' }, { state: 'outside', why: 'unanswered' }],
  ['another password', { outside: 'unreadable' }, { state: 'outside', why: 'unreadable' }],
  ['those who were here crashed', { lost: 1 }, { state: 'outside', why: 'lost' }],
] as const)('%s', (_, facts, expected) => {
  expect(stateFor(facts)).toEqual(expected);
});

test('the device without a network, or with a hidden address, says so before anything else', () => {
  const alone = status({});
  expect(joiningState({ status: alone, online: false, cutOff: true })).toEqual({
    state: 'outside',
    why: 'offline',
  });
  expect(joiningState({ status: alone, online: true, cutOff: true })).toEqual({
    state: 'outside',
    why: 'cut-off',
  });
});
