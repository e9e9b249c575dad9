/** People of one visit: each comes with a key of its own, says something over its links, and goes. */
import { writeEntry, type Entry } from '../../src/core/chat/entry.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { searchProof } from '../../src/core/identity/proof-search.ts';
import { encodeMessage, PROTOCOL_VERSION } from '../../src/core/wire/envelope.ts';
import { createHost } from '../fakes/host.ts';
import type { Prng } from '../fakes/prng.ts';
import type { World } from './world.ts';

/** Time to link, to speak and to be heard. */
const STAY_MS = 4_000;

export interface Visitor {
  readonly peer: PeerId;
  /** A name, with a proof of work of so many bits if there are any, and a text. */
  words(text: string, proofBits?: number): Promise<readonly Entry[]>;
  /** Links with each of these, brings them entries, its own or those of others, and goes. */
  visit(hosts: readonly PeerId[], bring: Promise<readonly Entry[]>): void;
}

export function createVisitor(world: World, prng: Prng): Visitor {
  const identity = world.keyring.createIdentity(prng);
  const host = createHost(world.timeline, 'visitor');
  const crypto = world.keyring.cryptoOf(host, 0, prng);
  const { roomId } = world;
  const { peer, boxKey } = identity;
  return {
    peer,
    async words(text, proofBits) {
      const work = proofBits && { work: searchProof({ roomId, peer, bits: proofBits }) };
      const clock = Math.floor(world.timeline.nowMs());
      const context = { roomId, crypto, identity };
      const name = await writeEntry(
        context,
        { seq: 1, prev: undefined, clock, time: 0 },
        { k: 'name', name: 'visitor', box: boxKey, ...work },
      );
      const position = { seq: 2, prev: name.id, clock: clock + 1, time: 0 };
      return [name, await writeEntry(context, position, { k: 'text', text })];
    },
    visit(hosts, bring) {
      const transport = world.network.join(peer, host);
      transport.onLink((link) => {
        const hello = { t: 'hello', v: PROTOCOL_VERSION, name: 'visitor', box: boxKey } as const;
        link.send('control', encodeMessage(hello));
        void bring.then((entries) => {
          world.stats.lies += 1;
          const list = entries.map(({ signed }) => signed);
          link.send('control', encodeMessage({ t: 'entries', more: false, list }));
        });
      });
      transport.onSighting((it) => {
        if (hosts.includes(it)) transport.dial(it).catch(() => undefined);
      });
      transport.start();
      host.after(STAY_MS, 'goes', () => {
        transport.close();
        host.kill();
      });
    },
  };
}
