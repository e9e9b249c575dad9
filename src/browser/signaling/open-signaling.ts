/** The ways in which this page finds people, tried at once: the relay, a PeerServer if one is named, this browser's tabs, members, texts passed on by hand. */
import type { Clock, Post, Random } from '../../core/ports.ts';
import { createInvitedWay, type InvitedWay } from './manual/lazy-manual.ts';
import { createLateSignaling } from './lazy-signaling.ts';
import { createManySignaling, type ManySignaling, type Way } from './combined-signaling.ts';
import { createMeshSignaling } from './member-signaling.ts';
import { pageIceServers } from './page-ice-servers.ts';
import { peerServer } from './peerjs/peer-server-setting.ts';
import { createRelaySignaling } from './relay/relay-signaling.ts';
import { relayUrls } from './relay/relay-url.ts';
import { createTabSignaling } from './tab-signaling.ts';

export interface OpenSignaling {
  readonly signaling: ManySignaling;
  readonly openByHand: InvitedWay['open'];
}

export function openSignaling(world: { clock: Clock; random: Random }, post: Post): OpenSignaling {
  const server = peerServer();
  const peers: Way[] = [];
  if (server) {
    const load = async () => {
      const [{ createPeerJsSignaling }, { connectPeer }] = await Promise.all([
        import('./peerjs/peerjs-signaling.ts'),
        import('./peerjs/peerjs-socket.ts'),
      ]);
      return createPeerJsSignaling({ server, connect: connectPeer, ...world });
    };
    peers.push({ name: 'peer-server', signaling: createLateSignaling(load) });
  }
  const invited = createInvitedWay(world);
  const signaling = createManySignaling([
    { name: 'relay', signaling: createRelaySignaling({ urls: relayUrls(), ...world }) },
    ...peers,
    { name: 'tabs', signaling: createTabSignaling(world), isPartial: true },
    { name: 'mesh', signaling: createMeshSignaling(post), isPartial: true },
    invited.way,
  ]);
  const named = pageIceServers();
  const iceServers = () => [...named, ...signaling.iceServers()];
  return { signaling: { ...signaling, iceServers }, openByHand: invited.open };
}
