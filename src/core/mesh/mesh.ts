/** Who is here: keeps links to the room's peers, hears when they fall silent, dials them again. */
import type { Bytes } from '../bytes.ts';
import { errorCode } from '../errors.ts';
import { tidyName } from '../friendly-name.ts';
import type { PeerId } from '../ids.ts';
import {
  DIALS_AT_ONCE_MAX,
  LINKS_MAX,
  LINKS_TARGET,
  PEERS_KNOWN_MAX,
  REFRESH_MS,
  SHUN_MS,
  SILENT_TICKS_MAX,
  SYNC_EVERY_MS,
  TICK_MS,
} from '../limits.ts';
import { decodeMessage, encodeMessage, PROTOCOL_VERSION, type Message } from '../message.ts';
import type { Clock, Link, Off, Random, SignalingStatus, Transport } from '../ports.ts';
import { backoffMs } from './backoff.ts';
import { addFault, isUnbearable, type Fault } from './faults.ts';
import {
  createNeighbour,
  dueDials,
  freshBudget,
  isForgettable,
  type Neighbour,
} from './neighbour.ts';

export type RoomMessage = Exclude<Message, { t: 'hello' | 'ping' | 'pong' | 'bye' }>;

export interface MeshOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Our name as hello tells it. */
  name(): string;
  /** 16 bytes that are equal for equal logs. */
  digest(): Bytes;
  /** A peer said hello on a new link. */
  onLinked(peer: PeerId): void;
  /** A peer that was linked is no longer, for whatever reason. */
  onUnlinked(peer: PeerId): void;
  onMessage(peer: PeerId, message: RoomMessage): void;
  onBulk(peer: PeerId, frame: Bytes): void;
  onBulkDrain(peer: PeerId): void;
  /** A peer's log digest, as it came with a ping or pong. */
  onDigest(peer: PeerId, digest: Bytes): void;
  changed(): void;
}

export interface Mesh {
  status(): SignalingStatus;
  /** Everyone we know of: linked, being dialled, or lost a moment ago. */
  neighbours(): Iterable<Readonly<Neighbour>>;
  /** Peers that said hello, in the order of linking. */
  linked(): PeerId[];
  /** The largest frame the link to `peer` takes; 0 when there is none. */
  maxFrameBytes(peer: PeerId): number;
  send(peer: PeerId, message: RoomMessage): void;
  broadcast(message: RoomMessage, except?: PeerId): void;
  /** False: not taken; `onBulkDrain` tells when to try again. */
  sendBulk(peer: PeerId, frame: Uint8Array): boolean;
  fault(peer: PeerId, fault: Fault): void;
  /** Tells everyone our name anew. */
  greetAll(): void;
  /** Begins to look for peers. */
  start(): void;
  /** The heartbeat: silence, redials, refresh. To be called every TICK_MS. */
  tick(): void;
  /** After sleep or a network change: doubt every link and dial everyone who is due. */
  refresh(): void;
  close(): void;
}

export function createMesh(options: MeshOptions): Mesh {
  const { transport, clock, random } = options;
  const known = new Map<PeerId, Neighbour>();
  const shunned = new Map<PeerId, number>();
  const offs: Off[] = [];
  let status: SignalingStatus = 'connecting';
  let pings = 0;
  let refreshedAtMs = 0;
  let pingedAllAtMs = 0;
  let closed = false;

  const all = () => [...known.values()];
  const links = () => all().filter((it) => it.link);
  const greeted = () => all().filter((it) => it.greeted);

  function isShunned(peer: PeerId): boolean {
    const until = shunned.get(peer);
    if (until !== undefined && until <= clock.now()) shunned.delete(peer);
    return shunned.has(peer);
  }

  function meet(peer: PeerId): Neighbour | undefined {
    const met = known.get(peer);
    if (met) return met;
    if (known.size >= PEERS_KNOWN_MAX) {
      const stale = all().find((it) => !it.link && !it.dialing);
      if (!stale) return undefined;
      known.delete(stale.peer);
    }
    const neighbour = createNeighbour(peer, clock.now());
    known.set(peer, neighbour);
    return neighbour;
  }

  function onSighting(peer: PeerId): void {
    if (peer === transport.self || isShunned(peer)) return;
    const it = meet(peer);
    if (!it) return;
    it.seenAtMs = clock.now();
    dialDue();
    options.changed();
  }

  function dialDue(): void {
    if (closed) return;
    const dialing = all().filter((it) => it.dialing).length;
    const free = Math.min(DIALS_AT_ONCE_MAX - dialing, LINKS_TARGET - links().length - dialing);
    for (const it of dueDials(known.values(), clock.now(), free)) void dial(it);
  }

  async function dial(it: Neighbour): Promise<void> {
    it.dialing = true;
    options.changed();
    try {
      await transport.dial(it.peer);
    } catch (error) {
      // Signaling works and says that nobody is there: then it left, and would be sighted again.
      if (status === 'online' && errorCode(error) === 'unreachable' && !it.link) forget(it, 'gone');
      it.failures += 1;
      it.dialAtMs = clock.now() + backoffMs(it.failures, random.next());
    }
    it.dialing = false;
    options.changed();
    dialDue();
  }

  function onLink(link: Link): void {
    const it = isShunned(link.peer) ? undefined : meet(link.peer);
    if (!it) return link.close('not welcome');
    if (!it.link && links().length >= LINKS_MAX) return link.close('full');
    const replaced = it.link;
    unlink(it);
    replaced?.close('replaced');
    it.link = link;
    it.heard = true;
    it.silentTicks = 0;
    it.budget = freshBudget();
    it.unlisten = [
      link.onMessage((lane, bytes) =>
        lane === 'bulk' ? onBulk(it, bytes) : onControl(it, link, bytes),
      ),
      link.onDrain((lane) => lane === 'bulk' && it.greeted && options.onBulkDrain(it.peer)),
      link.onClose(() => onClose(it, link)),
    ];
    sendRaw(it, { t: 'hello', v: PROTOCOL_VERSION, name: options.name() });
    options.changed();
  }

  /** The one place that lets go of a link. */
  function unlink(it: Neighbour): void {
    for (const off of it.unlisten.splice(0)) off();
    it.link = undefined;
    it.ping = undefined;
    it.roundTripMs = undefined;
    it.path = 'unknown';
    if (it.greeted) {
      it.greeted = false;
      options.onUnlinked(it.peer);
    }
  }

  function onClose(it: Neighbour, link: Link): void {
    if (it.link !== link) return;
    unlink(it);
    it.lost = true;
    it.seenAtMs = clock.now();
    // One side redials at once and the other a little later, so that both rarely dial together.
    it.dialAtMs = clock.now() + (transport.self < it.peer ? 0 : TICK_MS);
    if (!closed) {
      refreshSoon();
      dialDue();
    }
    options.changed();
  }

  function onBulk(it: Neighbour, bytes: Bytes): void {
    it.heard = true;
    if (it.greeted) options.onBulk(it.peer, bytes);
  }

  function onControl(it: Neighbour, link: Link, bytes: Bytes): void {
    if (it.link !== link) return;
    it.heard = true;
    if (!it.budget.take(clock.now())) return fault(it.peer, 'flood');
    const message = decodeMessage(bytes);
    if (!message) return fault(it.peer, 'malformed');
    if (message.t === 'hello') return onHello(it, message.name);
    if (!it.greeted) return fault(it.peer, 'malformed');
    switch (message.t) {
      case 'ping':
        sendRaw(it, { t: 'pong', n: message.n, digest: options.digest() });
        return options.onDigest(it.peer, message.digest);
      case 'pong':
        onPong(it, message.n);
        return options.onDigest(it.peer, message.digest);
      case 'bye':
        return forget(it, 'said goodbye');
      default:
        return options.onMessage(it.peer, message);
    }
  }

  function onHello(it: Neighbour, name: string): void {
    it.name = tidyName(name) || it.name;
    it.lost = false;
    it.failures = 0;
    if (!it.greeted) {
      it.greeted = true;
      ping(it);
      void learnPath(it);
      options.onLinked(it.peer);
    }
    options.changed();
  }

  async function learnPath(it: Neighbour): Promise<void> {
    const link = it.link;
    const path = await link?.path();
    if (!path || it.link !== link || it.path === path) return;
    it.path = path;
    options.changed();
  }

  function ping(it: Neighbour): void {
    pings += 1;
    it.ping = { n: pings, sentAtMs: clock.now() };
    sendRaw(it, { t: 'ping', n: pings, digest: options.digest() });
  }

  function onPong(it: Neighbour, n: number): void {
    if (it.ping?.n !== n) return;
    it.roundTripMs = Math.max(0, clock.now() - it.ping.sentAtMs);
    it.ping = undefined;
    options.changed();
  }

  function forget(it: Neighbour, reason: string): void {
    const link = it.link;
    unlink(it);
    known.delete(it.peer);
    link?.close(reason);
    options.changed();
  }

  function fault(peer: PeerId, kind: Fault): void {
    const it = known.get(peer);
    if (!it) return;
    it.faults = addFault(it.faults, kind, clock.now());
    if (!isUnbearable(it.faults)) return;
    if (shunned.size >= PEERS_KNOWN_MAX) shunned.clear();
    shunned.set(peer, clock.now() + SHUN_MS);
    forget(it, `broke the rules: ${kind}`);
  }

  function sendRaw(it: Neighbour, message: Message): void {
    it.link?.send('control', encodeMessage(message));
  }

  function refreshSoon(): void {
    if (clock.now() - refreshedAtMs < TICK_MS) return;
    refreshedAtMs = clock.now();
    transport.refresh();
  }

  function tick(): void {
    const nowMs = clock.now();
    const pingAll = nowMs - pingedAllAtMs >= SYNC_EVERY_MS;
    if (pingAll) pingedAllAtMs = nowMs;
    for (const it of all()) {
      if (it.link) beat(it, pingAll);
      else if (isForgettable(it, nowMs)) {
        known.delete(it.peer);
        options.changed();
      }
    }
    const missing = all().some((it) => !it.link);
    if (nowMs - refreshedAtMs >= (missing ? REFRESH_MS / 4 : REFRESH_MS)) refreshSoon();
    dialDue();
  }

  function beat(it: Neighbour, pingAnyway: boolean): void {
    const wasHeard = it.heard;
    it.heard = false;
    it.silentTicks = wasHeard ? 0 : it.silentTicks + 1;
    if (it.silentTicks >= SILENT_TICKS_MAX) return it.link?.close('silent');
    if (it.greeted && (!wasHeard || pingAnyway)) ping(it);
    if (it.greeted && (it.path === 'unknown' || pingAnyway)) void learnPath(it);
  }

  return {
    status: () => status,
    neighbours: () => known.values(),
    linked: () => greeted().map((it) => it.peer),
    maxFrameBytes: (peer) => known.get(peer)?.link?.maxMessageBytes ?? 0,
    send(peer, message) {
      const it = known.get(peer);
      if (it?.greeted) sendRaw(it, message);
    },
    broadcast(message, except) {
      const bytes = encodeMessage(message);
      for (const it of greeted()) if (it.peer !== except) it.link?.send('control', bytes);
    },
    sendBulk: (peer, frame) => known.get(peer)?.link?.send('bulk', frame) ?? false,
    fault,
    greetAll() {
      for (const it of links())
        sendRaw(it, { t: 'hello', v: PROTOCOL_VERSION, name: options.name() });
    },
    start() {
      offs.push(transport.onSighting(onSighting), transport.onLink(onLink));
      offs.push(
        transport.onStatus((now) => {
          status = now;
          options.changed();
        }),
      );
      refreshedAtMs = clock.now();
      transport.start();
    },
    tick,
    refresh() {
      for (const it of all()) {
        it.dialAtMs = Math.min(it.dialAtMs, clock.now());
        it.silentTicks = Math.max(it.silentTicks, SILENT_TICKS_MAX - 2);
        it.heard = false;
        if (it.greeted) ping(it);
      }
      transport.refresh();
      dialDue();
    },
    close() {
      closed = true;
      for (const off of offs.splice(0)) off();
      for (const it of links()) {
        sendRaw(it, { t: 'bye' });
        forget(it, 'left');
      }
      known.clear();
      transport.close();
    },
  };
}
