/** Signaling over our relay: one WebSocket, kept alive, replaced when it dies, rejoined when it is back. */
import { fromBase64Url, toBase64Url } from '../../../core/base/bytes.ts';
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
import { createRelayRotation } from './relay-rotation.ts';
import { createRelaySocket, type RelaySocket } from './relay-socket.ts';
import type { Address, Signaling } from '../signaling.ts';
import { createSignalingEvents } from '../signaling-events.ts';

export interface RelaySignalingOptions {
  /** ws: or wss:, with the path. Several are doors to the same rooms: when one fails, the next is tried. */
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  /** Opens a socket; only tests give another one. */
  readonly connect?: (url: string) => WebSocket;
}

/** After these the socket is of no use, and coming back at once would not help. */
const FATAL: readonly RelayErrorCode[] = ['topic-full', 'too-many-connections', 'shutting-down'];

/** The part of their life after which TURN credentials are renewed; a connection made then has the rest. */
const ICE_REFRESH_AT = 0.5;

type Welcome = Extract<RelayMessage, { type: 'welcome' }>;

export function createRelaySignaling(options: RelaySignalingOptions): Signaling {
  const { clock, random } = options;
  const connect = options.connect ?? ((url: string) => new WebSocket(url));
  const events = createSignalingEvents();
  const { members, boxes, gone, setStatus } = events;
  const doors = createRelayRotation(options.urls, random);
  const waiting: { to: Address; box: string }[] = [];
  let topic: Topic | undefined;
  let announced: string | undefined;
  let socket: RelaySocket | undefined;
  let retry: Off | undefined;
  let isWelcome = false;
  let isJoined = false;
  let iceServers: RTCIceServer[] = [];
  let iceRefresh: Off | undefined;
  let isClosed = false;

  function open(): void {
    retry?.();
    retry = undefined;
    isWelcome = isJoined = false;
    try {
      socket = createRelaySocket<ClientMessage, RelayMessage>({
        url: doors.url,
        clock,
        connect,
        parse: parseRelayMessage,
        onMessage: receive,
        onEnd: (why) => (why === 'silent' && isJoined ? openAnew() : onSocketEnd()),
      });
    } catch {
      onSocketEnd(); // the browser refuses the URL itself, as a ws: one on an https: page
    }
  }

  /** It is our network that has changed, not a relay that has to be spared. */
  function openAnew(): void {
    socket = undefined;
    setStatus('connecting');
    open();
  }

  function onSocketEnd(): void {
    socket = undefined;
    // The first loss is a blip until a new socket has failed too.
    setStatus(isJoined ? 'connecting' : 'offline');
    isWelcome = isJoined = false;
    retry = clock.after(doors.failed(), open);
  }

  function join(): void {
    if (!isWelcome || !topic || announced === undefined) return;
    socket?.send({ type: 'join', v: PROTOCOL_VERSION, topic, announce: announced });
  }

  function receive(message: RelayMessage): void {
    switch (message.type) {
      case 'welcome':
        isWelcome = true;
        takeIceServers(message);
        return join();
      case 'ice':
        return takeIceServers(message);
      case 'members':
        if (message.topic === topic) onSample(message.members);
        return;
      case 'signal': {
        const box = message.topic === topic ? fromBase64Url(message.box) : null;
        if (box) boxes.emit(message.from, box);
        return;
      }
      case 'gone':
        if (message.topic === topic) gone.emit(message.sid);
        return;
      case 'error':
        if (message.code === 'not-a-member') join();
        else if (FATAL.includes(message.code)) replaceLater();
        return;
      case 'pong':
    }
  }

  function takeIceServers(told: Pick<Welcome, 'iceServers' | 'iceTtlMs'>): void {
    iceServers = told.iceServers.map(toIceServer);
    iceRefresh?.();
    if (told.iceTtlMs === undefined) return;
    // Once lost, the next welcome brings new ones.
    iceRefresh = clock.every(told.iceTtlMs * ICE_REFRESH_AT, () => socket?.send({ type: 'ice' }));
  }

  function onSample(sample: { sid: string; announce: string }[]): void {
    isJoined = true;
    doors.served();
    setStatus('online');
    for (const { to, box } of waiting.splice(0)) sendNow(to, box);
    members.emit(
      sample.flatMap(({ sid, announce }) => {
        const bytes = fromBase64Url(announce);
        return bytes ? [{ address: sid, announce: bytes }] : [];
      }),
    );
  }

  function replaceLater(): void {
    isJoined = false;
    socket?.close();
    onSocketEnd();
  }

  function sendNow(to: Address, box: string): boolean {
    return !!topic && !!socket?.send({ type: 'signal', topic, to, box });
  }

  return {
    ...events.hooks,
    start(newTopic) {
      if (topic || isClosed) return;
      topic = newTopic;
      setStatus('connecting');
      open();
    },
    announce(announce) {
      const text = toBase64Url(announce);
      if (text.length > PEER_RECORD_CHARS_MAX) throw new RangeError('an announcement is too long');
      announced = text;
      join();
    },
    send(to, box) {
      const text = toBase64Url(box);
      if (isClosed || text.length > BOX_CHARS_MAX) return false;
      if (isJoined) return sendNow(to, text);
      if (waiting.length >= RELAY_QUEUE_MAX) return false;
      waiting.push({ to, box: text });
      return true;
    },
    refresh() {
      if (!topic || isClosed) return;
      if (retry) return open(); // somebody wants it now: no use in waiting on
      if (!isWelcome) return; // still opening, with a timeout of its own
      if (isJoined) socket?.send({ type: 'sample', topic });
      else join();
      socket?.prove();
    },
    iceServers: () => iceServers,
    close() {
      isClosed = true;
      retry?.();
      retry = undefined;
      iceRefresh?.();
      socket?.close();
      socket = undefined;
      waiting.length = 0;
      events.clear();
    },
  };
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
