/** Causes: what follows from each combination of facts, the nearest cause first. */
import { describe, expect, test } from 'vitest';
import {
  causeFor,
  causeForAll,
  type Cause,
  type OwnFacts,
  type SelfTest,
} from '../../../src/core/api/diagnosis.ts';
import type { Person } from '../../../src/core/api/views.ts';

const own = (more: Partial<OwnFacts> = {}): OwnFacts => ({
  online: true,
  signaling: 'online',
  outside: undefined,
  cutOff: false,
  test: undefined,
  ...more,
});
const answers = { medium: 'relay', host: 'relay.example', ms: 20 } as const;
const silent = { ...answers, ms: undefined };
const tested = (more: Partial<SelfTest> = {}): OwnFacts =>
  own({ test: { servers: [answers], stun: 'same', seenAs: 'public', turn: [], ...more } });
const works = [{ transport: 'tls', works: true }] as const;
const dead = [{ transport: 'udp', works: false }] as const;
type Facts = Pick<Person, 'state' | 'trouble'>;
const at = (trouble: Person['trouble'], state: Person['state'] = 'unreached'): Facts => ({
  state,
  trouble,
});

const people: [Facts, OwnFacts, Cause | undefined][] = [
  [at(undefined, 'linked'), own({ signaling: 'offline' }), undefined],
  [at('no-path'), own({ online: false }), 'offline'],
  [at('no-path'), own({ cutOff: true }), 'hidden'],
  [at('hidden'), own(), 'hidden'],
  [at('no-path'), own(), 'no-path'],
  [at('no-path'), tested(), 'no-path'],
  [at('no-path'), tested({ stun: 'blocked' }), 'no-udp'],
  [at('no-path'), tested({ stun: 'blocked', turn: dead }), 'no-udp'],
  [at('no-path'), tested({ stun: 'blocked', turn: works }), 'no-path'],
  [at('no-path'), tested({ stun: 'differs' }), 'symmetric'],
  [at('no-path'), tested({ stun: 'differs', turn: dead }), 'symmetric'],
  [at('no-path'), tested({ stun: 'differs', turn: works }), 'no-path'],
  [at('no-path'), tested({ stun: 'none' }), 'no-path'],
  [at('refused'), own(), 'refused'],
  [at('unproven'), own(), 'unproven'],
  [at('crowded'), own(), 'crowded'],
  [at('unanswered'), own(), 'unanswered'],
  [at('unanswered'), own({ signaling: 'offline' }), 'relay-away'],
  [at('refused'), own({ signaling: 'offline' }), 'refused'],
  [at(undefined, 'lost'), own(), 'lost'],
  [at(undefined, 'lost'), own({ signaling: 'offline' }), 'relay-away'],
  [at(undefined, 'linking'), own(), 'trying'],
];
test.each(people)('%j with %j: %s', (person, facts, cause) => {
  expect(causeFor(person, facts)).toBe(cause);
});

describe('what keeps us from everybody', () => {
  test.each<[OwnFacts, Cause | undefined]>([
    [own(), undefined],
    [tested(), undefined],
    [own({ online: false, cutOff: true, outside: 'unreadable' }), 'offline'],
    [own({ cutOff: true, outside: 'unreadable' }), 'hidden'],
    [own({ outside: 'unreadable' }), 'sealed'],
    [own({ outside: 'unanswered' }), undefined],
    [own({ signaling: 'offline' }), 'relay-away'],
    [tested({ servers: [silent] }), 'relay-away'],
    [tested({ servers: [silent, { ...answers, medium: 'peer-server' }] }), undefined],
  ])('%j: %s', (facts, cause) => {
    expect(causeForAll(facts)).toBe(cause);
  });
});
