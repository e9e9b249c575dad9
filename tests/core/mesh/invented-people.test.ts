/** People whom members show and nobody can dial, as one of the members has invented them. */
import { expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { BACKOFF_MAX_MS, CHOOSE_FROM } from '../../../src/core/limits/mesh.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { createMeshRig, theirDigest, type MeshRig } from '../../rigs/mesh-rig.ts';
import type { FakeLink } from '../../fakes/transport.ts';
import { bytesOf, settled } from '../../fakes/people.ts';

const person = (n: number): PeerId => peerId(bytesOf(`person ${n}`, 16));
const invented = Array.from({ length: 12 }, (_, i) => person(1_000 + i));

/** A room that has settled, where all others want the link with us. */
async function settledRoom() {
  const rig = createMeshRig();
  rig.transport.say('online');
  const links: FakeLink[] = [];
  const come = (peer: PeerId, on: boolean) => {
    const link = rig.greet(peer);
    link.hear({ t: 'keep', on });
    links.push(link);
  };
  for (let i = 0; i < CHOOSE_FROM + 5; i++) come(person(i), true);
  let answered = 0;
  /** Invented people are said to be absent a beat after we dial them. */
  const beat = async () => {
    const dials = rig.transport.dials.slice(answered);
    answered += dials.length;
    for (const link of links) link.hear({ t: 'ping', n: 1, digest: theirDigest });
    rig.tick();
    for (const dial of dials) {
      if (invented.includes(dial.peer)) dial.settle('unreachable');
      else {
        come(dial.peer, false);
        dial.settle();
      }
    }
    await settled();
  };
  for (let i = 0; i < 200; i++) await beat();
  return { rig, links: links.filter((it) => it.closedWith === undefined), beat };
}

const timesDialled = ({ transport }: MeshRig, peer: PeerId) =>
  transport.dials.filter((it) => it.peer === peer).length;

test('[M3] [M5] are dialled ever more seldom, and we let go no link for them', async () => {
  const { rig, links, beat } = await settledRoom();
  for (const link of links) link.said.length = 0;
  const beats = 300;
  for (let i = 0; i < beats; i++) {
    rig.mesh.told(invented, () => false);
    await beat();
  }
  const unwanted = links.filter(({ said }) => said.some((it) => it.t === 'keep' && !it.on));
  expect(unwanted).toEqual([]);
  expect(links.filter((it) => it.closedWith !== undefined)).toEqual([]);
  // Each wait is a quarter of the longest one at least, after the first few.
  const most = 8 + (beats * TICK_MS) / (BACKOFF_MAX_MS / 4);
  for (const peer of invented) expect(timesDialled(rig, peer)).toBeLessThanOrEqual(most);
  expect(Math.max(...invented.map((it) => timesDialled(rig, it)))).toBeGreaterThan(2);
});

test('[M5] whom signaling shows again is dialled at once, however often it did not know them', async () => {
  const { rig, beat } = await settledRoom();
  for (let i = 0; i < 60; i++) {
    rig.mesh.told(invented, () => false);
    await beat();
  }
  const isDialled = (peer: PeerId) => timesDialled(rig, peer) > 3;
  const peer = invented.find(isDialled) as PeerId;
  await beat();
  const before = timesDialled(rig, peer);
  rig.mesh.need(peer);
  rig.transport.sight(peer);
  expect(timesDialled(rig, peer)).toBe(before + 1);
});
