/** The transport contract where peers meet as tabs of one browser, next to a relay that is dead. */
import { platformRandom as random } from '../../../../src/browser/platform/clock.ts';
import { RelaySignaling } from '../../../../src/browser/signaling/relay/relay-signaling.ts';
import { TabSignaling } from '../../../../src/browser/signaling/tab-signaling.ts';
import { transportContract } from '../../../contract/transport.ts';
import { createWebRtcRig } from '../webrtc-rig.ts';

export default () =>
  transportContract(() =>
    createWebRtcRig((clock) => [
      { name: 'tabs', signaling: new TabSignaling({ clock, random }) },
      {
        name: 'relay',
        signaling: new RelaySignaling({ urls: ['ws://127.0.0.1:9/'], clock, random }),
      },
    ]),
  );
