/** The link contract over links that a third member forwards, in fair and in foul weather. */
import { describe, test } from 'vitest';
import { ForwardingTransport } from '../../src/core/forwarding/forwarding-transport.ts';
import { MemberMailbox } from '../../src/core/forwarding/member-mail.ts';
import { FORWARDED_BYTES_PER_SECOND } from '../../src/core/limits/forwarding.ts';
import { CONTROL_QUEUE_BYTES_MAX } from '../../src/core/limits/shared.ts';
import { roomId } from '../../src/core/base/ids.ts';
import type { Link, Transport } from '../../src/core/ports.ts';
import { assertEqual } from '../contract/contract.ts';
import { linkContract } from '../contract/link.ts';
import { createParty, type Party, type TransportRig } from '../contract/transport-party.ts';
import { overriding } from '../fakes/overriding.ts';
import { createPrng } from '../fakes/prng.ts';
import { createHostClock } from '../fakes/host-clock.ts';
import { createKeyring } from '../fakes/keyring.ts';
import { createHost } from '../fakes/host.ts';
import { createSimNetwork } from './sim-network.ts';
import { createRandom } from '../fakes/random.ts';
import { createTimeline, drained } from '../fakes/timeline.ts';
import { drawWeather, fairWeather, type Weather } from './weather.ts';

/** How long it takes until everyone has told everyone which peers they reach. */
const TOLD_MS = 5_000;

/** A room in which the peers find no path to each other, but all find one to the forwarder. */
async function forwardedRoom(seed: string, weather: Weather): Promise<TransportRig> {
  const prng = createPrng(seed);
  const timeline = createTimeline(1_000_000);
  const network = createSimNetwork(timeline, weather, prng.fork('network'));
  const keyring = createKeyring();
  const room = roomId(prng.bytes(16));
  const joined: Transport[] = [];

  function enter(name: string): Transport {
    const host = createHost(timeline, name);
    const identity = keyring.createIdentity(prng);
    const mail = new MemberMailbox();
    for (const { self } of joined.slice(1)) network.bar(identity.peer, self);
    const transport = new ForwardingTransport({
      ...{ roomId: room, identity, mail, transport: network.join(identity.peer, host, '', mail) },
      allowance: {
        files: () => true,
        used: () => undefined,
        onChange: () => () => undefined,
        bytesPerSecond: () => FORWARDED_BYTES_PER_SECOND,
      },
      crypto: keyring.cryptoOf(host, weather.cryptoMs, prng.fork(`crypto ${name}`)),
      clock: createHostClock(host, 0),
      random: createRandom(prng.fork(`random ${name}`)),
    });
    joined.push(transport);
    return transport;
  }
  async function until(condition: () => boolean, what: string): Promise<void> {
    const deadlineMs = timeline.nowMs() + 120_000;
    await drained();
    while (!condition()) {
      if ((await timeline.step(deadlineMs)) === undefined && !condition())
        throw new Error(`never: ${what}`);
    }
  }
  async function pass(ms: number): Promise<void> {
    const deadlineMs = timeline.nowMs() + ms;
    while ((await timeline.step(deadlineMs)) !== undefined);
  }

  const between = enter('between');
  between.onLink((link) => void link.onMessage(() => undefined));
  let isOnline = false;
  between.onStatus((status) => (isOnline = status === 'online'));
  between.start();
  await until(() => isOnline, 'between is online');

  async function join(name: string): Promise<Transport> {
    const transport = enter(name);
    return overriding(transport, {
      // The contract is about the others.
      onLink: (f) =>
        transport.onLink((link) => {
          if (link.peer === between.self) link.onMessage(() => undefined);
          else f(greeted(link));
        }),
      start() {
        transport.onSighting((peer) => peer === between.self && void transport.dial(peer));
        transport.start();
      },
      async dial(peer) {
        await new Promise<void>((told) => timeline.after(TOLD_MS, 'told', told));
        await transport.dial(peer);
      },
    });
  }
  return {
    ...{ join, joinAstray: join, until, pass },
    close: async () => joined.forEach((transport) => transport.close()),
  };
}

/** Both sides say something first, as by L1: the answerer shows the link only then. */
function greeted(link: Link): Link {
  let isGreeted = false;
  link.send('control', new Uint8Array(1));
  return overriding(link, {
    onMessage: (f) =>
      link.onMessage((lane, bytes) => {
        if (isGreeted || lane === 'bulk') f(lane, bytes);
        else isGreeted = true;
      }),
  });
}

async function runIn(rig: TransportRig, run: (party: Party) => Promise<void>): Promise<void> {
  const party = createParty(rig);
  async function pair() {
    const linked = await party.pair();
    for (const link of [linked.here, linked.there])
      assertEqual(await link.path(), 'forwarded', 'the path');
    return linked;
  }
  try {
    await run({ ...party, pair });
  } finally {
    await rig.close();
  }
}

describe('[T7] a forwarded link, fair weather', () => {
  for (const [name, run] of linkContract)
    test(name, async () => runIn(await forwardedRoom('fair', fairWeather), run));
});

describe('[T7] a forwarded link, any weather', () => {
  for (const [name, run] of linkContract) {
    test(name, async () => {
      for (let round = 0; round < 8; round++) {
        const seed = `foul ${round}`;
        // In some weather the lane below holds less than that, and would end first.
        const controlQueueBytes = CONTROL_QUEUE_BYTES_MAX;
        const drawn = drawWeather(createPrng(seed));
        const weather = { ...drawn, controlQueueBytes, lateCloseMs: 50, sampleSize: 20 };
        await runIn(await forwardedRoom(seed, weather), run);
      }
    });
  }
});
