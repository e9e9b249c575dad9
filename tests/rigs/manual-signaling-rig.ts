/** The two ends of a manual pairing with one clock, and what each of them received. */
import { ManualSignaling } from '../../src/browser/signaling/manual/manual-signaling.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import { utf8 } from '../../src/core/base/bytes.ts';
import { topic } from '../../src/core/base/ids.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';
import { random } from './members.ts';

export const TOPIC = topic(new Uint8Array(16).fill(7));

export function pairingEnd(clock: ManualClock, word: string, of = TOPIC) {
  const signaling = new ManualSignaling({ clock, random });
  const members: string[][] = [];
  const boxes: string[] = [];
  const gone: string[] = [];
  let from = '';
  let partner = '';
  const text = (bytes: Bytes) => new TextDecoder().decode(bytes);
  signaling.onMembers((sample) => {
    members.push(sample.map((it) => text(it.peerRecord)));
    partner = sample[0]?.address ?? partner;
  });
  signaling.onBox((address, box) => {
    from = address;
    boxes.push(text(box));
  });
  signaling.onGone((address) => gone.push(address));
  signaling.start(of);
  signaling.announce(utf8(word));
  return {
    manualPairing: signaling,
    close: () => signaling.close(),
    members,
    boxes,
    gone,
    /** Sends to the member that it saw. */
    tell: (said: string) => signaling.send(partner, utf8(said)),
    /** Sends to the sender of a box. */
    answer: (said: string) => signaling.send(from, utf8(said)),
  };
}

/** Runs what waits for settled promises. */
export const turns = () => new Promise((resolve) => setTimeout(resolve, 0));
