/** Who gets a link when links are scarce, and whom we dial first. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peerId } from '../../../src/core/base/ids.ts';
import {
  DIALS_AT_ONCE_MAX,
  KNOWN_AFTER_MS,
  LINKS_MAX,
  LINKS_RESERVED,
  LOTTERY_LINKS,
  LOTTERY_HELD_MS,
} from '../../../src/core/limits/mesh.ts';
import {
  admit,
  compareStandings,
  dueDials,
  nextToLeave,
  type LinkStanding,
} from '../../../src/core/mesh/admission.ts';
import { isKnown } from '../../../src/core/mesh/known-peers.ts';
import { bytesOf } from '../../fakes/people.ts';

const NOW_MS = 1_700_000_000_000;
let made = 0;
const peer = (change: Partial<LinkStanding> = {}): LinkStanding => ({
  peer: peerId(bytesOf(`peer ${++made}`, 16)),
  metAtMs: undefined,
  hasProof: false,
  linkedAtMs: NOW_MS,
  chosen: false,
  outbound: false,
  safeUntilMs: 0,
  invited: false,
  ...change,
});
const many = (count: number, change: Partial<LinkStanding> = {}) =>
  Array.from({ length: count }, () => peer(change));
const met = (agoMs: number) => ({ metAtMs: NOW_MS - agoMs });
const old = met(KNOWN_AFTER_MS);
const OPEN_TO_ALL = LINKS_MAX - LINKS_RESERVED;

describe('[M8] while there is room', () => {
  test('admits a newcomer at once, with or without a proof of work', () => {
    expect(admit([], peer(), NOW_MS)).toEqual({ kind: 'take' });
    expect(admit(many(OPEN_TO_ALL - 1), peer(), NOW_MS)).toEqual({ kind: 'take' });
    expect(admit(many(LINKS_RESERVED, old), peer(), NOW_MS)).toEqual({ kind: 'take' });
  });

  test('newcomers get two thirds of the links, known peers may take the rest', () => {
    const crowd = many(OPEN_TO_ALL);
    expect(admit(crowd, peer(), NOW_MS)).toEqual({ kind: 'full' });
    expect(admit(crowd, peer(met(KNOWN_AFTER_MS - 1)), NOW_MS)).toEqual({ kind: 'full' });
    expect(admit(crowd, peer(old), NOW_MS)).toEqual({ kind: 'take' });
  });
});

describe('[M8] when links are scarce', () => {
  test('a peer with a proof of work replaces the latest peer without one', () => {
    const crowd = [...many(3, { hasProof: true }), ...many(OPEN_TO_ALL - 3)];
    const last = crowd.at(-1);
    expect(admit(crowd, peer({ hasProof: true }), NOW_MS)).toEqual({
      kind: 'replace',
      peer: last?.peer,
    });
    const all = many(OPEN_TO_ALL, { hasProof: true });
    expect(admit(all, peer({ hasProof: true }), NOW_MS)).toEqual({ kind: 'full' });
  });

  test('a known peer replaces a newcomer, with or without a proof of work', () => {
    const links = [...many(LINKS_RESERVED, old), ...many(OPEN_TO_ALL, { hasProof: true })];
    expect(admit(links, peer(old), NOW_MS)).toEqual({
      kind: 'replace',
      peer: links.at(-1)?.peer,
    });
  });

  test('a crowd that waited until it counts as known gives way to peers we knew before', () => {
    const crowd = many(LINKS_MAX, old);
    const veteran = peer(met(2 * KNOWN_AFTER_MS));
    expect(admit(crowd, veteran, NOW_MS)).toMatchObject({ kind: 'replace' });
    expect(admit(many(LINKS_MAX, { metAtMs: veteran.metAtMs }), peer(old), NOW_MS)).toEqual({
      kind: 'full',
    });
  });

  test('peers that came together do not replace each other', () => {
    const links = many(LINKS_MAX, met(2 * KNOWN_AFTER_MS));
    expect(admit(links, peer(met(2.5 * KNOWN_AFTER_MS)), NOW_MS)).toEqual({ kind: 'full' });
  });
});

test('[M8] any sequence of peers keeps links and newcomers within their bounds, without endless replacing', () => {
  const standing = fc.record({
    agoMs: fc.option(fc.nat(4 * KNOWN_AFTER_MS), { nil: undefined }),
    hasProof: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(standing, { maxLength: 80 }), (peers) => {
      const links: LinkStanding[] = [];
      for (const { agoMs, hasProof } of peers) {
        const candidate = peer({
          hasProof,
          metAtMs: agoMs === undefined ? undefined : NOW_MS - agoMs,
        });
        const result = admit(links, candidate, NOW_MS);
        if (result.kind === 'full') continue;
        if (result.kind === 'replace') {
          const [gone] = links.splice(
            links.findIndex((it) => it.peer === result.peer),
            1,
          );
          if (!gone) throw new Error('nobody was there');
          expect(compareStandings(candidate, gone, NOW_MS)).toBeLessThan(0);
        }
        links.push(candidate);
        expect(links.length).toBeLessThanOrEqual(LINKS_MAX);
        const strangers = links.filter((it) => !isKnown(it, NOW_MS)).length;
        expect(strangers).toBeLessThanOrEqual(OPEN_TO_ALL);
      }
    }),
  );
});

describe('[M11] a link that we chose and dialled', () => {
  const own = { chosen: true, outbound: true };

  test('is given up for nobody who knocks', () => {
    const links = many(LINKS_MAX, own);
    expect(admit(links, peer({ ...old, hasProof: true }), NOW_MS)).toEqual({ kind: 'full' });
    const [chosen, others] = [many(LINKS_RESERVED, own), many(LINKS_MAX - LINKS_RESERVED)];
    const earlier = { linkedAtMs: NOW_MS - LOTTERY_HELD_MS };
    const aged = [...chosen, ...others].map((it) => ({ ...it, ...earlier }));
    const leaving = nextToLeave(aged, NOW_MS)?.peer;
    expect(others.map((it) => it.peer)).toContain(leaving);
  });

  test('has a place, although newcomers took all that are open to them', () => {
    expect(admit(many(OPEN_TO_ALL), peer(own), NOW_MS)).toEqual({ kind: 'take' });
    const crowd = many(LINKS_MAX, { hasProof: true });
    expect(admit(crowd, peer(own), NOW_MS)).toEqual({
      kind: 'replace',
      peer: crowd.at(-1)?.peer,
    });
  });

  test('is not made so by the other side: one that dialled us may be replaced', () => {
    const links = many(OPEN_TO_ALL, { chosen: true });
    expect(admit(links, peer({ hasProof: true }), NOW_MS)).toMatchObject({ kind: 'replace' });
  });
});

describe('[M9] dialling', () => {
  const idle = (change: Partial<LinkStanding> = {}) => ({
    ...peer({ chosen: true, ...change }),
    open: undefined,
    dialing: false,
    dialAtMs: NOW_MS,
  });
  const nobody = () => false;

  test('begins with known peers, then peers with a proof of work', () => {
    const [stranger, worker, friend] = [idle(), idle({ hasProof: true }), idle(old)];
    expect(dueDials([stranger, worker, friend], NOW_MS, nobody)).toEqual([
      friend,
      worker,
      stranger,
    ]);
  });

  test('[M3] reaches only those that we chose, and while we have no link everyone', () => {
    const [chosen, other, link] = [idle(), idle({ chosen: false }), { ...idle(), open: {} }];
    expect(dueDials([other, chosen, link], NOW_MS, nobody)).toEqual([chosen]);
    expect(dueDials([other, chosen], NOW_MS, nobody)).toEqual([chosen, other]);
    const failed = { ...chosen, dialAtMs: NOW_MS + 1 };
    expect(dueDials([other, failed], NOW_MS, nobody)).toEqual([other]);
  });

  test('[F24] does not let those wait whom a part of the room needs, though all dials hang', () => {
    const hanging = Array.from({ length: DIALS_AT_ONCE_MAX }, () => ({ ...idle(), dialing: true }));
    const [needed, other] = [idle({ chosen: true }), idle()];
    const all = [...hanging, other, needed];
    expect(dueDials(all, NOW_MS, (it) => it === needed)).toEqual([needed]);
  });
});

describe('[M10] the link lottery', () => {
  const since = (agoMs: number) => ({ linkedAtMs: NOW_MS - agoMs });
  const drawn = (links: readonly LinkStanding[]) => admit(links, peer(), NOW_MS, true);

  test('replaces no link while one is free, nor one that is too recent', () => {
    expect(nextToLeave(many(OPEN_TO_ALL - 1, since(LOTTERY_HELD_MS)), NOW_MS)).toBeUndefined();
    expect(nextToLeave(many(OPEN_TO_ALL, since(LOTTERY_HELD_MS - 1)), NOW_MS)).toBeUndefined();
    expect(drawn(many(OPEN_TO_ALL, since(LOTTERY_HELD_MS - 1)))).toEqual({ kind: 'full' });
  });

  test('replaces the oldest link that it may replace, and only for the peer that was drawn', () => {
    const staying = many(LINKS_RESERVED, since(3 * LOTTERY_HELD_MS));
    const going = [...many(4, since(LOTTERY_HELD_MS)), ...many(4, since(2 * LOTTERY_HELD_MS))];
    const crowd = [...staying, ...going];
    expect(drawn(crowd)).toEqual({ kind: 'replace', peer: going[4]?.peer });
    expect(admit(crowd, peer(), NOW_MS)).toEqual({ kind: 'full' });
  });

  test('keeps known peers, except the lowest in rank beyond two thirds', () => {
    const friends = many(LINKS_MAX - LOTTERY_LINKS, {
      ...met(2 * KNOWN_AFTER_MS),
      ...since(LOTTERY_HELD_MS),
    });
    const others = many(LOTTERY_LINKS, { ...old, ...since(LOTTERY_HELD_MS) });
    expect(others.map((it) => it.peer)).toContain(
      nextToLeave([...friends, ...others], NOW_MS)?.peer,
    );
    expect(nextToLeave(many(LINKS_MAX - LOTTERY_LINKS, old), NOW_MS)).toBeUndefined();
  });

  test('protects the winner’s link from peers known no longer than the crowd', () => {
    const friends = many(LINKS_MAX - 1, met(2 * KNOWN_AFTER_MS));
    const newcomer = peer({ safeUntilMs: NOW_MS + 1 });
    expect(admit([...friends, newcomer], peer(old), NOW_MS)).toEqual({ kind: 'full' });
    expect(admit([...friends, { ...newcomer, safeUntilMs: NOW_MS }], peer(old), NOW_MS)).toEqual({
      kind: 'replace',
      peer: newcomer.peer,
    });
  });
});
