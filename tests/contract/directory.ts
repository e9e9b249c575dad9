/** What every Directory keeps, whether two connections are at one relay process or at two that share rooms. */
import { MEMBERS_SAMPLE_MAX } from '../../signaling/protocol.ts';
import type { RelayMessage } from '../../signaling/protocol.ts';
import type {
  Directory,
  DirectoryOptions,
  JoinRefusal,
} from '../../signaling/directory/directory.ts';
import { networksAround } from '../../signaling/address.ts';
import type { Member, TopicLimits } from '../../signaling/directory/topics.ts';
import { assert, assertEqual, type ContractCase } from './contract.ts';

/** Two ways into one directory; the same object where there is only one. */
export interface DirectoryRig {
  open(options: DirectoryOptions): Promise<[Directory, Directory]>;
}

const LIMITS: TopicLimits = {
  topicsPerConnection: 2,
  membersPerTopic: 40,
  membersPerTopicPer: { address: 38, site: 39, block: 39 },
  membersPer: { address: 30, site: 30, block: 30 },
};
const WAIT_MS = 5_000;
const topic = (name: string): string => name.padEnd(22, '_');

/** A person at one of them. */
interface Person {
  readonly sid: string;
  readonly heard: RelayMessage[];
  join(topic: string, announce?: string): Promise<Member[] | JoinRefusal>;
  sample(topic: string): Promise<Member[]>;
  signal(to: string, topic: string, box: string): void;
  leave(topic: string): void;
  vanish(): void;
  /** The next that was heard and not taken yet. */
  next(): Promise<RelayMessage>;
}

export const directoryCases = (rig: DirectoryRig): ContractCase[] => {
  const scene = (
    name: string,
    play: (
      at: (relay: 0 | 1, address?: string) => Person,
      relays: [Directory, Directory],
    ) => Promise<void>,
  ): ContractCase => ({
    name,
    async run() {
      const people = new Map<string, Person>();
      const addresses = new Map<string, string>();
      const relays = await rig.open({
        limits: LIMITS,
        randomBelow: (n) => Math.floor(Math.random() * n),
        networksOf: (sid) => networksAround(addresses.get(sid) ?? 'unknown'),
        deliver: (sid, message) => people.get(sid)?.heard.push(message),
      });
      // Each from a network of its own, unless it matters.
      const at = (
        relay: 0 | 1,
        address = `10.${people.size >> 8}.${people.size & 255}.1`,
      ): Person => {
        const person = personAt(relays[relay]);
        addresses.set(person.sid, address);
        people.set(person.sid, person);
        return person;
      };
      try {
        await play(at, relays);
      } finally {
        await Promise.all(new Set(relays.map((relay) => relay.close())));
      }
    },
  });

  return [
    scene('names are of the protocol and never the same', async (at) => {
      const sids = Array.from({ length: 50 }, (_, i) => at((i % 2) as 0 | 1).sid);
      assertEqual(new Set(sids).size, 50, 'different names');
      assert(
        sids.every((sid) => /^[A-Za-z0-9_-]{16}$/.test(sid)),
        '16 characters of base64url',
      );
    }),

    scene(
      'who joins is told the others with their announcements, and is not among them',
      async (at) => {
        const [alice, bob, carol] = [at(0), at(1), at(0)];
        assertEqual(await alice.join(topic('t'), 'a'), [], 'nobody yet');
        assertEqual(await bob.join(topic('t'), 'b'), [{ sid: alice.sid, announce: 'a' }], 'alice');
        assertEqual(
          byName(await carol.join(topic('t'), 'c')),
          byName([
            { sid: alice.sid, announce: 'a' },
            { sid: bob.sid, announce: 'b' },
          ]),
          'both',
        );
        assertEqual(await carol.join(topic('other'), 'c'), [], 'another topic');
        assertEqual(byName(await alice.sample(topic('t'))).length, 2, 'a later sample');
      },
    ),

    scene('joining again replaces the announcement', async (at) => {
      const [alice, bob] = [at(0), at(1)];
      await alice.join(topic('t'), 'first');
      await alice.join(topic('t'), 'second');
      assertEqual(await bob.join(topic('t')), [{ sid: alice.sid, announce: 'second' }], 'newest');
    }),

    scene('a sample is bounded, without repetition, and not always the same', async (at) => {
      const crowd = Array.from({ length: 35 }, (_, i) => at((i % 2) as 0 | 1));
      for (const person of crowd) await person.join(topic('t'), 'x');
      const seen = new Set<string>();
      for (let round = 0; round < 20; round++) {
        const sids = (await (crowd[0] as Person).sample(topic('t'))).map(({ sid }) => sid);
        assertEqual(new Set(sids).size, MEMBERS_SAMPLE_MAX, 'as many as asked for');
        assert(!sids.includes(crowd[0]?.sid ?? ''), 'not oneself');
        for (const sid of sids) seen.add(sid);
      }
      assertEqual(seen.size, 34, 'everybody is drawn sooner or later');
    }),

    scene('boxes arrive unchanged and in order, in both directions', async (at) => {
      const [alice, bob] = [at(0), at(1)];
      await alice.join(topic('t'));
      await bob.join(topic('t'));
      const boxes = Array.from({ length: 30 }, (_, i) => `box${i}-_`.repeat(1 + i * 50));
      for (const box of boxes) alice.signal(bob.sid, topic('t'), box);
      for (const box of boxes) {
        const signal = { type: 'signal', topic: topic('t'), from: alice.sid, box };
        assertEqual(sorted(await bob.next()), sorted(signal), 'at bob');
      }
      bob.signal(alice.sid, topic('t'), 'back');
      assertEqual((await alice.next()).type, 'signal', 'at alice');
    }),

    scene('who left, vanished, never was or is in another topic is gone', async (at) => {
      const [alice, bob, carol, dave] = [at(0), at(1), at(1), at(1)];
      for (const person of [alice, bob, carol]) await person.join(topic('t'));
      await dave.join(topic('other'));
      bob.leave(topic('t'));
      carol.vanish();
      for (const sid of [bob.sid, carol.sid, dave.sid, 'nobody'.padEnd(16, 'x')]) {
        alice.signal(sid, topic('t'), 'x');
        const gone = { type: 'gone', topic: topic('t'), sid };
        assertEqual(sorted(await alice.next()), sorted(gone), 'gone');
      }
      await eventually(async () => (await alice.sample(topic('t'))).length === 0, 'alone again');
      assertEqual([bob.heard, carol.heard, dave.heard], [[], [], []], 'nobody else hears of it');
    }),

    scene('a topic takes so many and no more, and one again when one has left', async (at) => {
      const crowd = Array.from({ length: LIMITS.membersPerTopic }, (_, i) => at((i % 2) as 0 | 1));
      for (const person of crowd) assert(Array.isArray(await person.join(topic('t'))), 'taken');
      const late = at(1);
      assertEqual(await late.join(topic('t')), 'topic-full', 'full');
      late.signal(crowd[0]?.sid ?? '', topic('t'), 'x');
      assert(
        Array.isArray(await (crowd[1] as Person).join(topic('t'), 'new')),
        'members may rejoin',
      );
      crowd[0]?.vanish();
      await eventually(async () => Array.isArray(await late.join(topic('t'))), 'room again');
    }),

    scene('one network fills no topic, however many its addresses are', async (at) => {
      const of = (network: (i: number) => string) => async () => {
        for (let i = 0; i < LIMITS.membersPerTopic; i++) {
          const result = await at((i % 2) as 0 | 1, network(i)).join(topic(network(0).slice(0, 6)));
          if (result === 'topic-full') return i;
        }
        return LIMITS.membersPerTopic;
      };
      assertEqual(await of(() => '192.0.2.7')(), 38, 'an address');
      assertEqual(await of((i) => `198.51.100.${i}`)(), 39, 'a /24');
      assertEqual(await of((i) => `2001:db8:1:${(0x100 + i).toString(16)}::/64`)(), 39, 'a /56');
      assertEqual(await of((i) => `3fff:0:1:${(i << 8).toString(16)}::/64`)(), 39, 'a /48');
    }),

    scene(
      'in a full topic a newcomer takes the place of one from the network that holds most',
      async (at) => {
        const crowd = Array.from({ length: 38 }, (_, i) => at((i % 2) as 0 | 1, '192.0.2.7'));
        const others = [at(0), at(1)];
        for (const person of [...crowd, ...others]) {
          assert(Array.isArray(await person.join(topic('t'))), 'taken');
        }
        const late = at(1);
        assert(Array.isArray(await late.join(topic('t'))), 'the newcomer is in');
        const told = () => crowd.flatMap(({ heard }) => heard);
        await eventually(async () => told().length > 0, 'somebody is told');
        assertEqual(
          told().map((it) => it.type === 'error' && it.code),
          ['topic-full'],
          'one of them',
        );
        // It cannot push back in, and nobody of the same address can.
        assertEqual(
          await at(0, '192.0.2.7').join(topic('t')),
          'topic-full',
          'full for that address',
        );
        assertEqual(
          others.flatMap(({ heard }) => heard),
          [],
          'nobody else hears of it',
        );
        others[0]?.signal(late.sid, topic('t'), 'x');
        assertEqual((await late.next()).type, 'signal', 'the newcomer is a member');
      },
    ),

    scene(
      'within the network that holds most, the address that holds most makes room',
      async (at) => {
        const many = Array.from({ length: 36 }, () => at(0, '2001:db8:1:100::/64'));
        const few = [at(0, '2001:db8:1:200::/64'), at(1, '2001:db8:1:300::/64')];
        const others = [at(0), at(1)];
        for (const person of [...many, ...few, ...others]) {
          assert(Array.isArray(await person.join(topic('t'))), 'taken');
        }
        assert(Array.isArray(await at(1, '2001:db8:1:400::/64').join(topic('t'))), 'a neighbour');
        assert(Array.isArray(await at(1).join(topic('t'))), 'and a stranger');
        await eventually(
          async () => many.flatMap(({ heard }) => heard).length === 2,
          'both times it is one of the many',
        );
        assertEqual(
          [...few, ...others].flatMap(({ heard }) => heard),
          [],
          'the others stay',
        );
      },
    ),

    scene(
      'within a network that has all it may have, the address that holds most makes room',
      async (at) => {
        const many = Array.from({ length: 37 }, (_, i) => at((i % 2) as 0 | 1, '198.51.100.1'));
        const few = [at(0, '198.51.100.2'), at(1, '198.51.100.3')];
        for (const person of [...many, ...few]) await person.join(topic('t'));
        assert(Array.isArray(await at(1, '198.51.100.4').join(topic('t'))), 'a neighbour is in');
        await eventually(
          async () => many.flatMap(({ heard }) => heard).length === 1,
          'one of the many makes room',
        );
        assertEqual(
          few.flatMap(({ heard }) => heard),
          [],
          'the few stay',
        );
        assertEqual(
          await at(0, '198.51.100.1').join(topic('t')),
          'topic-full',
          'the many had theirs',
        );
      },
    ),

    scene('places that become free can be taken by the network that held them', async (at) => {
      const crowd = Array.from({ length: 38 }, () => at(0, '192.0.2.7'));
      for (const person of crowd) await person.join(topic('t'));
      for (const person of crowd.slice(0, 20)) person.leave(topic('t'));
      for (const person of crowd.slice(20, 30)) person.vanish();
      for (let i = 0; i < 30; i++) {
        const next = at(1, '192.0.2.7');
        await eventually(async () => Array.isArray(await next.join(topic('t'))), 'free again');
      }
      assertEqual(await at(1, '192.0.2.7').join(topic('t')), 'topic-full', 'and full again');
    }),

    scene('a network with many members hides nobody in a sample', async (at) => {
      for (let i = 0; i < 36; i++) await at((i % 2) as 0 | 1, '192.0.2.7').join(topic('t'));
      const others = [at(0), at(1), at(0), at(1)];
      for (const other of others) await other.join(topic('t'));
      for (let round = 0; round < 10; round++) {
        const sids = (await (others[0] as Person).sample(topic('t'))).map(({ sid }) => sid);
        assertEqual(new Set(sids).size, MEMBERS_SAMPLE_MAX, 'as many as asked for');
        for (const { sid } of others.slice(1)) assert(sids.includes(sid), 'all the others');
      }
    }),

    scene('a network is in so many topics of a relay and no more', async (at, relays) => {
      const joins = Array.from({ length: 31 }, () => at(0, '192.0.2.7'));
      for (const [i, person] of joins.entries()) {
        assert(Array.isArray(await person.join(topic(`one${i}`))), 'the first in any case');
        const second = await person.join(topic(`two${i}`));
        assertEqual(Array.isArray(second), i < 30, 'thirty more, and no more');
      }
      assert(Array.isArray(await at(0, '192.0.3.7').join(topic('one0'))), 'another network');
      joins[0]?.vanish();
      assert(Array.isArray(await (joins[30] as Person).join(topic('two'))), 'room again');
      assertEqual(relays[0].counts().members, 61, 'counted');
    }),

    scene('a connection is in so many topics and no more', async (at, relays) => {
      const alice = at(1);
      await alice.join(topic('a'));
      await alice.join(topic('b'));
      assertEqual(await alice.join(topic('c')), 'too-many-topics', 'the limit');
      assert(!relays[1].has(alice.sid, topic('c')), 'not a member');
      alice.leave(topic('a'));
      assert(Array.isArray(await alice.join(topic('c'))), 'another instead');
      const { topics, members } = relays[1].counts();
      assertEqual([topics, members], [2, 2], 'counted');
    }),

    scene('leaving at once after joining leaves nothing behind', async (at) => {
      const [alice, bob] = [at(0), at(1)];
      void alice.join(topic('t'));
      alice.vanish();
      await bob.join(topic('t'));
      await eventually(async () => (await bob.sample(topic('t'))).length === 0, 'nobody');
    }),
  ];
};

function personAt(relay: Directory): Person {
  const sid = relay.newSid();
  const heard: RelayMessage[] = [];
  return {
    sid,
    heard,
    join: (topic, announce = 'x') =>
      new Promise((resolve) => relay.join(sid, topic, announce, MEMBERS_SAMPLE_MAX, resolve)),
    sample: (topic) =>
      new Promise((resolve) => relay.sample(sid, topic, MEMBERS_SAMPLE_MAX, resolve)),
    signal: (to, topic, box) => relay.signal(sid, topic, to, box),
    leave: (topic) => relay.leave(sid, topic),
    vanish: () => relay.forget(sid),
    async next() {
      await eventually(() => Promise.resolve(heard.length > 0), 'something to hear');
      return heard.shift() as RelayMessage;
    },
  };
}

const sorted = (value: object): unknown => Object.entries(value).sort();
const byName = (members: Member[] | JoinRefusal): Member[] =>
  Array.isArray(members) ? [...members].sort((a, b) => (a.sid < b.sid ? -1 : 1)) : [];

async function eventually(holds: () => Promise<boolean>, what: string): Promise<void> {
  const untilMs = Date.now() + WAIT_MS;
  while (!(await holds())) {
    assert(Date.now() < untilMs, `${what}, in time`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
