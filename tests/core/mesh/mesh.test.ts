/** The mesh: hello comes first, silence is counted in heartbeats, links are replaced and closed without a trace. */
import { describe, expect, test, vi } from 'vitest';
import { hearReports } from '../../../src/core/base/each.ts';
import { encode } from '../../../src/core/base/codec.ts';
import { fileId, idBytes, peerId } from '../../../src/core/base/ids.ts';
import {
  HELLOS_BURST,
  HELLOS_PER_SECOND,
  KNOWN_AFTER_MS,
  LINKS_MAX,
  PARTING_MS,
  LINKS_RESERVED,
  SHUN_MS,
  SILENT_TICKS_MAX,
  PING_ALL_MS,
  PING_SILENT_TICKS,
} from '../../../src/core/limits/mesh.ts';
import { CONTROL_MESSAGES_BURST, SLEPT_MS, TICK_MS } from '../../../src/core/limits/shared.ts';
import type { RoomMessage } from '../../../src/core/peers.ts';
import type { Link } from '../../../src/core/ports.ts';
import { searchProof } from '../../../src/core/identity/proof-search.ts';
import {
  createMeshRig,
  helloFrom,
  ownDigest,
  theirBoxKey,
  theirDigest,
  PROOF_BITS_HERE,
  type MeshRig,
} from '../../rigs/mesh-rig.ts';
import { createFakeLink, type FakeLink } from '../../fakes/transport.ts';
import { alice, bob, bytesOf, carol, mallory, room, settled } from '../../fakes/people.ts';

const { peer } = bob;
const who: RoomMessage = { t: 'who', files: [idBytes(fileId(bytesOf('file', 16)))] };
const types = (link: { said: { t: string }[] }) => link.said.map(({ t }) => t);

describe('a new link', () => {
  test('[L1] says hello before anything else', () => {
    const rig = createMeshRig();
    const link = rig.transport.link(peer);
    expect(link.said).toEqual([{ t: 'hello', v: 3, name: 'Alice', box: alice.boxKey }]);
    rig.mesh.send(peer, who);
    rig.mesh.broadcast(who);
    expect(link.said).toHaveLength(1);
    expect(rig.mesh.linked()).toEqual([]);
    link.hear(helloFrom('Bob'));
    expect(rig.events).toEqual([`linked ${peer}`]);
    expect(rig.mesh.linked()).toEqual([peer]);
    expect(rig.mesh.neighbours()).toMatchObject([{ peer, name: 'Bob', open: { greeted: true } }]);
    rig.mesh.send(peer, who);
    expect(link.said.at(-1)).toEqual(who);
  });

  test('[L1] counts a fault for anything before hello, and drops it', () => {
    const rig = createMeshRig();
    const link = rig.transport.link(peer);
    link.hear(who);
    link.hear({ t: 'ping', n: 1, digest: theirDigest });
    link.hearBytes('bulk', new Uint8Array(30));
    expect(rig.events).toEqual([]);
    expect(types(link)).toEqual(['hello']);
    expect(rig.mesh.neighbours()[0]?.faults.points).toBe(20);
  });

  test('[L1] gets our hello before our answers to early messages', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    expect(types(link).slice(0, 2)).toEqual(['hello', 'ping']);
  });

  test('[L4] brings a name, which is tidied; a later one replaces it, an empty one does not', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer, ' Bob\n ');
    const name = () => rig.mesh.neighbours()[0]?.name;
    expect(name()).toBe('Bob');
    link.hear(helloFrom('\u0000'));
    expect(name()).toBe('Bob');
    link.hear(helloFrom('Robert'));
    expect(name()).toBe('Robert');
    expect(rig.events).toEqual([`linked ${peer}`]);
    expect(rig.mesh.neighbours()[0]?.boxKey).toEqual(theirBoxKey);
    link.hear(helloFrom('Robert', carol.boxKey));
    expect(rig.mesh.neighbours()[0]?.boxKey).toEqual(carol.boxKey);
    rig.mesh.greetAll();
    expect(link.said.at(-1)).toEqual({ t: 'hello', v: 3, name: 'Alice', box: alice.boxKey });
  });

  test('[L4] brings names without end, and all that shows one is drawn again a few times', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer, 'Bob');
    const before = rig.changes();
    for (let i = 0; i < 10 * HELLOS_BURST; i++) link.hear(helloFrom(`Bob ${i}`));
    expect(rig.changes()).toBe(before + HELLOS_BURST);
    rig.clock.pass(1_000 / HELLOS_PER_SECOND);
    link.hear(helloFrom('Robert'));
    expect(rig.mesh.neighbours()[0]?.name).toBe('Robert');
    const again = rig.greet(peer, 'Rob');
    expect(rig.mesh.neighbours()[0]?.name).toBe('Rob');
    again.hear(helloFrom('Bob'));
    expect(rig.mesh.neighbours()[0]?.name, 'a new link brings no new ones').toBe('Rob');
  });

  test('[L5] replaces the old link, and reports the peer as linked again', () => {
    const rig = createMeshRig();
    const old = rig.greet(peer);
    const fresh = rig.greet(peer);
    expect(old.closedWith).toBe('replaced');
    expect(old.listeners()).toBe(0);
    expect(fresh.closedWith).toBeUndefined();
    expect(rig.events).toEqual([`linked ${peer}`, `unlinked ${peer}`, `linked ${peer}`]);
    expect(rig.mesh.neighbours()).toHaveLength(1);
    rig.mesh.send(peer, who);
    expect(types(old)).not.toContain('who');
    expect(types(fresh)).toContain('who');
  });

  test('[M2] is closed beyond the maximum, unless it replaces one of the same peer', () => {
    const rig = createMeshRig();
    const peers = Array.from({ length: LINKS_MAX }, (_, i) => peerId(bytesOf(`peer ${i}`, 16)));
    for (const it of peers) rig.knownPeers.meet(it, rig.clock.now() - KNOWN_AFTER_MS);
    for (const it of peers) rig.greet(it);
    const tooMany = rig.transport.link(carol.peer);
    rig.clock.pass(PARTING_MS);
    expect(tooMany.closedWith).toBe('full');
    expect(rig.transport.link(peers[3] ?? peer).closedWith).toBeUndefined();
    expect(rig.mesh.neighbours().filter((it) => it.open)).toHaveLength(LINKS_MAX);
  });
});

describe('[M8] newcomers', () => {
  const crowd = (rig: MeshRig) =>
    Array.from({ length: LINKS_MAX - LINKS_RESERVED }, (_, i) =>
      rig.greet(peerId(bytesOf(`newcomer ${i}`, 16))),
    );

  test('are refused before an offer costs anything, once their share is full', () => {
    const rig = createMeshRig();
    expect(rig.transport.offer(carol.peer)).toBe('taken');
    crowd(rig);
    expect(rig.transport.offer(carol.peer)).toBe('refused');
    rig.knownPeers.meet(bob.peer, rig.clock.now() - KNOWN_AFTER_MS);
    expect(rig.transport.offer(bob.peer)).toBe('preferred');
    expect(rig.greet(bob.peer).closedWith).toBeUndefined();
  });

  test('with a proof of work on signaling replace one without', () => {
    const rig = createMeshRig();
    const links = crowd(rig);
    expect(rig.transport.offer(carol.peer, true)).toBe('taken');
    expect(rig.greet(carol.peer).closedWith).toBeUndefined();
    rig.clock.pass(PARTING_MS);
    expect(links.map((it) => it.closedWith).filter((it) => it === 'full')).toHaveLength(1);
  });

  test('[L10] with a proof of work on the link keep it when another comes', async () => {
    const rig = createMeshRig();
    const [last] = crowd(rig).reverse();
    if (!last) throw new Error('nobody');
    const work = searchProof({ roomId: room, peer: last.peer, bits: PROOF_BITS_HERE });
    last.hear({ t: 'hello', v: 3, name: 'Worker', box: theirBoxKey, work });
    await settled();
    rig.transport.sight(carol.peer, true);
    rig.greet(carol.peer);
    expect(last.closedWith).toBeUndefined();
    expect(rig.mesh.linked()).toContain(carol.peer);
  });

  test('[L10] with our proof of work, we show it on signaling and on every link', () => {
    const rig = createMeshRig();
    const link = rig.greet(bob.peer);
    rig.mesh.showProof(bytesOf('work', 8));
    expect(rig.transport.shown).toEqual([bytesOf('work', 8)]);
    expect(link.said.at(-1)).toMatchObject({ t: 'hello', work: bytesOf('work', 8) });
    expect(rig.transport.link(carol.peer).said[0]).toMatchObject({ work: bytesOf('work', 8) });
  });
});

describe('ping', () => {
  test('[L2] is answered with its number and our digest', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    link.hear({ t: 'ping', n: 77, digest: theirDigest });
    expect(link.said.at(-1)).toEqual({ t: 'pong', n: 77, digest: ownDigest });
    expect(rig.events.at(-1)).toBe(`digest ${peer}`);
  });

  test('[L2] measures the round trip only by its own pong', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    const ping = link.said.at(-1);
    if (ping?.t !== 'ping') throw new Error('a new link is not pinged');
    const roundTrip = () => rig.mesh.neighbours()[0]?.open?.roundTripMs;
    rig.clock.pass(31);
    link.hear({ t: 'pong', n: ping.n + 1, digest: theirDigest });
    expect(roundTrip()).toBeUndefined();
    link.hear({ t: 'pong', n: ping.n, digest: theirDigest });
    expect(roundTrip()).toBe(31);
    rig.clock.pass(100);
    link.hear({ t: 'pong', n: ping.n, digest: theirDigest });
    expect(roundTrip()).toBe(31);
  });

  test('[L2] goes to each silent peer, and to everyone now and then', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    const pings = () => types(link).filter((t) => t === 'ping').length;
    rig.tick();
    const before = pings();
    rig.tick(PING_SILENT_TICKS - 1);
    expect(pings()).toBe(before);
    rig.tick();
    expect(pings()).toBe(before + 1);
    const from = pings();
    for (let i = 0; i < PING_ALL_MS / TICK_MS; i++) {
      link.hear(helloFrom('Bob'));
      rig.tick();
    }
    expect(pings() - from).toBe(1);
  });

  test('[L2] does not go to a peer that asks by itself', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    const pings = () => types(link).filter((t) => t === 'ping').length;
    const before = pings();
    for (let i = 0; i < (2 * PING_ALL_MS) / TICK_MS; i++) {
      link.hear({ t: 'ping', n: i, digest: theirDigest });
      rig.tick();
    }
    expect(pings()).toBe(before);
  });

  test('learns the path of the link, and checks it with an answer that took another time', async () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    await settled();
    expect(rig.mesh.neighbours()).toMatchObject([{ open: { path: 'direct' } }]);
    link.path = () => Promise.resolve('turn-tcp');
    const ping = link.said.find((message) => message.t === 'ping');
    link.hear({ t: 'pong', n: ping?.n ?? 0, digest: theirDigest });
    await settled();
    expect(rig.mesh.neighbours()).toMatchObject([{ open: { path: 'turn-tcp' } }]);
  });
});

describe('silence', () => {
  test('[L3] of four heartbeats ends a link', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    rig.tick(SILENT_TICKS_MAX);
    expect(link.closedWith).toBeUndefined(); // its hello came before the first heartbeat
    rig.tick();
    expect(link.closedWith).toBe('silent');
    expect(rig.events.at(-1)).toBe(`unlinked ${peer}`);
    expect(rig.mesh.neighbours()).toMatchObject([{ peer, lost: true, open: undefined }]);
  });

  test('[L3] ends with anything on either lane', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    for (let i = 0; i < 5; i++) {
      rig.tick(SILENT_TICKS_MAX - 1);
      if (i % 2) link.hearBytes('bulk', new Uint8Array(30));
      else link.hear(helloFrom('Bob'));
    }
    expect(link.closedWith).toBeUndefined();
  });

  test('[L3] does not count while the device sleeps: a night is one heartbeat', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    rig.clock.pass(8 * 3_600_000);
    rig.tick();
    expect(types(link).at(-1)).toBe('ping');
    expect(rig.transport.doubts).toBe(1);
    rig.tick();
    expect(link.closedWith).toBeUndefined();
    link.hear(helloFrom('Bob'));
    rig.tick(SILENT_TICKS_MAX);
    expect(link.closedWith).toBeUndefined();
    expect(rig.transport.doubts).toBe(1);
  });

  test('[L3] after a sleep ends a link within two heartbeats', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    rig.tick();
    rig.clock.pass(SLEPT_MS);
    rig.tick(2);
    expect(link.closedWith).toBeUndefined();
    rig.tick();
    expect(link.closedWith).toBe('silent');
  });

  test('[L3] ends a link even where every heartbeat is late, as in a throttled tab', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    for (let i = 1; i < SILENT_TICKS_MAX; i++) {
      expect(link.closedWith).toBeUndefined();
      rig.clock.pass(60_000);
      rig.tick();
    }
    expect(link.closedWith).toBe('silent');
  });

  test('[L3] counts sooner after a refresh, but never at once', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    rig.mesh.refresh();
    expect(rig.transport.doubts).toBe(1);
    expect(types(link).at(-1)).toBe('ping');
    rig.tick();
    expect(link.closedWith).toBeUndefined();
    rig.tick();
    expect(link.closedWith).toBe('silent');
  });
});

describe('a peer that breaks the rules', () => {
  test('[M6] by flooding is shut out for a while', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    for (let i = 0; i <= CONTROL_MESSAGES_BURST; i++) {
      link.hear({ t: 'ping', n: i, digest: theirDigest });
    }
    expect(link.closedWith).toBe('broke the rules: flood');
    expect(link.listeners()).toBe(0);
    expect(rig.mesh.neighbours()).toEqual([]);
    expect(rig.events.at(-1)).toBe(`unlinked ${peer}`);
    expect(rig.transport.link(peer).closedWith).toBe('not welcome');
    rig.transport.sight(peer);
    expect(rig.transport.dials).toEqual([]);
    rig.clock.pass(SHUN_MS);
    expect(rig.transport.link(peer).closedWith).toBeUndefined();
  });

  test('[M6] has one budget for all its links, also for those after a goodbye', () => {
    for (const ends of ['lost', 'bye', 'replaced'] as const) {
      const rig = createMeshRig();
      let heard = 0;
      rig.mesh.onMessage(() => void (heard += 1));
      let closed = 0;
      for (let link = rig.greet(peer); closed === 0; link = rig.greet(peer)) {
        for (let i = 0; i < CONTROL_MESSAGES_BURST / 4; i++) link.hear(who);
        if (link.closedWith?.startsWith('broke')) closed += 1;
        else if (ends === 'lost') link.end('lost');
        else if (ends === 'bye') link.hear({ t: 'bye' });
      }
      expect(heard).toBeLessThan(CONTROL_MESSAGES_BURST);
      expect(heard).toBeGreaterThan(CONTROL_MESSAGES_BURST / 2);
    }
  });

  test('[M7] does not lose its faults by saying goodbye', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    rig.mesh.fault(peer, 'bad-chunk');
    link.hear({ t: 'bye' });
    const again = rig.greet(peer);
    rig.mesh.fault(peer, 'bad-chunk');
    expect(again.closedWith).toBe('broke the rules: bad-chunk');
  });

  test('[W5] by words of a later version is not shut out, and stays within the bound on messages', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    const shout = encode({ t: 'shout', loud: true });
    for (let i = 0; i < 200; i++) link.hearBytes('control', shout);
    expect(link.closedWith).toBeUndefined();
    for (let i = 0; i < CONTROL_MESSAGES_BURST; i++) link.hearBytes('control', shout);
    expect(link.closedWith).toBe('broke the rules: flood');
  });

  test('[M7] by ten malformed messages is shut out, but the others are not', () => {
    const rig = createMeshRig();
    const [link, other] = [rig.greet(peer), rig.greet(carol.peer)];
    for (let i = 0; i < 9; i++) link.hearBytes('control', new Uint8Array([i]));
    expect(link.closedWith).toBeUndefined();
    link.hearBytes('control', new Uint8Array([0xc1]));
    expect(link.closedWith).toBe('broke the rules: malformed');
    expect(rig.mesh.linked()).toEqual([carol.peer]);
    expect(other.closedWith).toBeUndefined();
  });

  test('[M7] does not lose its faults with a new link', () => {
    const rig = createMeshRig();
    rig.greet(peer);
    rig.mesh.fault(peer, 'bad-chunk');
    const again = rig.greet(peer);
    rig.mesh.fault(peer, 'bad-chunk');
    expect(again.closedWith).toBe('broke the rules: bad-chunk');
    rig.mesh.fault(peer, 'flood'); // the peer is not here: nothing happens
  });
});

describe('the bulk lane', () => {
  test('[L6] takes frames both ways once both sides said hello', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    link.hearBytes('bulk', new Uint8Array(30));
    link.drain('bulk');
    link.drain('control');
    expect(rig.events.slice(1)).toEqual([`bulk 30 ${peer}`, `drain ${peer}`]);
    expect(rig.mesh.sendBulk(peer, new Uint8Array(5))).toBe(true);
    link.full = true;
    expect(rig.mesh.sendBulk(peer, new Uint8Array(5))).toBe(false);
    expect(link.frames).toHaveLength(1);
    expect(rig.mesh.maxFrameBytes(peer)).toBe(65_536);
    expect(rig.mesh.sendBulk(carol.peer, new Uint8Array(5))).toBe(false);
    expect(rig.mesh.maxFrameBytes(carol.peer)).toBe(0);
  });
});

test('[L7] broadcast reaches everyone who said hello, except the one it leaves out', () => {
  const rig = createMeshRig();
  const [a, b] = [rig.greet(peer), rig.greet(carol.peer)];
  rig.mesh.broadcast(who, carol.peer);
  expect(types(a)).toContain('who');
  expect(types(b)).not.toContain('who');
});

describe('a link that throws', () => {
  const breakLink = (link: FakeLink) => {
    link.send = () => {
      throw new Error('this link throws');
    };
  };

  test('[L7] in the middle of a broadcast keeps it from nobody else', () => {
    const rig = createMeshRig();
    const [first, middle, last] = [rig.greet(peer), rig.greet(carol.peer), rig.greet(mallory.peer)];
    breakLink(middle);
    const errors: unknown[] = [];
    const off = hearReports((error) => errors.push(error));
    rig.mesh.broadcast(who);
    expect(rig.mesh.send(carol.peer, who)).toBe(false);
    expect(rig.mesh.sendBulk(carol.peer, new Uint8Array(5))).toBe(false);
    rig.mesh.greetAll();
    rig.tick(SILENT_TICKS_MAX - 1);
    rig.mesh.refresh();
    off();
    for (const link of [first, last]) {
      expect(types(link).filter((it) => it === 'who')).toHaveLength(1);
      expect(types(link).filter((it) => it === 'hello')).toHaveLength(2);
      expect(types(link).filter((it) => it === 'ping').length).toBeGreaterThan(2);
    }
    expect(errors.length).toBeGreaterThan(4);
  });

  test('[L7] when it is closed stops nobody from leaving', () => {
    const rig = createMeshRig();
    const [broken, other] = [rig.greet(peer), rig.greet(carol.peer)];
    breakLink(broken);
    broken.close = () => {
      throw new Error('this link throws, too');
    };
    const off = hearReports(() => undefined);
    rig.mesh.close();
    off();
    expect(other.closedWith).toBe('left');
    expect(rig.transport.closed).toBe(true);
  });

  test('[L7] a part that throws at a message keeps it from no other part', () => {
    const rig = createMeshRig();
    const heard: string[] = [];
    rig.mesh.onMessage(() => {
      throw new Error('this part throws');
    });
    rig.mesh.onMessage((from, message) => void heard.push(`${message.t} ${from}`));
    const off = hearReports(() => undefined);
    for (const it of [peer, carol.peer]) rig.greet(it).hear(who);
    off();
    expect(heard).toEqual([`who ${peer}`, `who ${carol.peer}`]);
  });
});

test('[S10] a link that does not take every control message is closed', () => {
  const rig = createMeshRig();
  for (const maxMessageBytes of [0, 1, 65_535]) {
    const link = { ...createFakeLink(peer), maxMessageBytes, close: vi.fn<Link['close']>() };
    rig.transport.show(link);
    expect(link.close).toHaveBeenCalledOnce();
  }
  expect(rig.mesh.neighbours()).toEqual([]);
});

describe('leaving', () => {
  test('[L8] goodbye removes a peer at once', () => {
    const rig = createMeshRig();
    const link = rig.greet(peer);
    link.hear({ t: 'bye' });
    expect(rig.mesh.neighbours()).toEqual([]);
    expect(rig.events.at(-1)).toBe(`unlinked ${peer}`);
    expect(link.closedWith).toBe('said goodbye');
    rig.tick(3);
    expect(rig.transport.dials).toEqual([]);
  });

  test('[L8] close says goodbye and leaves nothing open', async () => {
    const rig = createMeshRig();
    const links = [rig.greet(peer), rig.transport.link(carol.peer)];
    rig.transport.sight(peerId(bytesOf('dave', 16)));
    expect(rig.transport.dials).toHaveLength(1);
    rig.mesh.close();
    for (const link of links) {
      expect(link.said.at(-1)).toEqual({ t: 'bye' });
      expect(link.closedWith).toBe('left');
      expect(link.listeners()).toBe(0);
    }
    expect(rig.transport.listeners()).toBe(0);
    expect(rig.transport.closed).toBe(true);
    expect(rig.clock.timers()).toBe(0);
    rig.transport.dials[0]?.settle('closed');
    await settled();
    expect(rig.transport.dials).toHaveLength(1);
    expect(rig.mesh.neighbours()).toEqual([]);
  });
});
