/** Two ends of signaling by hand under one clock, and what each of them heard. */
import { createManualSignaling } from '../../src/browser/signaling/manual/manual-signaling.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import { utf8 } from '../../src/core/base/bytes.ts';
import { topic } from '../../src/core/base/ids.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';
import { random } from '../fakes/members.ts';

export const TOPIC = topic(new Uint8Array(16).fill(7));

export function handEnd(clock: ManualClock, word: string, of = TOPIC) {
  const signaling = createManualSignaling({ clock, random });
  const members: string[][] = [];
  const boxes: string[] = [];
  const gone: string[] = [];
  let from = '';
  let partner = '';
  const text = (bytes: Bytes) => new TextDecoder().decode(bytes);
  signaling.onMembers((sample) => {
    members.push(sample.map((it) => text(it.announce)));
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
    ...signaling,
    members,
    boxes,
    gone,
    /** To whoever it saw as a member. */
    tell: (said: string) => signaling.send(partner, utf8(said)),
    /** To whoever sent a box. */
    answer: (said: string) => signaling.send(from, utf8(said)),
  };
}

/** Lets promises that are settled go on. */
export const turns = () => new Promise((resolve) => setTimeout(resolve, 0));
