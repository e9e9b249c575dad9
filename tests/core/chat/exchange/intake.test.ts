/** Checking a signature costs far more than sending it, so what teaches nothing is checked seldom. */
import { Decoder } from '@msgpack/msgpack';
import { describe, expect, test, vi } from 'vitest';
import { equalBytes } from '../../../../src/core/base/bytes.ts';
import { claimOf } from '../../../../src/core/chat/chain.ts';
import { claimedBytes, claimTuple } from '../../../../src/core/chat/claim.ts';
import type { Entry } from '../../../../src/core/chat/entry.ts';
import { entryId } from '../../../../src/core/base/ids.ts';
import { CLAIMS_BURST, LIVE_ENTRIES_BURST } from '../../../../src/core/limits/chat.ts';
import type { ClaimTuple } from '../../../../src/core/wire/claim.ts';
import type { LogMessage } from '../../../../src/core/wire/message.ts';
import { chainOf } from '../../../rigs/chains.ts';
import { openChatRig } from '../../../rigs/chat-rig.ts';
import { alice, bob, bytesOf, crypto, mallory, room, settled } from '../../../fakes/people.ts';

/** Bob's chat, and how many signatures he has checked. */
async function counting() {
  let checks = 0;
  const verify: typeof crypto.verify = (...it) => {
    checks += 1;
    return crypto.verify(...it);
  };
  const rig = await openChatRig(bob, { crypto: { ...crypto, verify } });
  rig.peers.link(mallory.peer);
  return { ...rig, checks: () => checks };
}

const entriesOf = (list: readonly Entry[]): LogMessage => ({
  t: 'entries',
  more: false,
  list: list.map(({ signed }) => signed),
});

describe('[Y6] [Y8] what costs a signature to check', () => {
  test('genuine claims that prove nothing are checked within a budget of the peer that brings them', async () => {
    const { peers, checks, blamed } = await counting();
    const list = await Promise.all(
      Array.from({ length: 128 }, async (_, i): Promise<ClaimTuple> => {
        const said = { seq: 2 + 2 * i, prev: bytesOf(`prev ${i}`, 32), id: bytesOf(`id ${i}`, 32) };
        const sig = await mallory.sign(claimedBytes(room, { ...said, id: entryId(said.id) }));
        return [mallory.publicKey, said.seq, said.prev, said.id, sig];
      }),
    );
    for (let n = 0; n < 64; n++) {
      peers.deliver(mallory.peer, { t: 'claims', list });
      await settled();
    }
    expect(checks()).toBeGreaterThan(128);
    expect(checks()).toBeLessThanOrEqual(CLAIMS_BURST);
    expect(blamed).toEqual([]);
  });

  test('claims of what the log says are not checked at all', async () => {
    const { peers, checks } = await counting();
    const chain = await chainOf(alice, [1, 2, 3]);
    peers.deliver(mallory.peer, entriesOf(chain));
    await settled();
    const before = checks();
    const list = chain.map((it) => claimTuple(claimOf(it)));
    for (let n = 0; n < 10; n++) peers.deliver(mallory.peer, { t: 'claims', list });
    await settled();
    expect(checks()).toBe(before);
  });

  test('entries that are too many of their author are not checked, however often they come', async () => {
    const { peers, checks, chat } = await counting();
    const chain = await chainOf(
      alice,
      Array.from({ length: LIVE_ENTRIES_BURST + 100 }, (_, i) => i + 1),
    );
    peers.deliver(mallory.peer, entriesOf(chain.slice(0, LIVE_ENTRIES_BURST)));
    await settled();
    await settled();
    const before = checks();
    for (let n = 0; n < 20; n++) {
      peers.deliver(mallory.peer, entriesOf(chain.slice(LIVE_ENTRIES_BURST)));
      await settled();
    }
    expect(chat.log.ordered()).toHaveLength(LIVE_ENTRIES_BURST);
    expect(checks()).toBe(before);
  });

  test('an entry that its author did not sign costs that author nothing', async () => {
    const { peers, chat } = await counting();
    const chain = await chainOf(
      alice,
      Array.from({ length: LIVE_ENTRIES_BURST }, (_, i) => i + 1),
    );
    const forged = chain.map(({ signed }) => ({ ...signed, sig: new Uint8Array(64) }));
    peers.deliver(mallory.peer, { t: 'entries', more: false, list: forged });
    await settled();
    peers.deliver(mallory.peer, entriesOf(chain));
    await settled();
    await settled();
    expect(chat.log.ordered()).toHaveLength(LIVE_ENTRIES_BURST);
  });
});

test('[G2] an entry that came a moment ago is known without a look into it, or a check of its signature', async () => {
  const { peers, checks, sent } = await counting();
  peers.link(alice.peer);
  const list = (await chainOf(alice, [1, 2])).map(({ signed }) => signed);
  peers.deliver(mallory.peer, { t: 'push', list });
  await settled();
  const before = checks();
  const decoded = vi.spyOn(Decoder.prototype, 'decode');
  peers.deliver(alice.peer, { t: 'push', list });
  await settled();
  const looks = decoded.mock.calls.filter(([bytes]) =>
    list.some(({ body }) => equalBytes(body, bytes as Uint8Array)),
  );
  decoded.mockRestore();
  expect([looks, checks()]).toEqual([[], before]);
  const pruned = sent.filter(({ to, message }) => to === alice.peer && message.t === 'prune');
  expect(pruned).toHaveLength(1);
});
