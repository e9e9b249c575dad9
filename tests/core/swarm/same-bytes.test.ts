/** The same bytes once: a receiver does not fetch again what it holds of an older version or of the file itself. */
import { describe, expect, test } from 'vitest';
import { concat, type Bytes } from '../../../src/core/base/bytes.ts';
import { createChunker } from '../../../src/core/chunking/chunker.ts';
import { createParty, requested, savedBytes, share, stateIn } from '../../rigs/files-rig.ts';
import { alice, bob, carol, crypto } from '../../fakes/people.ts';

const MB = 1_000_000;

/** Words of a xorshift generator: as incompressible as a film, and quick to make. */
function noise(length: number): Bytes {
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let i = 0, x = 9; i < words.length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    words[i] = x;
  }
  return new Uint8Array(words.buffer, 0, length);
}

async function couple() {
  const party = createParty(createChunker(crypto));
  const [a, b] = [await party.join(alice), await party.join(bob)];
  party.link(a, b);
  const fetch = async (name: string, content: Bytes) => {
    const { id } = await share(a, name, content, [b]);
    const before = a.files.traffic(b.peer).tookBytes;
    await b.files.download(id);
    while (stateIn(b, id) !== 'complete') await party.tick();
    const same = Buffer.compare((await savedBytes(b, id)) ?? new Uint8Array(), content) === 0;
    expect(same, `${name} arrives byte for byte`).toBe(true);
    return { id, fetchedBytes: a.files.traffic(b.peer).tookBytes - before };
  };
  return { party, a, b, fetch };
}

describe('[F7] the same bytes once', () => {
  test(
    '40 MB with 1 kB inserted at the start cost its holder at most 2 %',
    { timeout: 120_000 },
    async () => {
      const { fetch } = await couple();
      const old = noise(40 * MB);
      expect((await fetch('old', old)).fetchedBytes).toBe(old.length);
      const changed = concat(noise(1_000).reverse(), old);
      const { fetchedBytes } = await fetch('changed', changed);
      expect(fetchedBytes).toBeGreaterThan(1_000);
      expect(fetchedBytes / changed.length).toBeLessThanOrEqual(0.02);
    },
  );

  test('a file of zeros crosses the link as one chunk and its rest', async () => {
    const { b, fetch } = await couple();
    const { id, fetchedBytes } = await fetch('zeros', new Uint8Array(5 * MB));
    expect(fetchedBytes).toBeLessThan(2 * 245_760);
    expect(new Set(requested(b)).size).toBe(2);
    const item = b.files.get(id);
    expect(item?.swarm.holdings.haveBytes()).toBe(5 * MB);
    expect(item?.swarm.holdings.have.count()).toBe(Math.ceil((5 * MB) / 245_760));
  });

  test('its holder serves every chunk of it, and losing one loses all its duplicates', async () => {
    const { party, a, b, fetch } = await couple();
    const zeros = new Uint8Array(3 * MB);
    const { id } = await fetch('zeros', zeros);
    const c = await party.join(carol);
    party.unlink(a, b);
    party.link(b, c);
    const offer = b.files.get(id)?.offer;
    if (!offer) throw new Error('no offer');
    await c.files.offer({ ...offer, own: false });
    await c.files.download(id);
    while (stateIn(c, id) !== 'complete') await party.tick();
    expect(Buffer.compare((await savedBytes(c, id)) ?? new Uint8Array(), zeros)).toBe(0);
    const swarm = b.files.get(id)?.swarm;
    const total = swarm?.holdings.have.count() ?? 0;
    swarm?.lose([5]);
    expect(swarm?.holdings.have.count(), 'the last one is shorter').toBe(1);
    swarm?.setFetching(true);
    for (let i = 0; i < 5; i++) await party.tick();
    expect(swarm?.holdings.have.count()).toBe(total);
  });
});
