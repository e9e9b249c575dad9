/** The Merkle root: depends on every leaf, on their order and on their number. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { concat, toBase64Url } from '../../../../src/core/base/bytes.ts';
import { merkleRoot } from '../../../../src/core/swarm/manifest/merkle.ts';
import { bytesOf, crypto } from '../../../fakes/people.ts';

const sha = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const leaves = (count: number) => Array.from({ length: count }, (_, i) => bytesOf(`leaf ${i}`, 36));

test('[F5] no chunks: the hash of nothing', async () =>
  expect(await merkleRoot(crypto, new Uint8Array(0))).toEqual(sha(new Uint8Array(0))));

test('[F5] up to 1,024 chunks: the hash of their concatenation', async () => {
  for (const count of [1, 2, 1_024]) {
    expect(await merkleRoot(crypto, concat(...leaves(count)))).toEqual(
      sha(concat(...leaves(count))),
    );
  }
});

test('[F5] more: the hash of the hashes of each 1,024', async () => {
  const all = leaves(2_050);
  const parts = [all.slice(0, 1_024), all.slice(1_024, 2_048), all.slice(2_048)];
  const root = sha(concat(...parts.map((part) => sha(concat(...part)))));
  expect(await merkleRoot(crypto, concat(...all))).toEqual(root);
});

test('[F5] every leaf counts, and so does their order', async () => {
  const all = leaves(1_030);
  const roots = new Set<string>();
  const add = async (list: Uint8Array[]) =>
    roots.add(toBase64Url(await merkleRoot(crypto, concat(...list))));
  await add(all);
  for (const at of [0, 1_023, 1_024, 1_029]) {
    const changed = all.slice();
    changed[at] = bytesOf('other', 36);
    await add(changed);
  }
  await add(all.slice(1));
  await add(all.slice(0, -1));
  await add([...all].reverse());
  expect(roots.size).toBe(8);
});
