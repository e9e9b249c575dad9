/** What people do in a room: talk, share, fetch, change their minds. */
import { errorCode } from '../../src/core/base/errors.ts';
import type { FileId, PeerId } from '../../src/core/base/ids.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import type { ChatMessage, SharedFile } from '../../src/core/api/views.ts';
import type { Prng } from '../fakes/prng.ts';
import type { SimNode } from './sim-node.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import { asBatch, drawItems, readSome } from './batches.ts';
import { createNote, writeInNote } from './notes.ts';
import type { World } from './world.ts';

export type ActionKind =
  | 'say'
  | 'reply'
  | 'edit'
  | 'deleteMessage'
  | 'react'
  | 'whisper'
  | 'slip'
  | 'treat'
  | 'share'
  | 'withdraw'
  | 'download'
  | 'peek'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'rename'
  | 'evict'
  | 'openNote'
  | 'writeInNote'
  | 'refresh';

export interface Person {
  readonly world: World;
  readonly node: SimNode;
  readonly room: Room;
  readonly prng: Prng;
}

/** Lets an operation run; what a person would be told is counted, anything else is a bug. */
function attempt(person: Person, what: string, operation: () => Promise<unknown>): void {
  const { world, node } = person;
  const refused = (error: unknown) => {
    world.note(`${node.name}: ${what} fails: ${String(error)}`);
    if (errorCode(error)) world.stats.refusals += 1;
    else world.fail(`${node.name}: ${what} throws ${String(error)}`);
  };
  world.note(`${node.name}: ${what}`);
  try {
    operation().catch(refused);
  } catch (error) {
    refused(error);
  }
}

const pickFile = (person: Person, wish: (file: SharedFile) => boolean): SharedFile | undefined => {
  const files = person.room.files.list().filter(wish);
  return files.length > 0 ? person.prng.pick(files) : undefined;
};

const pickOwnText = ({ room, prng }: Person) => {
  const own = room.chat.messages().flatMap((it) => (it.kind === 'text' && it.own ? [it] : []));
  return own.length > 0 ? prng.pick(own) : undefined;
};

const drawSizeBytes = (prng: Prng, chunkBytes: number): number => {
  const whole = prng.pick([1, 2, 3, 5, 8]) * chunkBytes;
  const kind = prng.below(10);
  if (kind === 0) return 0;
  if (kind <= 3) return prng.between(1, Math.min(chunkBytes, 5_000));
  if (kind <= 5) return whole;
  if (kind <= 8) return whole + prng.between(-3, Math.floor(chunkBytes / 2));
  return prng.between(9, 40) * chunkBytes + prng.between(0, 9);
};

const drawRecipients = ({ room, prng }: Person): PeerId[] =>
  room.chat.recipients().flatMap(({ peer }) => (prng.chance(0.5) ? [peer] : []));

/** What is said about something private is for those who read that. */
function keepSecret(world: World, text: string, { author, to }: ChatMessage): void {
  if (to) world.secrets.set(text, new Set([author, ...to.map((it) => it.peer)]));
}

async function fetchFile(
  { node, room }: Person,
  id: FileId,
  items?: readonly number[],
): Promise<void> {
  const refusals = node.disk.refusals();
  node.wanted.add(id);
  await room.files.download(id, items);
  if (node.wanted.has(id) && refusals === node.disk.refusals()) node.memory.expectFetching(id);
}

function giveUp({ node }: Person, id: FileId): void {
  node.wanted.delete(id);
  node.memory.release(id);
}

export const actions: Record<ActionKind, (person: Person) => void> = {
  say(person) {
    const { node, room, world, prng } = person;
    const text = `${node.name} says ${++world.stats.messagesSaid}${prng.chance(0.1) ? ' …'.repeat(prng.below(2_000)) : ''}`;
    world.said.add(text);
    attempt(person, `says ${world.stats.messagesSaid}`, async () => {
      await room.chat.say(text);
      node.memory.promise(text);
    });
  },
  reply(person) {
    const { node, room, world, prng } = person;
    const messages = room.chat.messages();
    if (messages.length === 0) return;
    const message = prng.pick(messages);
    const text = `${node.name} answers ${++world.stats.messagesSaid}`;
    world.said.add(text);
    keepSecret(world, text, message);
    attempt(person, `answers ${world.stats.messagesSaid}`, async () => {
      await room.chat.say(text, message.id);
      node.memory.promise(text);
    });
  },
  edit(person) {
    const message = pickOwnText(person);
    if (!message) return;
    const text = `${person.node.name} corrects ${++person.world.stats.messagesChanged}`;
    person.world.said.add(text);
    keepSecret(person.world, text, message);
    person.node.memory.unsay(message.text);
    attempt(person, `edits ${message.id}`, () => person.room.chat.edit(message.id, text));
  },
  deleteMessage(person) {
    const message = pickOwnText(person);
    if (!message) return;
    person.node.memory.unsay(message.text);
    attempt(person, `deletes ${message.id}`, () => person.room.chat.delete(message.id));
  },
  react(person) {
    const messages = person.room.chat.messages();
    if (messages.length === 0) return;
    const { id } = person.prng.pick(messages);
    const emoji = person.prng.pick(['👍', '🎉', '']);
    person.world.stats.messagesChanged += 1;
    attempt(person, `reacts to ${id}`, () => person.room.chat.react(id, emoji));
  },
  /** Says something to some of those who can be addressed. */
  whisper(person) {
    const { node, room, world } = person;
    const to = drawRecipients(person);
    if (to.length === 0) return;
    const text = `${node.name} whispers ${++world.stats.whispers}`;
    world.said.add(text);
    world.secrets.set(text, new Set([node.identity.peer, ...to]));
    attempt(person, `whispers ${world.stats.whispers}`, async () => {
      await room.chat.say(text, undefined, to);
      node.memory.promise(text);
    });
  },
  /** Shares a file with some. */
  slip(person) {
    const { node, room, world, prng } = person;
    const { life } = node;
    const to = drawRecipients(person);
    if (!life || to.length === 0) return;
    const bytes = drawContent(prng, drawSizeBytes(prng, world.chunkBytes), 0);
    const name = `file ${++world.stats.filesShared} of ${node.name}, in private.bin`;
    world.chosen.set(name, { name, sharer: node, bytes });
    world.secrets.set(name, new Set([node.identity.peer, ...to]));
    const source = createFakeSource(bytes, life.host, world.weather.diskMs, prng.fork(name));
    attempt(person, `shares ${name}, ${bytes.length} bytes`, async () => {
      const mime = 'application/octet-stream';
      const id = await room.files.share({ source, name, mime, to });
      world.shared.set(id, { name, sharer: node, bytes });
      node.memory.promise(id);
      life.sources.set(id, source);
    });
  },
  /** Mutes or blocks somebody, or takes it back. */
  treat(person) {
    const others = person.room.people.list().filter((it) => !it.self);
    if (others.length === 0) return;
    const { peer, name } = person.prng.pick(others);
    const as = person.prng.pick(['muted', 'blocked', 'open'] as const);
    person.world.stats.treatments += 1;
    attempt(person, `treats ${name} as ${as}`, () => person.room.people.setTreatment(peer, as));
  },
  share(person) {
    const { node, room, world, prng } = person;
    const { life } = node;
    const content = drawContent(
      prng,
      drawSizeBytes(prng, world.chunkBytes),
      prng.pick([0, 0, 0, 1]),
    );
    const name = `file ${++world.stats.filesShared} of ${node.name}.bin`;
    if (!life) return;
    const { bytes, batch } = prng.chance(0.3) ? asBatch(prng, content) : { bytes: content };
    world.chosen.set(name, { name, sharer: node, bytes });
    const source = createFakeSource(bytes, life.host, world.weather.diskMs, prng.fork(name));
    attempt(person, `shares ${name}, ${bytes.length} bytes`, async () => {
      const mime = 'application/octet-stream';
      const id = await room.files.share({ source, name, mime, batch });
      world.shared.set(id, { name, sharer: node, bytes });
      node.memory.promise(id);
      life.sources.set(id, source);
    });
  },
  /** Stops sharing a file. */
  withdraw(person) {
    const { node, room, world } = person;
    const file = pickFile(person, (it) => it.own);
    if (!file) return;
    node.memory.unsay(file.id);
    attempt(person, `withdraws ${file.name}`, async () => {
      await room.files.withdraw(file.id);
      world.stats.filesWithdrawn += 1;
      world.withdrawn.add(file.id);
      node.memory.withdrew(file.id);
    });
  },
  download(person) {
    const file = pickFile(person, (it) => !it.own && it.state === 'offered');
    if (!file) return;
    const items = drawItems(person.prng, file);
    attempt(person, `downloads ${file.name}`, () => fetchFile(person, file.id, items));
  },
  /** Looks at some of a file. */
  peek(person) {
    const file = pickFile(person, () => true);
    if (file) attempt(person, `reads ${file.name}`, () => readSome(person, file));
  },
  pause(person) {
    const file = pickFile(person, (it) => it.state === 'fetching');
    if (!file) return;
    giveUp(person, file.id);
    attempt(person, `pauses ${file.name}`, () => person.room.files.pause(file.id));
  },
  resume(person) {
    const file = pickFile(person, (it) => it.state === 'paused' || it.state === 'failed');
    if (!file || file.own) return;
    attempt(person, `resumes ${file.name}`, () => fetchFile(person, file.id));
  },
  cancel(person) {
    const file = pickFile(person, (it) => !it.own && it.state !== 'offered');
    if (!file) return;
    giveUp(person, file.id);
    attempt(person, `cancels ${file.name}`, () => person.room.files.cancel(file.id));
  },
  rename(person) {
    const name = `${person.node.name} ${person.prng.below(100)}`;
    attempt(person, `is now ${name}`, () => person.room.people.rename(name));
  },
  evict(person) {
    attempt(person, 'makes room', async () => {
      const { files } = await person.room.files.storage();
      const idle = files.filter((it) => !it.busy);
      if (idle.length === 0) return;
      const file = person.prng.pick(idle);
      giveUp(person, file.id);
      await person.room.files.evict(file.key);
    });
  },
  openNote: (person) => attempt(person, 'opens a note', () => createNote(person)),
  writeInNote: (person) => attempt(person, 'writes in a note', () => writeInNote(person)),
  refresh: (person) => person.room.refresh(),
};

/** After a reload, the person picks the files again that the room asks for, and lets failed ones go on. */
export function makeGood(person: Person): void {
  const { world, node, room, prng } = person;
  for (const file of room.files.list()) {
    const shared = world.chosen.get(file.name);
    const { life } = node;
    if (file.own && file.state === 'needs-source' && shared && life && !life.picking.has(file.id)) {
      const source = createFakeSource(
        shared.bytes,
        life.host,
        world.weather.diskMs,
        prng.fork('x'),
      );
      life.picking.add(file.id);
      attempt(person, `picks ${file.name} again`, async () => {
        const same = await room.files.reattach(file.id, source);
        const isGone = room.files.isWithdrawn(file.id);
        if (!same && !isGone && node.room() === room) world.fail(`${file.name} is not recognised`);
        life.sources.set(file.id, source);
        life.picking.delete(file.id);
      });
    }
    const stopped = file.state === 'failed' || file.state === 'paused' || file.state === 'offered';
    if (!file.own && stopped && node.wanted.has(file.id)) {
      attempt(person, `goes on with ${file.name}`, () => fetchFile(person, file.id));
    }
  }
}
