/** Signaling between tabs and windows of one browser, by a BroadcastChannel: no server takes part. */
import * as v from 'valibot';
import { toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import type { Topic } from '../../core/base/ids.ts';
import { SIGNAL_BYTES_MAX, TABS_ANSWER_MS, TABS_MAX } from '../../core/limits/signaling.ts';
import type { Clock, Off, Random } from '../../core/ports.ts';
import type { Address, Member, Signaling } from './signaling.ts';
import { createSignalingEvents } from './signaling-events.ts';

const bytes = v.custom<Bytes>(
  (it) => it instanceof Uint8Array && it.length > 0 && it.length <= SIGNAL_BYTES_MAX,
);
const address = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));
const tabMessage = v.variant('type', [
  v.object({ type: v.literal('who') }),
  v.object({ type: v.literal('here'), from: address, announce: bytes }),
  v.object({ type: v.literal('box'), from: address, to: address, box: bytes }),
  v.object({ type: v.literal('gone'), from: address }),
]);
type TabMessage = v.InferOutput<typeof tabMessage>;

const ADDRESS_BYTES = 16;

/** What passes is sealed as on a relay: another page of this origin learns no more than a relay does. */
export function createTabSignaling(options: { clock: Clock; random: Random }): Signaling {
  const { clock, random } = options;
  const self: Address = toBase64Url(random.bytes(ADDRESS_BYTES));
  const events = createSignalingEvents();
  const { members, boxes, gone, setStatus } = events;
  const here = new Map<Address, Member>();
  /** Who has not answered the last question yet: a tab that crashed said no goodbye. */
  const silent = new Set<Address>();
  let channel: BroadcastChannel | undefined;
  let announced: Bytes | undefined;
  let counting: Off | undefined;

  const say = (message: TabMessage) => channel?.postMessage(message);
  const sample = () => members.emit([...here.values()]);

  function leave(address: Address): void {
    silent.delete(address);
    if (here.delete(address)) gone.emit(address);
  }

  function receive(message: TabMessage): void {
    switch (message.type) {
      case 'who':
        return sayHere();
      case 'here': {
        const { from, announce } = message;
        silent.delete(from);
        const known = here.has(from);
        if (from === self || (!known && here.size >= TABS_MAX)) return;
        here.set(from, { address: from, announce });
        if (!known) sample();
        return;
      }
      case 'box':
        if (message.to === self) boxes.emit(message.from, message.box);
        return;
      case 'gone':
        leave(message.from);
    }
  }

  function sayHere(): void {
    if (announced) say({ type: 'here', from: self, announce: announced });
  }

  function ask(): void {
    if (!channel || !announced || counting) return;
    for (const address of here.keys()) silent.add(address);
    say({ type: 'who' });
    counting = clock.after(TABS_ANSWER_MS, () => {
      counting = undefined;
      [...silent].forEach(leave);
      sample();
    });
  }

  return {
    ...events.hooks,
    start(topic: Topic) {
      if (events.status) return;
      setStatus('connecting');
      try {
        channel = new BroadcastChannel(`swapmeet tabs ${topic}`);
      } catch {
        return setStatus('offline'); // a browser without, or one that keeps tabs apart
      }
      channel.onmessage = ({ data }) => {
        const read = v.safeParse(tabMessage, data);
        if (read.success) receive(read.output);
      };
    },
    announce(announce) {
      const isFirst = !announced;
      announced = announce;
      if (!channel) return;
      if (isFirst) setStatus('online');
      sayHere();
      if (isFirst) ask();
    },
    send(to, box) {
      if (!channel || !here.has(to)) return false;
      say({ type: 'box', from: self, to, box });
      return true;
    },
    refresh: ask,
    iceServers: () => [],
    close() {
      counting?.();
      say({ type: 'gone', from: self });
      channel?.close();
      channel = undefined;
      here.clear();
      events.clear();
    },
  };
}
