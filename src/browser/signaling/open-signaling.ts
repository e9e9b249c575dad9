/** Every medium by which this page finds people, all tried at once: relay, PeerServer if one is named, tabs, members, manual pairing. */
import type { ManualPairing } from '../../core/api/manual-pairing.ts';
import type { Clock, MemberMail, Random } from '../../core/ports.ts';
import { CombinedSignaling, type Medium } from './combined-signaling.ts';
import { LazySignaling } from './lazy-signaling.ts';
import type { ManualSignaling } from './manual/manual-signaling.ts';
import { MemberSignaling } from './member-signaling.ts';
import { pageIceServers } from './page-ice-servers.ts';
import { peerServer } from './peerjs/peer-server-setting.ts';
import { RelaySignaling } from './relay/relay-signaling.ts';
import { relayUrls } from './relay/relay-url.ts';
import { MEMBERS_MEDIUM } from './signaling.ts';

export interface OpenSignaling {
  readonly signaling: CombinedSignaling;
  /** @throws when its code cannot be loaded; the next call tries again */
  readonly openManualPairing: () => Promise<ManualPairing>;
}

interface World {
  readonly clock: Clock;
  readonly random: Random;
}

export function openSignaling(world: World, mail: MemberMail): OpenSignaling {
  const manual = lazyManual(world);
  const loadTabs = async () => new (await import('./tab-signaling.ts')).TabSignaling(world);
  const media: Medium[] = [
    { name: 'relay', signaling: new RelaySignaling({ urls: relayUrls(), ...world }) },
    ...peerServerMedium(world),
    { name: 'tabs', signaling: new LazySignaling(loadTabs), isPartial: true },
    { name: MEMBERS_MEDIUM, signaling: new MemberSignaling(mail), isPartial: true },
    { name: 'manual', signaling: manual.signaling, isPartial: true },
  ];
  const signaling = new CombinedSignaling(media, pageIceServers());
  return { signaling, openManualPairing: manual.open };
}

function peerServerMedium(world: World): Medium[] {
  const server = peerServer();
  if (!server) return [];
  const load = async () => {
    const [{ PeerJsSignaling }, { connectPeer }] = await Promise.all([
      import('./peerjs/peerjs-signaling.ts'),
      import('./peerjs/peerjs-socket.ts'),
    ]);
    return new PeerJsSignaling({ server, connect: connectPeer, ...world });
  };
  return [{ name: 'peer-server', signaling: new LazySignaling(load) }];
}

/** Its code is loaded when someone invites by text, or was invited. */
function lazyManual(world: World) {
  let want: (signaling: ManualSignaling) => void = () => undefined;
  const wanted = new Promise<ManualSignaling>((resolve) => (want = resolve));
  let opened: ManualSignaling | undefined;
  return {
    signaling: new LazySignaling(() => wanted),
    async open(): Promise<ManualPairing> {
      const { ManualSignaling } = await import('./manual/manual-signaling.ts');
      opened ??= new ManualSignaling(world);
      want(opened);
      return opened;
    },
  };
}
