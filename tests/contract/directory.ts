/** What every Directory keeps, whether two connections are at one relay process or at two that share rooms. */
import { MEMBERS_SAMPLE_MAX } from '../../signaling/protocol.ts';
import type { RelayMessage } from '../../signaling/protocol.ts';
import type {
  Directory,
  DirectoryOptions,
  JoinRefusal,
} from '../../signaling/directory/directory.ts';
import type { Member } from '../../signaling/directory/topics.ts';
import { assert, assertEqual, type ContractCase } from './contract.ts';

/** Two ways into one directory; the same object where there is only one. */
export interface DirectoryRig {
  open(options: DirectoryOptions): Promise<[Directory, Directory]>;
}

const LIMITS = { topicsPerConnection: 2, membersPerTopic: 40 };
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
    play: (at: (door: 0 | 1) => Person, doors: [Directory, Directory]) => Promise<void>,
  ): ContractCase => ({
    name,
    async run() {
      const people = new Map<string, Person>();
      const doors = await rig.open({
        limits: LIMITS,
        randomBelow: (n) => Math.floor(Math.random() * n),
        deliver: (sid, message) => people.get(sid)?.heard.push(message),
      });
      const at = (door: 0 | 1): Person => {
        const person = personAt(doors[door]);
        people.set(person.sid, person);
        return person;
      };
      try {
        await play(at, doors);
      } finally {
        await Promise.all(new Set(doors.map((door) => door.close())));
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

    scene('a connection is in so many topics and no more', async (at, doors) => {
      const alice = at(1);
      await alice.join(topic('a'));
      await alice.join(topic('b'));
      assertEqual(await alice.join(topic('c')), 'too-many-topics', 'the limit');
      assert(!doors[1].has(alice.sid, topic('c')), 'not a member');
      alice.leave(topic('a'));
      assert(Array.isArray(await alice.join(topic('c'))), 'another instead');
      const { topics, members } = doors[1].counts();
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

function personAt(door: Directory): Person {
  const sid = door.newSid();
  const heard: RelayMessage[] = [];
  return {
    sid,
    heard,
    join: (topic, announce = 'x') =>
      new Promise((resolve) => door.join(sid, topic, announce, MEMBERS_SAMPLE_MAX, resolve)),
    sample: (topic) =>
      new Promise((resolve) => door.sample(sid, topic, MEMBERS_SAMPLE_MAX, resolve)),
    signal: (to, topic, box) => door.signal(sid, topic, to, box),
    leave: (topic) => door.leave(sid, topic),
    vanish: () => door.forget(sid),
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
