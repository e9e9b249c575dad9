/** Signaling over our relay: one WebSocket, kept alive, replaced when it dies, rejoined when it is back. */
import { each } from '../../../core/base/each.ts';
import { fromBase64Url, toBase64Url, type Bytes } from '../../../core/base/bytes.ts';
import type { Topic } from '../../../core/base/ids.ts';
import { RELAY_QUEUE_MAX } from '../../../core/limits/signaling.ts';
import type { Clock, Off, Random } from '../../../core/ports.ts';
import {
  PEER_RECORD_CHARS_MAX,
  BOX_CHARS_MAX,
  parseRelayMessage,
  PROTOCOL_VERSION,
  type ClientMessage,
  type RelayErrorCode,
  type RelayMessage,
} from '../../../../signaling/protocol.ts';
import { createRelayRotation, type RelayRotation } from './relay-rotation.ts';
import { RelaySocket } from './relay-socket.ts';
import type { MediumAddress, MediumSignaling } from '../signaling.ts';
import { isUsable } from '../page-ice-servers.ts';
import { SignalingEvents } from '../signaling-events.ts';

export interface RelaySignalingOptions {
  /** ws: or wss:, with the path. All lead to the same rooms: when one relay fails, the next is tried. */
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  /** Opens a socket; only tests give another one. */
  readonly connect?: (url: string) => WebSocket;
}

/** After these errors the socket is useless, and coming back at once would not help. */
const FATAL: readonly RelayErrorCode[] = ['topic-full', 'too-many-connections', 'shutting-down'];

/** TURN credentials are renewed after this part of their life; a connection made then still has the rest. */
const ICE_REFRESH_AT = 0.5;

type Message<T extends RelayMessage['type']> = Extract<RelayMessage, { type: T }>;

/** What we have while a socket is open. */
interface Session {
  readonly socket: RelaySocket<ClientMessage, RelayMessage>;
  isWelcome: boolean;
  isJoined: boolean;
}

export class RelaySignaling extends SignalingEvents implements MediumSignaling {
  readonly #clock: Clock;
  readonly #connect: (url: string) => WebSocket;
  readonly #rotation: RelayRotation;
  /** Boxes to send once we have joined. */
  readonly #waiting: { to: MediumAddress; box: string }[] = [];
  #topic: Topic | undefined;
  /** Our sealed peer record, base64url. */
  #peerRecord: string | undefined;
  #session: Session | undefined;
  #retry: Off | undefined;
  #iceServers: RTCIceServer[] = [];
  #stopIceRefresh: Off | undefined;
  #isClosed = false;

  constructor({ urls, clock, random, connect }: RelaySignalingOptions) {
    super();
    this.#clock = clock;
    this.#connect = connect ?? ((url) => new WebSocket(url));
    this.#rotation = createRelayRotation(urls, random);
  }

  start(topic: Topic): void {
    if (this.#topic || this.#isClosed) return;
    this.#topic = topic;
    this.setStatus('connecting');
    this.#open();
  }

  /** @throws RangeError when the record is longer than the relay takes */
  announce(peerRecord: Bytes): void {
    const text = toBase64Url(peerRecord);
    if (text.length > PEER_RECORD_CHARS_MAX) throw new RangeError('a peer record is too long');
    this.#peerRecord = text;
    this.#join();
  }

  send(to: MediumAddress, box: Bytes): boolean {
    const text = toBase64Url(box);
    if (this.#isClosed || text.length > BOX_CHARS_MAX) return false;
    if (this.#session?.isJoined) return this.#sendNow(to, text);
    if (this.#waiting.length >= RELAY_QUEUE_MAX) return false;
    this.#waiting.push({ to, box: text });
    return true;
  }

  refresh(): void {
    const topic = this.#topic;
    if (!topic || this.#isClosed) return;
    if (this.#retry) return this.#open(); // it is needed now: do not wait on
    const session = this.#session;
    if (!session?.isWelcome) return; // still opening, with a timeout of its own
    if (session.isJoined) session.socket.send({ type: 'sample', topic });
    else this.#join();
    session.socket.prove();
  }

  iceServers(): RTCIceServer[] {
    return this.#iceServers;
  }

  close(): void {
    this.#isClosed = true;
    this.#retry?.();
    this.#retry = undefined;
    this.#stopIceRefresh?.();
    this.#session?.socket.close();
    this.#session = undefined;
    this.#waiting.length = 0;
    this.clearListeners();
  }

  #open(): void {
    this.#retry?.();
    this.#retry = undefined;
    try {
      const socket = new RelaySocket<ClientMessage, RelayMessage>({
        url: this.#rotation.url,
        clock: this.#clock,
        connect: this.#connect,
        parse: parseRelayMessage,
        onMessage: (message) => this.#receive(message),
        onEnd: (why) => this.#onEnd(why),
      });
      this.#session = { socket, isWelcome: false, isJoined: false };
    } catch {
      this.#openLater('offline'); // the browser refuses the URL itself
    }
  }

  #onEnd(why: 'silent' | 'closed'): void {
    // The first loss counts as a blip until a new socket has failed too.
    if (!this.#session?.isJoined) return this.#openLater('offline');
    if (why === 'closed') return this.#openLater('connecting');
    // Our network has changed. The relay does not need to be spared, so there is no wait.
    this.#session = undefined;
    this.setStatus('connecting');
    this.#open();
  }

  #openLater(status: 'connecting' | 'offline'): void {
    this.#session = undefined;
    this.setStatus(status);
    this.#retry = this.#clock.after(this.#rotation.failed(), () => this.#open());
  }

  #join(): void {
    const [session, topic, announce] = [this.#session, this.#topic, this.#peerRecord];
    if (!session?.isWelcome || !topic || announce === undefined) return;
    session.socket.send({ type: 'join', v: PROTOCOL_VERSION, topic, announce });
  }

  #receive(message: RelayMessage): void {
    switch (message.type) {
      case 'welcome':
        if (!this.#session || this.#session.isWelcome) return;
        this.#session.isWelcome = true;
        this.#takeIceServers(message);
        return this.#join();
      case 'ice':
        return this.#takeIceServers(message);
      case 'members':
        if (message.topic === this.#topic) this.#takeMembers(message);
        return;
      case 'signal':
        if (message.topic === this.#topic) this.#takeBox(message);
        return;
      case 'gone':
        if (message.topic === this.#topic) this.gone.emit(message.sid);
        return;
      case 'error':
        return this.#takeError(message.code);
      case 'pong':
    }
  }

  #takeIceServers(told: Message<'welcome' | 'ice'>): void {
    this.#iceServers = told.iceServers.map(toIceServer).filter(isUsable);
    this.#stopIceRefresh?.();
    if (told.iceTtlMs === undefined) return;
    // If an answer is lost, the next welcome brings new servers.
    this.#stopIceRefresh = this.#clock.every(told.iceTtlMs * ICE_REFRESH_AT, () =>
      this.#session?.socket.send({ type: 'ice' }),
    );
  }

  #takeMembers({ members }: Message<'members'>): void {
    if (this.#session) this.#session.isJoined = true;
    this.#rotation.served();
    this.setStatus('online');
    each(this.#waiting.splice(0), ({ to, box }) => this.#sendNow(to, box));
    this.members.emit(
      members.flatMap(({ sid, announce }) => {
        const peerRecord = fromBase64Url(announce);
        return peerRecord ? [{ address: sid, peerRecord }] : [];
      }),
    );
  }

  #takeBox({ from, box }: Message<'signal'>): void {
    const bytes = fromBase64Url(box);
    if (bytes) this.boxes.emit(from, bytes);
  }

  #takeError(code: RelayErrorCode): void {
    if (code === 'not-a-member') {
      // Once: a relay that goes on saying so would have us send our record for each time.
      if (!this.#session?.isJoined) return;
      this.#session.isJoined = false;
      return this.#join();
    }
    if (!FATAL.includes(code)) return;
    this.#session?.socket.close();
    this.#openLater('offline');
  }

  #sendNow(to: MediumAddress, box: string): boolean {
    const topic = this.#topic;
    return !!topic && !!this.#session?.socket.send({ type: 'signal', topic, to, box });
  }
}

function toIceServer(server: {
  urls: string | string[];
  username?: string | undefined;
  credential?: string | undefined;
}): RTCIceServer {
  const { urls, username, credential } = server;
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}
