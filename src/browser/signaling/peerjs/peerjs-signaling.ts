/** Signaling over any PeerServer, which has no rooms: who comes first to an id made of the topic keeps the list. */
import * as v from 'valibot';
import { concat, fromBase64Url, toBase64Url, utf8 } from '../../../core/base/bytes.ts';
import { idBytes, type Topic } from '../../../core/base/ids.ts';
import { BACKOFF_BASE_MS, BACKOFF_MAX_MS, PEERS_KNOWN_MAX } from '../../../core/limits/mesh.ts';
import {
  PEER_SERVER_ANSWER_MS,
  PEER_SERVER_SAMPLE_MAX,
  PEER_SERVER_SLOTS,
  PEER_RECORD_BYTES_MAX,
  SIGNAL_BYTES_MAX,
} from '../../../core/limits/signaling.ts';
import type { Clock, Off, Random } from '../../../core/ports.ts';
import { BoundedMap } from '../../../core/base/bounded-map.ts';
import type { ConnectPeer, PeerServerAddress, PeerSocket } from './peerjs-socket.ts';
import type { Address, Member, Signaling } from '../signaling.ts';
import { createSignalingEvents } from '../signaling-events.ts';

export interface PeerJsSignalingOptions {
  readonly server: PeerServerAddress;
  readonly clock: Clock;
  readonly random: Random;
  readonly connect: ConnectPeer;
}

const charsOf = (bytes: number) => Math.ceil((bytes * 4) / 3);
const announce = v.pipe(v.string(), v.maxLength(charsOf(PEER_RECORD_BYTES_MAX)));
const address = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const lobbyMessage = v.variant('type', [
  v.object({ type: v.literal('hello'), announce }),
  v.object({
    type: v.literal('members'),
    members: v.pipe(v.array(v.object({ address, announce })), v.maxLength(PEER_SERVER_SAMPLE_MAX)),
  }),
  v.object({
    type: v.literal('box'),
    box: v.pipe(v.string(), v.maxLength(charsOf(SIGNAL_BYTES_MAX))),
  }),
  v.object({ type: v.literal('bye') }),
]);
type LobbyMessage = v.InferOutput<typeof lobbyMessage>;

const hex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The ids at which the list of a room is kept: SHA-256("swapmeet/1 slot" ‖ topic 16 ‖ number 1), 16 bytes, as hex. */
async function slotsOf(topic: Topic): Promise<Address[]> {
  const hashes = Array.from({ length: PEER_SERVER_SLOTS }, (_, i) =>
    crypto.subtle.digest(
      'SHA-256',
      concat(utf8('swapmeet/1 slot'), idBytes(topic), Uint8Array.of(i)),
    ),
  );
  return (await Promise.all(hashes)).map((hash) => hex(new Uint8Array(hash).subarray(0, 16)));
}

export function createPeerJsSignaling(options: PeerJsSignalingOptions): Signaling {
  const { server, clock, random, connect } = options;
  const events = createSignalingEvents();
  const { members, boxes, gone, setStatus } = events;
  /** What was said at a slot of ours, by address. */
  const list = new BoundedMap<Address, string>(PEERS_KNOWN_MAX);
  let slots: readonly Address[] = [];
  let self: Address = '';
  let socket: PeerSocket | undefined;
  let slotSocket: PeerSocket | undefined;
  let ownSlot: Address | undefined;
  let announced: string | undefined;
  let isOpen = false;
  let isClosed = false;
  let isAnswered = false;
  let failures = 0;
  let retry: Off | undefined;
  let waiting: Off | undefined;

  function open(): void {
    retry?.();
    retry = undefined;
    self = hex(random.bytes(16)); // the server may hold the last one for a minute
    socket = connect({
      server,
      id: self,
      onOpen() {
        isOpen = true;
        failures = 0;
        meet();
      },
      onTaken: onEnd,
      onMessage: receive,
      onMissed(to) {
        if (slots.includes(to)) return;
        list.delete(to);
        gone.emit(to);
      },
      onEnd,
    });
  }

  function onEnd(): void {
    if (isClosed) return;
    setStatus(isOpen ? 'connecting' : 'offline');
    isOpen = false;
    socket = undefined;
    giveUpSlot();
    const ceilingMs = Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** Math.min(failures++, 10));
    retry = clock.after(random.next() * ceilingMs, open);
  }

  function giveUpSlot(): void {
    slotSocket?.close();
    slotSocket = undefined;
    ownSlot = undefined;
    list.clear();
    waiting?.();
    waiting = undefined;
  }

  const say = (to: Address, message: LobbyMessage, from = socket) =>
    from?.send(to, JSON.stringify(message));

  /** Says hello at every slot; where none answers, takes one. */
  function meet(): void {
    if (!isOpen || announced === undefined) return;
    for (const slot of slots) {
      if (slot !== ownSlot) say(slot, { type: 'hello', announce: announced });
    }
    if (ownSlot) return tell();
    isAnswered = false;
    // The first to come finds nobody: it does not wait to learn so.
    if (events.status !== 'online') return take(0);
    waiting ??= clock.after(PEER_SERVER_ANSWER_MS, () => {
      waiting = undefined;
      if (!isAnswered) take(0);
    });
  }

  function take(index: number): void {
    const slot = slots[index];
    if (slot === undefined || slotSocket || !isOpen || isAnswered) return;
    slotSocket = connect({
      server,
      id: slot,
      onOpen() {
        ownSlot = slot;
        tell();
      },
      onTaken() {
        slotSocket = undefined;
        // Who has it answers soon, or has died without the server's knowing: then the next slot serves.
        waiting ??= clock.after(PEER_SERVER_ANSWER_MS, () => {
          waiting = undefined;
          take(index + 1);
        });
      },
      onMessage: (from, payload) => receiveAtSlot(from, payload),
      onMissed: (to) => void list.delete(to),
      onEnd() {
        if (!isClosed) giveUpSlot();
      },
    });
  }

  /** What our own list says, to ourselves. */
  function tell(): void {
    setStatus('online');
    members.emit(toMembers([...list].map(([address, announce]) => ({ address, announce }))));
  }

  function read(payload: string): LobbyMessage | null {
    try {
      const parsed = v.safeParse(lobbyMessage, JSON.parse(payload));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  }

  function receiveAtSlot(from: Address, payload: string): void {
    const message = read(payload);
    if (message?.type === 'bye') {
      if (list.delete(from)) gone.emit(from);
    }
    if (message?.type !== 'hello' || from === self) return;
    const isNew = !list.has(from);
    const others = [...list].filter(([address]) => address !== from);
    list.set(from, message.announce);
    // The latest are the likeliest to be here still; the list's keeper is always.
    const sample = others.slice(1 - PEER_SERVER_SAMPLE_MAX);
    if (announced !== undefined) sample.push([self, announced]);
    const told = sample.map(([address, announce]) => ({ address, announce }));
    say(from, { type: 'members', members: told }, slotSocket);
    if (isNew) tell();
  }

  function receive(from: Address, payload: string): void {
    const message = read(payload);
    if (message?.type === 'members' && slots.includes(from)) {
      isAnswered = true;
      setStatus('online');
      members.emit(toMembers(message.members.filter((it) => it.address !== self)));
    }
    const box = message?.type === 'box' ? fromBase64Url(message.box) : null;
    if (box) boxes.emit(from, box);
  }

  return {
    ...events.hooks,
    start(topic) {
      if (events.status || isClosed) return;
      setStatus('connecting');
      void slotsOf(topic).then((ids) => {
        slots = ids;
        if (!isClosed) open();
      });
    },
    announce(announce) {
      announced = toBase64Url(announce);
      meet();
    },
    send(to, box) {
      if (!isOpen || box.length > SIGNAL_BYTES_MAX) return false;
      say(to, { type: 'box', box: toBase64Url(box) });
      return true;
    },
    refresh() {
      if (retry) open();
      else meet();
    },
    iceServers: () => [],
    close() {
      isClosed = true;
      for (const slot of slots) if (slot !== ownSlot) say(slot, { type: 'bye' });
      retry?.();
      giveUpSlot();
      socket?.close();
      events.clear();
    },
  };
}

const toMembers = (told: readonly { address: Address; announce: string }[]): Member[] =>
  told.flatMap(({ address, announce }) => {
    const bytes = fromBase64Url(announce);
    return bytes ? [{ address, announce: bytes }] : [];
  });
