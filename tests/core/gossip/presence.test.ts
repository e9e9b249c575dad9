/** Who is here, without a network: many machines that hand each other what they say, in steps of a quarter of a second. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import type { Presence } from '../../../src/core/gossip/presence-book.ts';
import type { PresenceSaid } from '../../../src/core/gossip/presence-outbox.ts';
import { PresenceMachine } from '../../../src/core/gossip/presence.ts';
import {
  PRESENCE_LEASE_MS,
  PRESENT_FREE_MAX,
  SUSPECTED_MS,
  TREE_TICK_MS,
} from '../../../src/core/limits/gossip.ts';
import { createPrng } from '../../fakes/prng.ts';
import { bytesOf } from '../../fakes/people.ts';
import { idOf, record } from './presence-records.ts';

interface Member {
  readonly name: string;
  readonly machine: PresenceMachine;
  at: number;
  /** Still in the room. */
  here: boolean;
}

class Town {
  readonly members = new Map<PeerId, Member>();
  readonly links = new Map<PeerId, Set<PeerId>>();
  nowMs = 1_000;
  said = new Map<PresenceSaid['t'], number>();
  records = 0;
  /** What a hostile peer sends in place of a message. */
  meddle: (from: PeerId, to: PeerId, said: PresenceSaid) => readonly PresenceSaid[] = (
    _f,
    _t,
    it,
  ) => [it];
  #mail: { readonly from: PeerId; readonly to: PeerId; readonly said: PresenceSaid }[] = [];

  constructor(count: number) {
    for (let i = 0; i < count; i++) this.add(`person ${i}`);
  }

  get peers(): PeerId[] {
    return [...this.members.keys()];
  }

  member(peer: PeerId): Member {
    return this.members.get(peer) as Member;
  }

  add(name: string): PeerId {
    const self = idOf(name);
    const links = new Set<PeerId>();
    const isDear = (peer: PeerId) => links.has(peer);
    const machine = new PresenceMachine({ self, isDear, changed: () => undefined });
    this.links.set(self, links);
    this.members.set(self, { name, machine, at: 0, here: true });
    this.renew(self);
    return self;
  }

  renew(peer: PeerId): void {
    const member = this.member(peer);
    member.at = Math.max(this.nowMs, member.at + 1, (member.machine.mustRenewAfter ?? 0) + 1);
    member.machine.renewed(record(member.name, member.at), this.nowMs);
  }

  link(a: PeerId, b: PeerId): void {
    if (a === b || this.links.get(a)?.has(b)) return;
    for (const [one, other] of both(a, b)) {
      this.links.get(one)?.add(other);
      this.member(one).machine.linked(other);
    }
    const salt = bytesOf(`${a} ${b} ${this.nowMs}`, 8);
    this.#post(a, b, this.member(a).machine.compare(salt));
  }

  cut(a: PeerId, b: PeerId, isLost: boolean): void {
    if (!this.links.get(a)?.has(b)) return;
    for (const [one, other] of both(a, b)) {
      this.links.get(one)?.delete(other);
      this.member(one).machine.unlinked(other, this.nowMs);
      if (isLost && this.member(one).here) this.member(one).machine.lost(other, this.nowMs);
    }
  }

  crash(peer: PeerId): void {
    this.member(peer).here = false;
    for (const other of [...(this.links.get(peer) ?? [])]) this.cut(peer, other, true);
  }

  leave(peer: PeerId): void {
    const { name, at } = this.member(peer);
    const gone = record(name, at + 1, { gone: true });
    for (const other of this.links.get(peer) ?? [])
      this.#post(peer, other, { t: 'presence', push: true, list: [gone] });
    this.#deliver();
    this.member(peer).here = false;
    for (const other of [...(this.links.get(peer) ?? [])]) this.cut(peer, other, false);
  }

  pass(ms: number): void {
    for (const untilMs = this.nowMs + ms; this.nowMs < untilMs; this.nowMs += TREE_TICK_MS) {
      for (const [peer, { machine, here }] of this.members) {
        if (!here) continue;
        machine.due(this.nowMs);
        if (machine.mustRenewAfter !== undefined) this.renew(peer);
      }
      this.#deliver();
    }
  }

  /** Whom a member lists. */
  listOf(peer: PeerId): string[] {
    return Array.from(this.member(peer).machine.book.all(), (it) => it.name).toSorted();
  }

  here(): string[] {
    return [...this.members.values()].filter((it) => it.here).map(({ name }) => name);
  }

  /** How many list exactly those who are here. */
  right(): number {
    const here = this.here().toSorted().join();
    const lists = this.peers.filter((it) => this.member(it).here).map((it) => this.listOf(it));
    return lists.filter((list) => list.join() === here).length;
  }

  #post(from: PeerId, to: PeerId, said: PresenceSaid): void {
    this.said.set(said.t, (this.said.get(said.t) ?? 0) + 1);
    if (said.t === 'presence') this.records += said.list.length;
    for (const it of this.meddle(from, to, said)) this.#mail.push({ from, to, said: it });
  }

  #deliver(): void {
    for (;;) {
      for (const [peer, { machine, here }] of this.members)
        if (here)
          for (const { to, message } of machine.messages(this.nowMs)) this.#post(peer, to, message);
      const mail = this.#mail.splice(0);
      if (mail.length === 0) return;
      for (const { from, to, said } of mail)
        if (this.links.get(to)?.has(from) && this.member(to).here) this.#hear(from, to, said);
    }
  }

  #hear(from: PeerId, to: PeerId, said: PresenceSaid): void {
    const { machine } = this.member(to);
    switch (said.t) {
      case 'presence':
        return void machine.received(from, said.list, said.push, this.nowMs);
      case 'presence-ihave':
        return machine.announced(from, said.list, this.nowMs);
      case 'presence-graft':
        return machine.grafted(from, said.list).forEach((it) => this.#post(to, from, it));
      case 'presence-prune':
        return machine.pruned(from, said.list);
      case 'suspect':
        return machine.suspected(from, said.list, this.nowMs);
      case 'vouch':
        return machine.vouch(from, said.ask, said.list, this.nowMs);
      case 'presence-sums':
        return machine.answerSums(said).forEach((it) => this.#post(to, from, it));
      case 'presence-vector':
        for (const it of machine.answerVector(said, from, this.nowMs)) this.#post(to, from, it);
    }
  }
}

const both = (a: PeerId, b: PeerId) =>
  [
    [a, b],
    [b, a],
  ] as const;

/** A ring, so that all are joined, and some links across it. */
function sparse(count: number, across: number): Town {
  const town = new Town(count);
  const prng = createPrng(`town ${count}`);
  town.peers.forEach((peer, i) => {
    town.link(peer, town.peers[(i + 1) % count] as PeerId);
    for (let n = 0; n < across; n++) town.link(peer, town.peers[prng.below(count)] as PeerId);
    if (i % 10 === 0) town.pass(500);
  });
  return town;
}

const person = (town: Town, i: number): PeerId => town.peers[i] as PeerId;

describe('[G5] everyone lists everyone', () => {
  test.each([
    [2, 1],
    [12, 11],
    [30, 3],
    [100, 4],
  ])('%i people, each with some links', (count, across) => {
    const town = sparse(count, across);
    town.pass(3_000);
    expect(town.right()).toBe(count);
  });

  test('a newcomer is listed by all soon, and one who says goodbye is not', () => {
    const town = sparse(30, 3);
    town.pass(3_000);
    const newcomer = town.add('newcomer');
    town.link(newcomer, person(town, 4));
    town.link(newcomer, person(town, 9));
    town.pass(1_500);
    expect(town.right()).toBe(31);
    town.leave(person(town, 7));
    town.pass(1_500);
    expect(town.right()).toBe(30);
  });

  test('a new name goes to each about once, along the tree', () => {
    const town = sparse(30, 3);
    town.pass(3_000);
    for (const peer of town.peers) {
      town.renew(peer);
      town.pass(1_000);
    }
    town.records = 0;
    for (const peer of town.peers) {
      town.renew(peer);
      town.pass(1_000);
    }
    expect(town.records / 30 / 29).toBeLessThan(1.5);
  });

  test('while a hall fills, few records come twice, and several go together', () => {
    const town = sparse(60, 4);
    const prng = createPrng('hall');
    town.pass(5_000);
    town.said.clear();
    town.records = 0;
    for (let i = 0; i < 60; i++) {
      const newcomer = town.add(`late ${i}`);
      for (let n = 0; n < 5; n++) town.link(newcomer, town.peers[prng.below(60 + i)] as PeerId);
      town.pass(250);
    }
    town.pass(8_000);
    expect(town.right()).toBe(120);
    const needed = 60 * 60 + 60 * 119; // newcomers to those before, and all to each newcomer
    expect(town.records / needed).toBeLessThan(4);
    expect((town.said.get('presence-prune') ?? 0) / needed).toBeLessThan(1);
  });

  test('a quiet town says little, although nobody is linked with those whom they watch', () => {
    const town = sparse(30, 3);
    town.pass(600_000);
    town.said.clear();
    town.pass(600_000);
    const perMinute = [...town.said.values()].reduce((sum, it) => sum + it, 0) / 30 / 10;
    expect(perMinute, 'messages of each').toBeLessThan(40);
  });
});

describe('[G10] who is listed, and nobody is linked with them', () => {
  /** All list somebody who is gone; those who saw it have left, too. */
  const withGhost = (town: Town) => {
    for (const peer of town.peers)
      town.member(peer).machine.received(peer, [record('ghost', 5)], false, town.nowMs);
    expect(town.listOf(person(town, 0))).toContain('ghost');
  };

  test.each([2, 5, 30, 100])('of %i people nobody lists them for long', (count) => {
    const town = sparse(count, 3);
    town.pass(3_000);
    withGhost(town);
    town.pass(220_000);
    expect(town.right()).toBe(count);
  });

  test('is suspected once, and those whom a link vouches for are not', () => {
    const town = new Town(13);
    for (const peer of town.peers) town.link(person(town, 0), peer);
    town.pass(3_000);
    town.said.clear();
    town.pass(600_000);
    expect(town.said.get('vouch')).toBeGreaterThan(0);
    expect(town.said.get('suspect')).toBe(undefined);
    withGhost(town);
    town.pass(220_000);
    expect(town.right()).toBe(13);
    expect(town.said.get('suspect')).toBeLessThan(40);
  });

  test('a lost link is suspected anew where an older record than its last was taken for an answer', () => {
    const town = new Town(4);
    const [a, b, c, d] = town.peers as [PeerId, PeerId, PeerId, PeerId];
    town.link(a, b);
    town.link(b, c);
    town.link(a, d);
    town.pass(3_000);
    // Its last record has not come to the one who is linked with it.
    town.meddle = (_from, to, said) =>
      to === a && said.t === 'presence' && said.push ? [] : [said];
    const last = record('person 3', town.nowMs);
    for (const it of [b, c]) town.member(it).machine.received(it, [last], false, town.nowMs);
    town.crash(d);
    town.pass(3_000);
    expect(town.member(a).machine.book.of(d)?.at).toBe(last.at);
    town.pass(18_000);
    expect(town.right()).toBe(3);
  });
});

describe('[G7] who falls silent', () => {
  test('goes off every list, and nobody else does', () => {
    const town = sparse(30, 3);
    town.pass(3_000);
    town.crash(person(town, 3));
    town.pass(SUSPECTED_MS / 2);
    expect(town.listOf(person(town, 20)), 'not yet').toContain('person 3');
    town.pass(SUSPECTED_MS);
    expect(town.right()).toBe(29);
  });

  test('a lost link is not a lost person: others are asked, and if too few vouch, they answer', () => {
    const town = sparse(30, 3);
    town.pass(3_000);
    const [other] = [...(town.links.get(person(town, 3)) ?? [])];
    town.cut(person(town, 3), other as PeerId, true);
    town.pass(4 * SUSPECTED_MS);
    expect(town.right()).toBe(30);
    expect(town.member(person(town, 3)).at, 'signed anew').toBeGreaterThan(1_000);
  });

  test('where the suspicion was lost on its way to them, a later one reaches them, and all list them again', () => {
    const town = sparse(12, 3);
    town.pass(3_000);
    const them = person(town, 3);
    town.meddle = (_, to, said) => (to === them && said.t === 'suspect' ? [] : [said]);
    const version = { peer: them, at: town.member(them).at };
    const far = town.peers.find((it) => it !== them && !town.links.get(them)?.has(it)) as PeerId;
    town.member(far).machine.suspected(undefined, [version], town.nowMs);
    town.pass(2 * SUSPECTED_MS);
    expect(town.right(), 'those without a link to them have lost them').toBeLessThan(12);
    town.meddle = (_f, _t, said) => [said];
    // As comparing does: those who list them bring their record to those who do not.
    town
      .member(far)
      .machine.repeated(
        ...([[...(town.links.get(far) ?? [])][0] as PeerId, version, false, town.nowMs] as const),
      );
    town.pass(2 * SUSPECTED_MS);
    expect(town.right()).toBe(12);
  });

  test('halves that are parted list themselves, and all again when they are one', () => {
    const town = sparse(30, 3);
    town.pass(3_000);
    const isLeft = (peer: PeerId) => town.peers.indexOf(peer) < 15;
    const parted = town.peers.flatMap((a) =>
      [...(town.links.get(a) ?? [])].flatMap((b) => (isLeft(a) && !isLeft(b) ? [[a, b]] : [])),
    ) as [PeerId, PeerId][];
    for (const [a, b] of parted) town.cut(a, b, true);
    town.pass(2 * SUSPECTED_MS);
    const seenBy = town.listOf(person(town, 2));
    expect(seenBy.length).toBeLessThan(20);
    for (const [a, b] of parted) town.link(a, b);
    town.pass(2 * SUSPECTED_MS);
    expect(town.right()).toBe(30);
  });

  test('an old record of theirs brings nobody back', () => {
    const town = sparse(12, 3);
    town.pass(3_000);
    const old = town.member(person(town, 1)).machine.book.of(person(town, 3)) as Presence;
    town.crash(person(town, 3));
    town.pass(2 * SUSPECTED_MS);
    const { machine } = town.member(person(town, 5));
    machine.received(person(town, 6), [old], true, town.nowMs);
    town.pass(2 * SUSPECTED_MS);
    expect(town.right()).toBe(11);
  });

  test('who has lost all links suspects nobody, and forgets everybody in the end', () => {
    const town = sparse(12, 3);
    town.pass(3_000);
    const alone = person(town, 3);
    for (const other of [...(town.links.get(alone) ?? [])]) town.cut(alone, other, true);
    town.pass(2 * SUSPECTED_MS);
    expect(town.listOf(alone).length).toBeGreaterThan(8);
    town.member(alone).machine.alone();
    expect(town.listOf(alone)).toEqual(['person 3']);
    town.link(alone, person(town, 8));
    town.pass(2_000);
    expect(town.right(), 'who was off their lists is back').toBe(12);
  });

  test('nobody is linked with them, and their record is not renewed: it ends', () => {
    const town = sparse(12, 3);
    town.pass(3_000);
    const { machine } = town.member(person(town, 3));
    machine.received(person(town, 4), [record('invented', town.nowMs)], true, town.nowMs);
    town.pass(3_000);
    expect(town.listOf(person(town, 9))).toContain('invented');
    town.nowMs += PRESENCE_LEASE_MS / 2;
    for (const peer of town.peers) town.renew(peer);
    town.pass(1_000);
    town.nowMs += PRESENCE_LEASE_MS / 2;
    town.pass(2 * SUSPECTED_MS);
    expect(town.right()).toBe(12);
  });
});

describe('[G8] hostile members', () => {
  test('one that suspects everybody drives nobody off a list', () => {
    const town = sparse(30, 3);
    town.pass(3_000);
    for (let i = 0; i < 20; i++) {
      const { machine } = town.member(person(town, 5));
      const all = [...machine.book.all()].filter((it) => it.peer !== person(town, 5));
      machine.suspected(undefined, all, town.nowMs);
      town.pass(1_000);
    }
    town.pass(2 * SUSPECTED_MS);
    expect(town.right()).toBe(30);
  });

  test('those that pass on nothing hide nobody, where others do', () => {
    const town = new Town(30);
    const isLiar = (peer: PeerId) => town.peers.indexOf(peer) % 5 === 0;
    town.meddle = (from, _to, said) =>
      isLiar(from) && said.t === 'presence' && said.list.some((it) => it.peer !== from)
        ? []
        : [said];
    const prng = createPrng('liars');
    for (const peer of town.peers)
      for (let n = 0; n < 4; n++) town.link(peer, person(town, prng.below(30)));
    town.pass(4_000);
    for (const peer of town.peers) town.renew(peer);
    town.pass(4_000);
    const honest = town.peers.filter((it) => !isLiar(it));
    for (const peer of honest) expect(town.listOf(peer)).toHaveLength(30);
  });

  test('a version that nobody signed changes nothing', () => {
    const town = sparse(12, 3);
    town.pass(3_000);
    const { machine } = town.member(person(town, 5));
    const far = { peer: person(town, 6), at: Number.MAX_SAFE_INTEGER };
    machine.suspected(person(town, 4), [far], town.nowMs);
    town.member(person(town, 6)).machine.suspected(person(town, 5), [far], town.nowMs);
    town.pass(2 * SUSPECTED_MS);
    expect(town.right()).toBe(12);
    expect(town.member(person(town, 6)).at).toBeLessThan(town.nowMs);
  });

  test('invented people take no place from those who are linked, known or have worked', () => {
    const dear = idOf('dear');
    const machine = new PresenceMachine({
      self: idOf('me'),
      isDear: (peer) => peer === dear,
      changed: () => undefined,
    });
    const [liar, friend] = [idOf('liar'), idOf('friend')];
    machine.received(friend, [record('worked', 1, { hasProof: true })], true, 0);
    machine.received(friend, [record('dear', 1), record('newcomer', 1)], true, 0);
    for (let i = 0; i < PRESENT_FREE_MAX + 100; i++)
      machine.received(liar, [record(`invented ${i}`, 1)], true, 0);
    expect(machine.book.size).toBe(PRESENT_FREE_MAX + 2);
    // What another peer brings takes the place of one of the many.
    machine.received(friend, [record('another newcomer', 1)], true, 0);
    machine.received(friend, [record('worked later', 1, { hasProof: true })], true, 0);
    const listed = new Set(Array.from(machine.book.all(), (it) => it.name));
    for (const name of ['worked', 'dear', 'newcomer', 'another newcomer', 'worked later'])
      expect(listed.has(name), name).toBe(true);
  });
});
