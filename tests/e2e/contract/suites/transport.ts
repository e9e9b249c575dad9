/** The transport contract over real WebRTC, and what WebRTC has to do beyond it. */
import { transportContract } from '../../../contract/transport.ts';
import { webRtcCases } from '../webrtc-cases.ts';
import { createWebRtcRig } from '../webrtc-rig.ts';

export default () => [...transportContract(() => createWebRtcRig()), ...webRtcCases];
