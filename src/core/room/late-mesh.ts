/**
 * The mesh, whose code comes with that of the links: until then nobody is linked, and nothing is said or lost. It is asked for
 * again while the page's server does not bring it.
 */
import type { Bytes } from '../base/bytes.ts';
import { createListeners } from '../base/events.ts';
import type { PeerId } from '../base/ids.ts';
import { REFRESH_MS } from '../limits/mesh.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { Neighbour } from '../mesh/neighbour.ts';
import type { Strangers } from '../mesh/signaling-status.ts';
import type { Fault, Peers, RoomMessage } from '../peers.ts';
import type { Clock, Off, SignalingStatus, Transport } from '../ports.ts';

type Compare = Parameters<Peers['compareDigests']>;

export interface LateMeshOptions {
  readonly transport: Pick<Transport, 'onStatus' | 'refresh' | 'close'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Something changed that views show. */
  changed(): void;
}

export class LateMesh implements Peers {
  readonly #options: LateMeshOptions;
  readonly #linked = createListeners<[PeerId]>();
  readonly #unlinked = createListeners<[PeerId, stays: boolean]>();
  readonly #messages = createListeners<[PeerId, RoomMessage]>();
  readonly #bulk = createListeners<[PeerId, Bytes]>();
  readonly #drained = createListeners<[PeerId]>();
  readonly onLinked = this.#linked.add;
  readonly onUnlinked = this.#unlinked.add;
  readonly onMessage = this.#messages.add;
  readonly onBulk = this.#bulk.add;
  readonly onDrain = this.#drained.add;
  readonly #offStatus: Off;
  #mesh: Mesh | undefined;
  #status: SignalingStatus = 'connecting';
  #compare: Compare | undefined;
  #proof: Bytes | undefined;
  #askedAtMs: number;
  #started = false;
  #closed = false;

  constructor(options: LateMeshOptions) {
    const { transport, clock, changed } = options;
    this.#options = options;
    this.#askedAtMs = clock.now();
    this.#offStatus = transport.onStatus((status) => {
      this.#status = status;
      changed();
    });
  }

  /** The code is here. Listeners hear of everyone, because no link was made before. */
  follow(mesh: Mesh): void {
    if (this.#closed) return;
    this.#offStatus();
    this.#mesh = mesh;
    mesh.onLinked(this.#linked.emit);
    mesh.onUnlinked(this.#unlinked.emit);
    mesh.onMessage(this.#messages.emit);
    mesh.onBulk(this.#bulk.emit);
    mesh.onDrain(this.#drained.emit);
    if (this.#compare) mesh.compareDigests(...this.#compare);
    if (this.#proof) mesh.showProof(this.#proof);
    if (this.#started) mesh.start();
  }

  status(): SignalingStatus {
    return this.#mesh?.status() ?? this.#status;
  }

  strangers(): Strangers {
    return this.#mesh?.strangers() ?? { any: false, clockAheadMs: undefined };
  }

  neighbours(): readonly Readonly<Neighbour>[] {
    return this.#mesh?.neighbours() ?? [];
  }

  linked(): PeerId[] {
    return this.#mesh?.linked() ?? [];
  }

  readonly isLinked = (peer: PeerId): boolean => this.#mesh?.isLinked(peer) === true;

  need(peer: PeerId): void {
    this.#mesh?.need(peer);
  }

  needNoMore(peer: PeerId): void {
    this.#mesh?.needNoMore(peer);
  }

  lasts(peer: PeerId): boolean {
    return this.#mesh?.lasts(peer) === true;
  }

  takesFiles(peer: PeerId): boolean {
    return this.#mesh?.takesFiles(peer) === true;
  }

  maxFrameBytes(peer: PeerId): number {
    return this.#mesh?.maxFrameBytes(peer) ?? 0;
  }

  queuedBytes(peer: PeerId): number {
    return this.#mesh?.queuedBytes(peer) ?? 0;
  }

  send(peer: PeerId, message: RoomMessage): boolean {
    return this.#mesh?.send(peer, message) === true;
  }

  broadcast(message: RoomMessage, except?: PeerId): void {
    this.#mesh?.broadcast(message, except);
  }

  sendBulk(peer: PeerId, frame: Uint8Array): boolean {
    return this.#mesh?.sendBulk(peer, frame) === true;
  }

  fault(peer: PeerId, fault: Fault): void {
    this.#mesh?.fault(peer, fault);
  }

  compareDigests(...compare: Compare): void {
    this.#compare = compare;
    this.#mesh?.compareDigests(...compare);
  }

  /** See `Mesh.told`. */
  readonly told: Mesh['told'] = (...here) => this.#mesh?.told(...here);

  /** See `Mesh.serve`. */
  readonly serve = (peer: PeerId): boolean => this.#mesh?.serve(peer) === true;

  /** See `Mesh.greetAll`. */
  greetAll(): void {
    this.#mesh?.greetAll();
  }

  /** See `Mesh.showProof`. */
  showProof(nonce: Bytes): void {
    this.#proof = nonce;
    this.#mesh?.showProof(nonce);
  }

  /** See `Mesh.drop`. */
  drop(peer: PeerId): void {
    this.#mesh?.drop(peer);
  }

  /** Begins to look for peers, as soon as the code is here. Add listeners before. */
  start(): void {
    this.#started = true;
    this.#mesh?.start();
  }

  /** The heartbeat: call it every TICK_MS. */
  tick(): void {
    if (this.#mesh) return this.#mesh.tick();
    if (this.#options.clock.now() - this.#askedAtMs >= REFRESH_MS) this.refresh();
  }

  /** See `Mesh.refresh`. */
  refresh(): void {
    if (this.#mesh) return this.#mesh.refresh();
    this.#askedAtMs = this.#options.clock.now();
    this.#options.transport.refresh();
  }

  close(): void {
    this.#closed = true;
    this.#offStatus();
    if (this.#mesh) this.#mesh.close();
    else this.#options.transport.close();
  }
}
