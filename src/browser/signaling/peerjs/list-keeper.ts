/** Keeps the list of a room's members at one slot of a PeerServer, for everyone who says hello there. */
import { BoundedMap } from '../../../core/base/bounded-map.ts';
import { PEERS_KNOWN_MAX } from '../../../core/limits/mesh.ts';
import { PEER_SERVER_SAMPLE_MAX } from '../../../core/limits/signaling.ts';
import type { MediumAddress } from '../signaling.ts';
import { readLobbyMessage, type ListedMember, type LobbyMessage } from './lobby-message.ts';
import type { ConnectPeer, PeerServerAddress, PeerSocket } from './peerjs-socket.ts';

export interface ListKeeperOptions {
  readonly server: PeerServerAddress;
  readonly connect: ConnectPeer;
  /** The id to take at the server. */
  readonly slot: MediumAddress;
  /** Our own entry, which others get with the list. */
  readonly self: () => ListedMember | undefined;
  /** The slot is ours. */
  readonly onOpen: () => void;
  /** Somebody else has the slot. */
  readonly onTaken: () => void;
  /** Someone new is on the list. */
  readonly onNew: () => void;
  readonly onGone: (address: MediumAddress) => void;
  /** The slot is lost. */
  readonly onEnd: () => void;
}

export class ListKeeper {
  readonly #options: ListKeeperOptions;
  readonly #socket: PeerSocket;
  /** Peer records by address, the latest last. */
  readonly #list = new BoundedMap<MediumAddress, string>(PEERS_KNOWN_MAX);
  #isOpen = false;

  constructor(options: ListKeeperOptions) {
    this.#options = options;
    this.#socket = options.connect({
      server: options.server,
      id: options.slot,
      onOpen: () => {
        this.#isOpen = true;
        options.onOpen();
      },
      onTaken: options.onTaken,
      onMessage: (from, payload) => this.#receive(from, payload),
      onMissed: (to) => this.forget(to),
      onEnd: options.onEnd,
    });
  }

  /** The slot that is ours; undefined until the server has given it to us. */
  get slot(): MediumAddress | undefined {
    return this.#isOpen ? this.#options.slot : undefined;
  }

  /** Everyone else who said hello. */
  listed(): ListedMember[] {
    return Array.from(this.#list, ([address, announce]) => ({ address, announce }));
  }

  forget(address: MediumAddress): void {
    this.#list.delete(address);
  }

  close(): void {
    this.#socket.close();
  }

  #receive(from: MediumAddress, payload: string): void {
    const message = readLobbyMessage(payload);
    if (message?.type === 'hello') this.#receiveHello(from, message.announce);
    if (message?.type === 'bye' && this.#list.delete(from)) this.#options.onGone(from);
  }

  #receiveHello(from: MediumAddress, announce: string): void {
    const self = this.#options.self();
    if (from === self?.address) return;
    const isNew = !this.#list.has(from);
    const others = this.listed().filter(({ address }) => address !== from);
    this.#list.set(from, announce);
    // The latest are the likeliest to be here still, and the list's keeper is here for certain.
    const sample = others.slice(1 - PEER_SERVER_SAMPLE_MAX);
    if (self) sample.push(self);
    const answer: LobbyMessage = { type: 'members', members: sample };
    this.#socket.send(from, JSON.stringify(answer));
    if (isNew) this.#options.onNew();
  }
}
