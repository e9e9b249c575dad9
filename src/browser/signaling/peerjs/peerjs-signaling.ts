/** Signaling over any PeerServer, which has no rooms: the first client to take an id made of the topic keeps the room's list. */
import { each } from '../../../core/base/each.ts';
import { concat, fromBase64Url, toBase64Url, utf8, type Bytes } from '../../../core/base/bytes.ts';
import { idBytes, type Topic } from '../../../core/base/ids.ts';
import { BACKOFF_BASE_MS, BACKOFF_MAX_MS } from '../../../core/limits/mesh.ts';
import {
  PEER_SERVER_ANSWER_MS,
  PEER_SERVER_SLOTS,
  SIGNAL_BYTES_MAX,
} from '../../../core/limits/signaling.ts';
import type { Clock, Off, Random } from '../../../core/ports.ts';
import type { MediumAddress, MediumSignaling } from '../signaling.ts';
import { SignalingEvents } from '../signaling-events.ts';
import { ListKeeper } from './list-keeper.ts';
import {
  readLobbyMessage,
  toMembers,
  type ListedMember,
  type LobbyMessage,
} from './lobby-message.ts';
import type { ConnectPeer, PeerServerAddress, PeerSocket } from './peerjs-socket.ts';

export interface PeerJsSignalingOptions {
  readonly server: PeerServerAddress;
  readonly clock: Clock;
  readonly random: Random;
  readonly connect: ConnectPeer;
}

export class PeerJsSignaling extends SignalingEvents implements MediumSignaling {
  readonly #options: PeerJsSignalingOptions;
  /** The ids at which the room's list may be kept. */
  #slots: readonly MediumAddress[] = [];
  #self: MediumAddress = '';
  #socket: PeerSocket | undefined;
  #isOpen = false;
  #keeper: ListKeeper | undefined;
  /** Our sealed peer record, base64url. */
  #peerRecord: string | undefined;
  /** Whether someone has answered our last hello with a list. */
  #isAnswered = false;
  #failures = 0;
  #retry: Off | undefined;
  /** Runs while an answer may still come. */
  #waiting: Off | undefined;
  #isClosed = false;

  constructor(options: PeerJsSignalingOptions) {
    super();
    this.#options = options;
  }

  start(topic: Topic): void {
    if (this.status || this.#isClosed) return;
    this.setStatus('connecting');
    void slotsOf(topic).then((slots) => {
      this.#slots = slots;
      if (!this.#isClosed) this.#open();
    });
  }

  announce(peerRecord: Bytes): void {
    this.#peerRecord = toBase64Url(peerRecord);
    this.#meet();
  }

  send(to: MediumAddress, box: Bytes): boolean {
    if (!this.#isOpen || box.length > SIGNAL_BYTES_MAX) return false;
    this.#say(to, { type: 'box', box: toBase64Url(box) });
    return true;
  }

  refresh(): void {
    if (this.#retry) this.#open();
    else this.#meet();
  }

  iceServers(): RTCIceServer[] {
    return [];
  }

  close(): void {
    this.#isClosed = true;
    this.#sayAtSlots({ type: 'bye' });
    this.#retry?.();
    this.#giveUpSlot();
    this.#socket?.close();
    this.clearListeners();
  }

  #open(): void {
    this.#retry?.();
    this.#retry = undefined;
    const { server, random, connect } = this.#options;
    this.#self = hex(random.bytes(16)); // the server may hold the last one for a minute
    this.#socket = connect({
      server,
      id: this.#self,
      onOpen: () => {
        this.#isOpen = true;
        this.#failures = 0;
        this.#meet();
      },
      onTaken: () => this.#onEnd(),
      onMessage: (from, payload) => this.#receive(from, payload),
      onMissed: (to) => this.#onMissed(to),
      onEnd: () => this.#onEnd(),
    });
  }

  #onEnd(): void {
    if (this.#isClosed) return;
    this.setStatus(this.#isOpen ? 'connecting' : 'offline');
    this.#isOpen = false;
    this.#socket = undefined;
    this.#giveUpSlot();
    const ceilingMs = BACKOFF_BASE_MS * 2 ** Math.min(this.#failures++, 10);
    const { clock, random } = this.#options;
    const waitMs = random.next() * Math.min(BACKOFF_MAX_MS, ceilingMs);
    this.#retry = clock.after(waitMs, () => this.#open());
  }

  /** Says hello at every slot. If nobody answers, takes one. */
  #meet(): void {
    if (!this.#isOpen || this.#peerRecord === undefined) return;
    this.#sayAtSlots({ type: 'hello', announce: this.#peerRecord });
    if (this.#keeper?.slot) return this.#showList();
    this.#isAnswered = false;
    // The first to come does not wait to learn that nobody is here.
    if (this.status !== 'online') return this.#take(0);
    this.#afterAnswers(() => this.#take(0));
  }

  /** Takes the slot, or a later one, unless somebody keeps a list already. */
  #take(index: number): void {
    const slot = this.#slots[index];
    if (slot === undefined || this.#keeper || !this.#isOpen || this.#isAnswered) return;
    const { server, connect } = this.#options;
    this.#keeper = new ListKeeper({
      server,
      connect,
      slot,
      self: () => this.#listed(),
      onOpen: () => this.#showList(),
      onTaken: () => {
        this.#keeper = undefined;
        // Its holder answers soon, or has died without the server noticing: then the next slot serves.
        this.#afterAnswers(() => this.#take(index + 1));
      },
      onNew: () => this.#showList(),
      onGone: (address) => this.gone.emit(address),
      onEnd: () => {
        if (!this.#isClosed) this.#giveUpSlot();
      },
    });
  }

  #afterAnswers(f: () => void): void {
    this.#waiting ??= this.#options.clock.after(PEER_SERVER_ANSWER_MS, () => {
      this.#waiting = undefined;
      f();
    });
  }

  #giveUpSlot(): void {
    this.#keeper?.close();
    this.#keeper = undefined;
    this.#waiting?.();
    this.#waiting = undefined;
  }

  /** Shows the list that we keep to our own listeners. */
  #showList(): void {
    this.setStatus('online');
    this.members.emit(toMembers(this.#keeper?.listed() ?? []));
  }

  #listed(): ListedMember | undefined {
    const announce = this.#peerRecord;
    return announce === undefined ? undefined : { address: this.#self, announce };
  }

  #receive(from: MediumAddress, payload: string): void {
    const message = readLobbyMessage(payload);
    if (message?.type === 'members' && this.#slots.includes(from)) {
      this.#isAnswered = true;
      this.setStatus('online');
      this.members.emit(toMembers(message.members.filter((it) => it.address !== this.#self)));
    }
    const box = message?.type === 'box' ? fromBase64Url(message.box) : null;
    if (box) this.boxes.emit(from, box);
  }

  #onMissed(to: MediumAddress): void {
    if (this.#slots.includes(to)) return;
    this.#keeper?.forget(to);
    this.gone.emit(to);
  }

  #sayAtSlots(message: LobbyMessage): void {
    each(this.#slots, (slot) => slot !== this.#keeper?.slot && this.#say(slot, message));
  }

  #say(to: MediumAddress, message: LobbyMessage): void {
    this.#socket?.send(to, JSON.stringify(message));
  }
}

const hex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The ids at which a room's list is kept: SHA-256("swapmeet/2 slot" ‖ topic 16 ‖ number 1), 16 bytes, as hex. */
async function slotsOf(topic: Topic): Promise<MediumAddress[]> {
  const hashes = Array.from({ length: PEER_SERVER_SLOTS }, (_, i) =>
    crypto.subtle.digest(
      'SHA-256',
      concat(utf8('swapmeet/2 slot'), idBytes(topic), Uint8Array.of(i)),
    ),
  );
  return (await Promise.all(hashes)).map((hash) => hex(new Uint8Array(hash).subarray(0, 16)));
}
