/** The ways in which this page finds people, tried at once: the relay, a PeerServer if one is named, this browser's tabs, members, texts passed on by hand. */
import type { Clock, MemberMail, Random } from '../../core/ports.ts';
import { createLazyManual, type LazyManual } from './manual/lazy-manual.ts';
import { createLazySignaling } from './lazy-signaling.ts';
import {
  createCombinedSignaling,
  type CombinedSignaling,
  type Medium,
} from './combined-signaling.ts';
import { createMemberSignaling } from './member-signaling.ts';
import { pageIceServers } from './page-ice-servers.ts';
import { peerServer } from './peerjs/peer-server-setting.ts';
import { createRelaySignaling } from './relay/relay-signaling.ts';
import { relayUrls } from './relay/relay-url.ts';
import { createTabSignaling } from './tab-signaling.ts';

export interface OpenSignaling {
  readonly signaling: CombinedSignaling;
  readonly openManualPairing: LazyManual['open'];
}

export function openSignaling(
  world: { clock: Clock; random: Random },
  mail: MemberMail,
): OpenSignaling {
  const server = peerServer();
  const peers: Medium[] = [];
  if (server) {
    const load = async () => {
      const [{ createPeerJsSignaling }, { connectPeer }] = await Promise.all([
        import('./peerjs/peerjs-signaling.ts'),
        import('./peerjs/peerjs-socket.ts'),
      ]);
      return createPeerJsSignaling({ server, connect: connectPeer, ...world });
    };
    peers.push({ name: 'peer-server', signaling: createLazySignaling(load) });
  }
  const invited = createLazyManual(world);
  const signaling = createCombinedSignaling([
    { name: 'relay', signaling: createRelaySignaling({ urls: relayUrls(), ...world }) },
    ...peers,
    { name: 'tabs', signaling: createTabSignaling(world), isPartial: true },
    { name: 'mesh', signaling: createMemberSignaling(mail), isPartial: true },
    invited.medium,
  ]);
  const named = pageIceServers();
  const iceServers = () => [...named, ...signaling.iceServers()];
  return { signaling: { ...signaling, iceServers }, openManualPairing: invited.open };
}
