/** What every medium must do, as cases that each one passes over its real server. */
import { createListeners } from '../../src/core/base/events.ts';
import type { Topic } from '../../src/core/base/ids.ts';
import { utf8, type Bytes } from '../../src/core/base/bytes.ts';
import type { MediumAddress, MediumSignaling } from '../../src/browser/signaling/signaling.ts';
import { assert, assertEqual, type ContractCase } from './contract.ts';

/** A medium to meet on, and its clock. */
export interface SignalingRig {
  /** Signaling of a new member. The case starts and closes it. */
  create(): MediumSignaling;
  /** A room that nobody has been in. */
  newTopic(): Topic;
  /** The longest box that it must take. */
  readonly boxBytesMax: number;
  /** Lets time pass until the condition holds; throws an error that names `what` when it never does. */
  until(condition: () => boolean, what: string): Promise<void>;
  /** Lets `ms` pass, for what must not happen. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** A member who has joined, and everything that it was told. */
interface Guest {
  readonly signaling: MediumSignaling;
  /** Addresses by what was announced there. */
  readonly seen: Map<string, MediumAddress>;
  readonly boxes: { from: MediumAddress; box: Bytes }[];
  readonly gone: Set<MediumAddress>;
  readonly statuses: string[];
}

interface Party extends SignalingRig {
  /** Joins `of`, announces `word`, and waits until signaling is online. */
  guest(word: string, of: Topic): Promise<Guest>;
  /** Has `guest` ask until it sees a member that announced `word`. */
  sees(guest: Guest, word: string): Promise<MediumAddress>;
}

/** Time between two questions, as the mesh asks every few seconds. */
const ASK_MS = 300;

export function signalingContract(make: () => Promise<SignalingRig>): ContractCase[] {
  return cases.map(([name, run]) => ({
    name,
    async run() {
      const rig = await make();
      const closing = createListeners<[]>();
      try {
        await run(createParty(rig, (signaling) => void closing.add(() => signaling.close())));
      } finally {
        closing.emit();
        await rig.close();
      }
    },
  }));
}

function createParty(rig: SignalingRig, opened: (signaling: MediumSignaling) => void): Party {
  return {
    ...rig,
    async guest(word, of) {
      const signaling = rig.create();
      opened(signaling);
      const guest: Guest = {
        ...{ signaling, seen: new Map(), boxes: [], gone: new Set(), statuses: [] },
      };
      signaling.onMembers((members) => {
        for (const { address, peerRecord } of members)
          guest.seen.set(new TextDecoder().decode(peerRecord), address);
      });
      signaling.onBox((from, box) => guest.boxes.push({ from, box: box.slice() }));
      signaling.onGone((address) => guest.gone.add(address));
      signaling.onStatus((status) => guest.statuses.push(status));
      signaling.start(of);
      signaling.announce(utf8(word));
      await rig.until(() => guest.statuses.at(-1) === 'online', `${word} is online`);
      return guest;
    },
    async sees(guest, word) {
      for (let tries = 0; tries < 30 && !guest.seen.has(word); tries++) {
        guest.signaling.refresh();
        await rig.pass(ASK_MS);
      }
      const address = guest.seen.get(word);
      assert(address !== undefined, `${word} is seen`);
      return address;
    },
  };
}

const patterned = (length: number, salt: number) =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + salt * 17 + (i >> 8)) & 255);

const cases: [string, (party: Party) => Promise<void>][] = [
  [
    'newcomers see who is there, and are seen by those who ask again; nobody sees themselves',
    async ({ guest, sees, newTopic }) => {
      const room = newTopic();
      const [ana, bo] = [await guest('ana', room), await guest('bo', room)];
      await sees(bo, 'ana');
      await sees(ana, 'bo');
      assertEqual([ana.seen.has('ana'), bo.seen.has('bo')], [false, false], 'themselves');
      assertEqual([ana.statuses[0], bo.statuses[0]], ['connecting', 'connecting'], 'at first');
    },
  ],
  [
    'nobody of another room is seen',
    async ({ guest, sees, newTopic, pass }) => {
      const [room, other] = [newTopic(), newTopic()];
      const [ana, bo] = [await guest('ana', room), await guest('bo', room)];
      const cy = await guest('cy', other);
      await sees(bo, 'ana');
      cy.signaling.refresh();
      await pass(2 * ASK_MS);
      assertEqual([cy.seen.size, ana.seen.has('cy'), bo.seen.has('cy')], [0, false, false], 'seen');
    },
  ],
  [
    'boxes of any length go to their address alone, whole and in order, and can be answered',
    async ({ guest, sees, newTopic, boxBytesMax, until, pass }) => {
      const room = newTopic();
      const ana = await guest('ana', room);
      const [bo, cy] = [await guest('bo', room), await guest('cy', room)];
      const address = await sees(bo, 'ana');
      const lengths = [1, 40, 700, boxBytesMax];
      lengths.forEach((length, i) =>
        assert(bo.signaling.send(address, patterned(length, i)), `${length} bytes are taken`),
      );
      await until(() => ana.boxes.length === lengths.length, 'all boxes come');
      ana.boxes.forEach(({ box }, i) =>
        assertEqual([...box], [...patterned(lengths[i] ?? 0, i)], `box ${i}`),
      );
      const back = ana.boxes[0]?.from ?? '';
      assert(ana.signaling.send(back, patterned(300, 9)), 'an answer is taken');
      await until(() => bo.boxes.length === 1, 'the answer comes');
      assertEqual([...(bo.boxes[0]?.box ?? [])], [...patterned(300, 9)], 'the answer');
      await pass(ASK_MS);
      assertEqual(cy.boxes.length, 0, 'what a third hears');
    },
  ],
  [
    'a new announcement takes the place of the one before',
    async ({ guest, sees, newTopic }) => {
      const room = newTopic();
      const [ana, bo] = [await guest('ana', room), await guest('bo', room)];
      const before = await sees(bo, 'ana');
      ana.signaling.announce(utf8('ana, later'));
      assertEqual(await sees(bo, 'ana, later'), before, 'the address');
    },
  ],
  [
    'newcomers do not see a member that has left, and it is gone for those who send to it',
    async ({ guest, sees, newTopic, pass }) => {
      const room = newTopic();
      const [ana, bo] = [await guest('ana', room), await guest('bo', room)];
      const cy = await guest('cy', room);
      const address = await sees(cy, 'bo');
      bo.signaling.close();
      // A server drops a box without a word while bo's socket is closing, so cy sends until it hears.
      for (let tries = 0; tries < 30 && !cy.gone.has(address); tries++) {
        cy.signaling.send(address, utf8('still there?'));
        await pass(ASK_MS);
      }
      assert(cy.gone.has(address), 'bo is gone');
      const dee = await guest('dee', room);
      await sees(dee, 'ana');
      assertEqual([dee.seen.has('bo'), ana.statuses.at(-1)], [false, 'online'], 'who left');
    },
  ],
  [
    'after its close it says, hears and sends nothing',
    async ({ guest, sees, newTopic, pass }) => {
      const room = newTopic();
      const [ana, bo] = [await guest('ana', room), await guest('bo', room)];
      const address = await sees(bo, 'ana');
      ana.signaling.close();
      const [statuses, seen] = [ana.statuses.length, ana.seen.size];
      bo.signaling.send(address, utf8('too late'));
      bo.signaling.refresh();
      ana.signaling.refresh();
      await pass(2 * ASK_MS);
      assertEqual(
        [ana.boxes.length, ana.statuses.length, ana.seen.size],
        [0, statuses, seen],
        'what is heard',
      );
    },
  ],
];
