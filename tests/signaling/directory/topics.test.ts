import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOWHERE } from '../../../signaling/address.ts';
import { Topics, type TopicLimits } from '../../../signaling/directory/topics.ts';

const plenty = { address: 100, site: 100, block: 100 };
const roomy: TopicLimits = {
  topicsPerConnection: 100,
  membersPerTopic: 100,
  membersPerTopicPer: plenty,
  membersPer: plenty,
};
const open = (randomBelow: (n: number) => number, limits = roomy) =>
  new Topics({
    limits,
    randomBelow,
    networksOf: () => NOWHERE,
    onPushedOut: () => expect.unreachable(),
  });

test('every other member is equally likely to be in a sample', () => {
  let turn = 0;
  const topics = open((n) => turn % n);
  const sids = ['alice', 'bob', 'carol', 'dave'];
  for (const sid of sids) topics.join(sid, 't', sid.toUpperCase());
  const seen = new Map<string, number>();
  for (turn = 0; turn < 6; turn++) {
    const [member] = topics.sample('alice', 't', 1);
    expect(member?.announce).toBe(member?.sid.toUpperCase());
    seen.set(member?.sid ?? '', (seen.get(member?.sid ?? '') ?? 0) + 1);
  }
  expect([...seen]).toEqual([
    ['bob', 2],
    ['carol', 2],
    ['dave', 2],
  ]);
});

test('a sample of an empty topic is empty', () => {
  const topics = open(() => 0);
  expect(topics.sample('alice', 't', 5)).toEqual([]);
  topics.join('alice', 't', '');
  expect(topics.sample('alice', 't', 5)).toEqual([]);
});

test('members and topics always match a simple model', () => {
  const action = fc.record({
    kind: fc.constantFrom('join', 'join', 'join', 'leave', 'forget'),
    sid: fc.constantFrom('alice', 'bob', 'carol', 'dave'),
    topic: fc.constantFrom('room', 'garden', 'cellar'),
    announce: fc.string({ maxLength: 3 }),
  });
  const limits = { ...roomy, topicsPerConnection: 2, membersPerTopic: 3 };
  fc.assert(
    fc.property(fc.array(action), fc.infiniteStream(fc.nat()), (actions, randoms) => {
      const topics = open((n) => (randoms.next().value ?? 0) % n, limits);
      const model = new Map<string, { sid: string; topic: string; announce: string }>();
      for (const { kind, sid, topic, announce } of actions) {
        const of = (key: 'sid' | 'topic', value: string) =>
          [...model.values()].filter((member) => member[key] === value);
        if (kind === 'forget') {
          topics.forget(sid);
          for (const member of of('sid', sid)) model.delete(`${sid} ${member.topic}`);
        } else if (kind === 'leave') {
          topics.leave(sid, topic);
          model.delete(`${sid} ${topic}`);
        } else {
          const isNew = !model.has(`${sid} ${topic}`);
          const result = topics.join(sid, topic, announce);
          if (isNew && of('sid', sid).length === 2) expect(result).toBe('too-many-topics');
          else if (isNew && of('topic', topic).length === 3) expect(result).toBe('topic-full');
          else {
            expect(result).toBe('ok');
            model.set(`${sid} ${topic}`, { sid, topic, announce });
          }
        }
        expect(topics.memberships).toBe(model.size);
        expect(topics.size).toBe(new Set([...model.values()].map((m) => m.topic)).size);
        expect(topics.has(sid, topic)).toBe(model.has(`${sid} ${topic}`));
        const others = of('topic', topic).filter((member) => member.sid !== sid);
        const expected = others.map((member) => `${member.sid} ${member.announce}`).sort();
        const sampled = topics.sample(sid, topic, 10).map((m) => `${m.sid} ${m.announce}`);
        expect(sampled.sort()).toEqual(expected);
        expect(topics.sample(sid, topic, 1)).toHaveLength(Math.min(1, others.length));
      }
    }),
  );
});

test('[S15] neighbours who join many topics keep nobody behind their address out of a first one', () => {
  const topics = open(() => 0, { ...roomy, membersPer: { address: 3, site: 3, block: 3 } });
  for (const topic of ['a', 'b', 'c', 'd']) expect(topics.join('mallory', topic, '')).toBe('ok');
  expect(topics.join('mallory', 'e', '')).toBe('too-many-topics');
  expect(topics.join('alice', 'room', '')).toBe('ok');
  expect(topics.join('alice', 'other', '')).toBe('too-many-topics');
  topics.leave('mallory', 'd');
  expect(topics.join('alice', 'other', '')).toBe('ok');
});
