/** The ways in which this page finds people, tried at once: the relay and the tabs of this browser. */
import type { Clock, Random } from '../core/ports.ts';
import { createManySignaling, type ManySignaling } from './many-signaling.ts';
import { createRelaySignaling } from './relay-signaling.ts';
import { relayUrls } from './relay-url.ts';
import { createTabSignaling } from './tab-signaling.ts';

export const openSignaling = (world: { clock: Clock; random: Random }): ManySignaling =>
  createManySignaling([
    { name: 'relay', signaling: createRelaySignaling({ urls: relayUrls(), ...world }) },
    { name: 'tabs', signaling: createTabSignaling(world), isPartial: true },
  ]);
