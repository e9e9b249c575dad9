/** The transport contract where peers meet as tabs of one browser, joined with a way that is dead. */
import { createCombinedSignaling } from '../../../../src/browser/signaling/combined-signaling.ts';
import { platformRandom as random } from '../../../../src/browser/platform/clock.ts';
import { createRelaySignaling } from '../../../../src/browser/signaling/relay/relay-signaling.ts';
import { createTabSignaling } from '../../../../src/browser/signaling/tab-signaling.ts';
import { transportContract } from '../../../contract/transport.ts';
import { createWebRtcRig } from '../webrtc-rig.ts';

export default () =>
  transportContract(() =>
    createWebRtcRig((clock) =>
      createCombinedSignaling([
        { name: 'tabs', signaling: createTabSignaling({ clock, random }) },
        {
          name: 'relay',
          signaling: createRelaySignaling({ urls: ['ws://127.0.0.1:9/'], clock, random }),
        },
      ]),
    ),
  );
