/** Safety: what must hold after every event, whatever the network, the disks and Mallory do. */
import { PRESENT_MAX } from '../../src/core/limits/gossip.ts';
import { LINKS_MAX, PARTING_MAX, PEERS_KNOWN_MAX } from '../../src/core/limits/mesh.ts';
import type { ChatMessage, SharedFile } from '../../src/core/api/views.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import { checkFiles } from './file-checker.ts';
import type { SimNode } from './sim-node.ts';
import type { World } from './world.ts';

export interface Checkers {
  /** To be called when everything that followed from an event is done. */
  afterEvent(): void;
  /** Checks what has changed since the last check. */
  catchUp(): void;
}

/** A node that shows a hundred messages and files is looked at after every hundredth event. */
const SHOWN_PER_EVENT = 1;

/** In a hall, looking at everyone would take longer than all that they do. */
export interface Samples {
  /** How often we look. */
  readonly everyMs: number;
  /** At how many of those who show something else since the last look, by turns. */
  readonly nodes: number;
  /** With how many of those looked at last each is compared. */
  readonly others: number;
}

/** @param everyMs how long what a node shows may go unlooked at: in a crowd, looking costs more than running. */
export function createCheckers(world: World, everyMs = 0, samples?: Samples): Checkers {
  const checkedAtMs = new Map<SimNode, number>();
  /** How many events may pass before the next look: the more there is to look at, the more of them. */
  const patience = new Map<SimNode, number>();
  const filesShown = new Map<SimNode, number>();
  /** Where each entry stood in the last list of each node, also of those that are gone: orders are for good. */
  const places = new Map<SimNode, ReadonlyMap<string, number>>();
  const honest = new Set(world.nodes.map((node) => node.identity.peer));
  const keptMax = samples?.others ?? Infinity;
  const verified = new WeakMap<object, Set<string>>();

  const check = (node: SimNode) => {
    const room = node.room();
    if (!room) return;
    const tells = node.dirty.has('messages');
    const looksAtFiles = tells || node.dirty.has('files');
    const files = looksAtFiles ? room.files.list() : [];
    if (looksAtFiles) filesShown.set(node, files.length);
    if (tells) {
      const messages = room.chat.messages();
      node.memory.seen(messages, world.timeline.nowMs());
      places.delete(node); // so that the last one looked at stands last
      places.set(node, new Map(messages.map((it, i) => [it.id, i])));
      for (const old of places.keys()) if (places.size > keptMax) places.delete(old);
      checkPrivacy(node, room, messages, files);
      checkAuthors(node, messages);
      for (const [other, where] of places)
        if (other !== node) checkOrder(node, messages, other, where);
    }
    for (const { id, name } of files)
      if (room.files.isWithdrawn(id)) world.fail(`${node.name} lists ${name}, which was withdrawn`);
    if (node.dirty.has('files')) checkFiles(world, node, room, files, verified);
    if (node.dirty.has('people')) {
      const people = room.people.list();
      if (!people[0]?.self) world.fail(`${node.name} is not the first of its people`);
      // Those who are present are listed with a link or without.
      if (people.length > PRESENT_MAX + PEERS_KNOWN_MAX + 1)
        world.fail(`${node.name} knows too many`);
      if (new Set(people.map((it) => it.peer)).size !== people.length) {
        world.fail(`${node.name} lists somebody twice`);
      }
    }
    if (world.network.linkedWith(node.identity.peer).length > LINKS_MAX + PARTING_MAX) {
      world.fail(`${node.name} has too many links`);
    }
    node.dirty.clear();
    const shown = (places.get(node)?.size ?? 0) + (filesShown.get(node) ?? 0);
    patience.set(node, Math.floor(shown / SHOWN_PER_EVENT));
    checkedAtMs.set(node, world.timeline.nowMs());
  };
  const isDue = (node: SimNode) => {
    const left = patience.get(node) ?? 0;
    patience.set(node, left - 1);
    return left <= 0 && world.timeline.nowMs() - (checkedAtMs.get(node) ?? -Infinity) >= everyMs;
  };

  /** Private messages reach their recipients alone, and nobody sees messages of people whom they block. */
  const checkPrivacy = (
    node: SimNode,
    room: Room,
    messages: readonly ChatMessage[],
    files: readonly SharedFile[],
  ) => {
    const { peer } = node.identity;
    const mayKnow = (what: string) => world.secrets.get(what)?.has(peer) ?? true;
    for (const message of messages) {
      const name = message.kind === 'file' ? room.files.get(message.file)?.name : undefined;
      const names = name === undefined ? [] : [name];
      for (const what of message.kind === 'text' ? [message.text] : names)
        if (!mayKnow(what)) world.fail(`${node.name} reads what is not for it: ${what}`);
    }
    for (const { name } of files) if (!mayKnow(name)) world.fail(`${node.name} knows of ${name}`);
    const aside = new Set(room.people.blocklist().map((it) => it.peer));
    if (messages.some((it) => aside.has(it.author))) {
      world.fail(`${node.name} hears somebody that it has set aside`);
    }
  };

  const checkWords = (node: SimNode, message: ChatMessage) => {
    if (message.kind === 'text' && honest.has(message.author) && !world.said.has(message.text)) {
      world.fail(`${node.name} shows words that ${message.name} never said`);
    }
  };

  /** Nothing twice, no two branches of a fork side by side, and no honest author taken for one who forks. */
  const checkAuthors = (node: SimNode, messages: readonly ChatMessage[]) => {
    const ids = new Set<string>();
    const branches = new Map<string, number>();
    const placeOf = (author: string, seq: number) => `${author} ${seq}`;
    for (const message of messages) {
      const { id, author, kind } = message;
      checkWords(node, message);
      if (ids.has(id)) world.fail(`${node.name} shows an entry twice`);
      ids.add(id);
      const told = world.branches.get(id);
      if (told) {
        const { branch, seq } = told;
        // Across a gap nobody can tell yet; neighbours name each other.
        for (const near of [seq - 1, seq, seq + 1])
          if ((branches.get(placeOf(author, near)) ?? branch) !== branch)
            world.fail(`${node.name} mixes two branches of a fork`);
        branches.set(placeOf(author, seq), branch);
      }
      if (kind === 'forked' && honest.has(author)) {
        world.fail(`${node.name} takes ${message.name} for somebody who forks`);
      }
    }
  };

  const checkOrder = (
    node: SimNode,
    messages: readonly ChatMessage[],
    other: SimNode,
    where: ReadonlyMap<string, number>,
  ) => {
    let last = -1;
    for (const { id, kind } of messages) {
      // A fork's line moves when a lower one is found, and with what is here of its author.
      if (kind === 'forked') continue;
      const place = where.get(id) ?? last;
      if (place < last) world.fail(`${node.name} and ${other.name} disagree about the order`);
      last = place;
    }
  };

  let [turn, lookAtMs] = [0, 0];
  const lookAtSome = ({ everyMs, nodes }: Samples) => {
    if (world.timeline.nowMs() < lookAtMs) return;
    lookAtMs = world.timeline.nowMs() + everyMs;
    const all = world.nodes.length;
    for (let i = 0, looked = 0; i < all && looked < nodes; i++) {
      const node = world.nodes[turn++ % all];
      if (!node || node.dirty.size === 0) continue;
      check(node);
      looked += 1;
    }
  };

  return {
    afterEvent() {
      if (samples) return lookAtSome(samples);
      for (const node of world.nodes) if (node.dirty.size > 0 && isDue(node)) check(node);
    },
    catchUp() {
      if (samples) return lookAtSome(samples);
      for (const node of world.nodes) if (node.dirty.size > 0) check(node);
    },
  };
}
