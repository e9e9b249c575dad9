/** Who is here: keeps links to the room's peers and hears when they fall silent. */
import type { Bytes } from '../base/bytes.ts';
import { tidyName } from '../identity/friendly-name.ts';
import type { PeerId } from '../base/ids.ts';
import { REFRESH_MS, SILENT_TICKS_MAX, SYNC_EVERY_MS } from '../limits/mesh.ts';
import { SLEPT_MS, TICK_MS } from '../limits/shared.ts';
import { decodeMessage, encodeMessage, PROTOCOL_VERSION, type Message } from '../wire/message.ts';
import type { Link, Off } from '../ports.ts';
import { createDialer } from './dialer.ts';
import { createGate } from './gate.ts';
import { addFault, isUnbearable, type Fault } from './peer-score.ts';
import type { Mesh, MeshOptions } from './mesh-api.ts';
import { freshBudget, isForgettable, type Neighbour } from './neighbour.ts';
import { createSignalingStatus } from './signaling-status.ts';
import { createPings } from './pings.ts';
import { createRoster } from './roster.ts';
import { createLiveness } from './liveness.ts';
import { createLinkLottery } from './link-lottery.ts';
import { isProof } from './proof-of-work.ts';

export type { Mesh, MeshOptions, RoomMessage } from './mesh-api.ts';

export function createMesh(options: MeshOptions): Mesh {
  const { transport, clock, knownPeers } = options;
  const roster = createRoster({
    ...options,
    isBlocked: (peer) => options.isBlocked(peer) || options.isKeptOut(peer),
    metAtMs: knownPeers.metAtMs,
  });
  const offs: Off[] = [];
  let refreshedAtMs = 0;
  let pingedAllAtMs = 0;
  let tickedAtMs = clock.now();
  let closed = false;
  let ownProof: Bytes | undefined;

  const links = () => roster.all().filter((it) => it.link);
  const greeted = () => roster.all().filter((it) => it.greeted);

  const pings = createPings({ ...options, send: sendRaw });
  const silence = createLiveness({ clock, ask: pings.ask, doubt: (peer) => transport.doubt(peer) });
  const turns = createLinkLottery({ ...options, roster });
  const door = createGate({ ...options, roster, turns, forget });
  const dialer = createDialer({
    ...options,
    roster,
    turns,
    online: () => signalingStatus.status() === 'online',
    gone: (it) => forget(it, 'gone'),
  });

  const signalingStatus = createSignalingStatus(transport, options.changed, () => dialer.dialAll());

  function onLink(link: Link): void {
    const it = roster.meet(link.peer);
    if (!it) return link.close('not welcome');
    if (!door.makeRoom(it)) return link.close('full');
    const replaced = it.link;
    unlink(it);
    replaced?.close('replaced');
    it.link = link;
    silence.heard(it);
    it.silentTicks = 0;
    it.budget = freshBudget();
    // Before listening: messages that waited come at once, and what we answer must not overtake our hello.
    greet(it);
    it.unlisten = [
      link.onMessage((lane, bytes) =>
        lane === 'bulk' ? onBulk(it, bytes) : onControl(it, link, bytes),
      ),
      link.onDrain((lane) => lane === 'bulk' && it.greeted && options.onBulkDrain(it.peer)),
      link.onClose(() => onClose(it, link)),
    ];
    options.changed();
  }

  function greet(it: Neighbour): void {
    const name = options.name();
    const work = ownProof && { work: ownProof };
    sendRaw(it, { t: 'hello', v: PROTOCOL_VERSION, name, box: options.boxKey, ...work });
  }

  /** The one place that lets go of a link. */
  function unlink(it: Neighbour): void {
    for (const off of it.unlisten.splice(0)) off();
    silence.forget(it);
    it.link = undefined;
    it.ping = undefined;
    it.roundTripMs = it.shortestTripMs = undefined;
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
      dialer.dialDue();
    }
    options.changed();
  }

  function onBulk(it: Neighbour, bytes: Bytes): void {
    silence.heard(it);
    if (it.greeted) options.onBulk(it.peer, bytes);
  }

  function onControl(it: Neighbour, link: Link, bytes: Bytes): void {
    if (it.link !== link) return;
    silence.heard(it);
    if (!it.budget.take(clock.now())) return fault(it.peer, 'flood');
    const message = decodeMessage(bytes);
    if (!message) return fault(it.peer, 'malformed');
    if (message.t === 'hello') return onHello(it, message);
    if (!it.greeted) return fault(it.peer, 'malformed');
    switch (message.t) {
      case 'ping':
        sendRaw(it, { t: 'pong', n: message.n, digest: options.digest() });
        return options.onDigest(it.peer, message.digest);
      case 'pong':
        pings.answered(it, message.n);
        return options.onDigest(it.peer, message.digest);
      case 'bye':
        return forget(it, 'said goodbye');
      default:
        return options.onMessage(it.peer, message);
    }
  }

  async function checkProof(it: Neighbour, nonce: Bytes): Promise<void> {
    const { crypto, topic, proofBits } = options;
    if (await isProof(crypto, topic, it.peer, nonce, proofBits)) it.worked = true;
  }

  function onHello(it: Neighbour, { name, box, work }: Extract<Message, { t: 'hello' }>): void {
    if (work && !it.worked) void checkProof(it, work.slice());
    it.name = tidyName(name) || it.name;
    it.boxKey = box.slice();
    it.lost = false;
    it.failures = 0;
    it.trouble = undefined;
    if (!it.greeted) {
      it.greeted = true;
      knownPeers.meet(it.peer, clock.now());
      it.metAtMs = knownPeers.metAtMs(it.peer);
      pings.ask(it);
      void pings.learnPath(it);
      options.onLinked(it.peer);
    }
    options.changed();
  }

  function forget(it: Neighbour, reason: string): void {
    const link = it.link;
    unlink(it);
    roster.forget(it.peer);
    link?.close(reason);
    options.changed();
  }

  function fault(peer: PeerId, kind: Fault): void {
    const it = roster.get(peer);
    if (!it) return;
    it.faults = addFault(it.faults, kind, clock.now());
    if (!isUnbearable(it.faults)) return;
    roster.shun(peer);
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
    const hasSlept = nowMs - tickedAtMs >= SLEPT_MS;
    tickedAtMs = nowMs;
    const pingAll = nowMs - pingedAllAtMs >= SYNC_EVERY_MS;
    if (pingAll) {
      pingedAllAtMs = nowMs;
      void knownPeers.save();
    }
    if (hasSlept) doubt(SILENT_TICKS_MAX - 3); // this beat counts, too
    for (const it of roster.all()) {
      if (it.link) beat(it, pingAll);
      else if (isForgettable(it, nowMs)) {
        roster.forget(it.peer);
        options.changed();
      }
    }
    const missing = roster.all().some((it) => !it.link);
    if (nowMs - refreshedAtMs >= (missing ? REFRESH_MS / 4 : REFRESH_MS)) refreshSoon();
    dialer.tick();
  }

  /** As if every link had been silent for so many beats: it has the rest of SILENT_TICKS_MAX to answer. */
  function doubt(silentTicks: number): void {
    for (const it of roster.all()) {
      it.silentTicks = Math.max(it.silentTicks, silentTicks);
      it.heard = false;
      if (it.greeted) pings.ask(it);
    }
    transport.doubt();
    dialer.dialAll();
  }

  function beat(it: Neighbour, pingAnyway: boolean): void {
    const wasHeard = it.heard;
    it.heard = false;
    it.silentTicks = wasHeard ? 0 : it.silentTicks + 1;
    if (it.silentTicks >= SILENT_TICKS_MAX) return it.link?.close('silent');
    if (it.greeted && (!wasHeard || pingAnyway)) pings.ask(it);
    if (it.greeted && (it.path === 'unknown' || pingAnyway)) void pings.learnPath(it);
  }

  return {
    status: signalingStatus.status,
    strangers: signalingStatus.strangers,
    neighbours: () => roster.all(),
    linked: () => greeted().map((it) => it.peer),
    takesFiles: (peer) => roster.get(peer)?.link?.through?.files !== false,
    maxFrameBytes: (peer) => roster.get(peer)?.link?.maxMessageBytes ?? 0,
    send(peer, message) {
      const it = roster.get(peer);
      if (!it?.greeted) return;
      sendRaw(it, message);
      if (message.t === 'request') silence.used(it);
    },
    broadcast(message, except) {
      const bytes = encodeMessage(message);
      for (const it of greeted()) {
        if (it.peer === except) continue;
        it.link?.send('control', bytes);
        silence.used(it);
      }
    },
    sendBulk(peer, frame) {
      const it = roster.get(peer);
      if (!it?.link?.send('bulk', frame)) return false;
      silence.used(it);
      return true;
    },
    fault,
    greetAll() {
      links().forEach(greet);
    },
    showProof(nonce) {
      ownProof = nonce;
      transport.showProof(nonce);
      links().forEach(greet);
    },
    drop(peer) {
      const it = roster.get(peer);
      if (it) forget(it, 'not welcome');
    },
    start() {
      transport.setGate(door.welcome);
      offs.push(transport.onSighting(dialer.sighted), transport.onLink(onLink));
      offs.push(signalingStatus.watch());
      refreshedAtMs = clock.now();
      transport.start();
    },
    tick,
    refresh: () => doubt(SILENT_TICKS_MAX - 2),
    close() {
      closed = true;
      dialer.stop();
      silence.stop();
      for (const off of offs.splice(0)) off();
      for (const it of links()) {
        sendRaw(it, { t: 'bye' });
        forget(it, 'left');
      }
      roster.clear();
      transport.close();
    },
  };
}
