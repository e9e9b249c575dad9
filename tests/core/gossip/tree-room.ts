/** A room of many trees without a network: links take their time, and what a peer sends can be meddled with. */
import type { PeerId } from '../../../src/core/base/ids.ts';
import { EntryTree, type TreeOptions } from '../../../src/core/gossip/entry-tree.ts';
import { keyOf as nameOf, type Position } from '../../../src/core/gossip/position.ts';
import type { TreeMessage } from '../../../src/core/gossip/tree-messages.ts';
import { TREE_TICK_MS } from '../../../src/core/limits/gossip.ts';
import { createPrng, type Prng } from '../../fakes/prng.ts';

export type Sent = TreeMessage | { readonly t: 'push'; readonly position: Position };

/** About what they take on the wire. */
const POSITION_BYTES = 22;
const ENVELOPE_BYTES = 10;

/** How an entry fared. */
export interface Journey {
  readonly position: Position;
  readonly begunAtMs: number;
  readonly hops: Map<PeerId, number>;
  /** How many copies came to each. */
  readonly copies: Map<PeerId, number>;
  lastAtMs: number;
}

interface Member {
  readonly peer: PeerId;
  readonly tree: EntryTree;
  readonly has: Set<string>;
  readonly links: Map<PeerId, number>;
  isTicking: boolean;
}

export class TreeRoom {
  readonly members = new Map<PeerId, Member>();
  readonly prng: Prng;
  /** What a peer sends in place of a message. */
  meddle: (from: PeerId, to: PeerId, sent: Sent) => readonly Sent[] = (_from, _to, sent) => [sent];
  /** What was said besides entries, in bytes, and by kind. */
  controlBytes = 0;
  readonly said = { ihave: 0, graft: 0, prune: 0 };
  readonly journeys = new Map<string, Journey>();
  #nowMs = 0;
  /** What is due in each millisecond. */
  readonly #due = new Map<number, (() => void)[]>();
  #next = 0;
  readonly #options: TreeOptions;

  constructor(seed: string, options: TreeOptions = {}) {
    this.prng = createPrng(seed);
    this.#options = options;
  }

  get peers(): PeerId[] {
    return [...this.members.keys()];
  }

  join(): PeerId {
    const peer = `peer ${this.#next++}` as PeerId;
    const member = {
      peer,
      tree: new EntryTree(peer, this.#options),
      has: new Set<string>(),
      links: new Map(),
      isTicking: false,
    };
    this.members.set(peer, member);
    return peer;
  }

  leave(peer: PeerId): void {
    for (const other of this.linksOf(peer)) this.cut(peer, other);
    this.members.delete(peer);
  }

  linksOf(peer: PeerId): PeerId[] {
    return [...(this.members.get(peer)?.links.keys() ?? [])];
  }

  link(a: PeerId, b: PeerId): boolean {
    const [one, other] = [this.members.get(a), this.members.get(b)];
    if (!one || !other || a === b || one.links.has(b)) return false;
    const latencyMs = 20 + this.prng.below(6);
    one.links.set(b, latencyMs);
    other.links.set(a, latencyMs);
    one.tree.linked(b);
    other.tree.linked(a);
    // Comparing logs: each has what the other has.
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      for (const key of from.has) to.has.add(key);
    return true;
  }

  cut(a: PeerId, b: PeerId): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      this.members.get(one)?.links.delete(other);
      this.members.get(one)?.tree.unlinked(other);
    }
  }

  /** Links each with random others until it has so many. */
  fill(degree: number): void {
    const { peers } = this;
    for (const peer of peers) this.fillOne(peer, degree, peers);
  }

  fillOne(peer: PeerId, degree: number, peers = this.peers): void {
    for (let tries = 0; tries < 100 && this.linksOf(peer).length < degree; tries++) {
      const other = peers[this.prng.below(peers.length)];
      if (other !== undefined && (this.members.get(other)?.links.size ?? 0) < degree + 2)
        this.link(peer, other);
    }
  }

  write(author: PeerId, seq: number): Journey {
    const position = { author, seq };
    const journey = {
      position,
      begunAtMs: this.#nowMs,
      hops: new Map([[author, 0]]),
      copies: new Map(),
      lastAtMs: this.#nowMs,
    };
    this.journeys.set(nameOf(position), journey);
    const member = this.members.get(author);
    member?.has.add(nameOf(position));
    if (member) this.#push(member, position);
    return journey;
  }

  run(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (; this.#nowMs < endMs; this.#nowMs++) {
      const due = this.#due.get(this.#nowMs);
      if (!due) continue;
      for (const act of due) act();
      this.#due.delete(this.#nowMs);
    }
  }

  #after(ms: number, act: () => void): void {
    const atMs = this.#nowMs + Math.max(1, ms);
    const due = this.#due.get(atMs);
    if (due) due.push(act);
    else this.#due.set(atMs, [act]);
  }

  #push(member: Member, position: Position): void {
    for (const to of member.tree.push(position, this.#nowMs))
      this.#send(member, to, { t: 'push', position });
    this.#wait(member);
  }

  #wait(member: Member): void {
    if (member.isTicking || !member.tree.isWaiting()) return;
    member.isTicking = true;
    this.#after(TREE_TICK_MS, () => {
      member.isTicking = false;
      for (const { to, message } of member.tree.due(
        this.#nowMs,
        (it) => !member.has.has(nameOf(it)),
      ))
        this.#send(member, to, message);
      this.#wait(member);
    });
  }

  #send(from: Member, to: PeerId, message: Sent): void {
    for (const sent of this.meddle(from.peer, to, message)) {
      if (sent.t !== 'push') {
        this.said[sent.t] += 1;
        this.controlBytes +=
          ENVELOPE_BYTES + ('list' in sent ? sent.list.length : 1) * POSITION_BYTES;
      }
      const latencyMs = from.links.get(to);
      if (latencyMs === undefined) continue;
      this.#after(latencyMs + this.prng.below(5), () => {
        const member = this.members.get(to);
        if (member?.links.has(from.peer)) this.#deliver(from.peer, member, sent);
      });
    }
  }

  #deliver(from: PeerId, member: Member, sent: Sent): void {
    const { tree, has } = member;
    const lacks = (it: Position) => !has.has(nameOf(it));
    switch (sent.t) {
      case 'push': {
        const { position } = sent;
        const journey = this.journeys.get(nameOf(position));
        journey?.copies.set(member.peer, (journey.copies.get(member.peer) ?? 0) + 1);
        if (!lacks(position)) {
          const answer = tree.repeated(from, position, this.#nowMs);
          if (answer) this.#send(member, answer.to, answer.message);
          return;
        }
        has.add(nameOf(position));
        if (journey) {
          journey.hops.set(member.peer, (journey.hops.get(from) ?? 0) + 1);
          journey.lastAtMs = this.#nowMs;
        }
        tree.brought(from, position, this.#nowMs);
        return this.#push(member, position);
      }
      case 'prune':
        return tree.pruned(from, sent.author);
      case 'ihave':
        tree.announced(from, sent.list, this.#nowMs, lacks);
        return this.#wait(member);
      case 'graft':
        tree.grafted(from, sent.list);
        for (const position of sent.list)
          if (!lacks(position)) this.#send(member, from, { t: 'push', position });
    }
  }
}
