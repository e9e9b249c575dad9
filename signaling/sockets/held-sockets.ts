/**
 * Sockets by the networks that they come from, and what was sent on them. Beyond a bound the socket goes that has done
 * nothing for longest: of the address or block that is over it, or, when all together are, of the block that holds most.
 */
import type { Socket } from 'node:net';
import { networksAround } from '../address.ts';
import type { RelayLimits } from '../limits.ts';

export type HeldLimits = Pick<
  RelayLimits,
  | 'httpSockets'
  | 'httpSocketsPerAddress'
  | 'httpSocketsPerBlock'
  | 'httpBytes'
  | 'httpBytesPerAddress'
  | 'httpBytesPerBlock'
>;

export interface HeldSocket {
  readonly socket: Socket;
  /** Null while only a proxy of ours is known. */
  address: string | null;
  /** How much of what was sent on it counts. We cannot see what of it was read. */
  sentBytes: number;
  /** How much was sent that a proxy of ours has read. */
  readBytes: number;
}

interface Crowd<Held> {
  /** Oldest first. */
  readonly held: Set<Held>;
  sentBytes: number;
}

export class HeldSockets<Held extends HeldSocket> {
  readonly #limits: HeldLimits;
  readonly #all: Crowd<Held> = { held: new Set(), sentBytes: 0 };
  readonly #addresses = new Map<string, Crowd<Held>>();
  /** Those of whom only a proxy is known are in one of their own. */
  readonly #blocks = new Map<string, Crowd<Held>>();

  constructor(limits: HeldLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#all.held.size;
  }

  has(held: Held): boolean {
    return this.#all.held.has(held);
  }

  /** Oldest first. */
  [Symbol.iterator](): Iterator<Held> {
    return this.#all.held.values();
  }

  /** Adds it as the newest. */
  add(held: Held): void {
    for (const crowd of this.#crowdsOf(held)) {
      crowd.held.add(held);
      crowd.sentBytes += held.sentBytes;
    }
  }

  delete(held: Held): boolean {
    if (!this.has(held)) return false;
    for (const crowd of this.#crowdsOf(held)) {
      crowd.held.delete(held);
      crowd.sentBytes -= held.sentBytes;
    }
    const [address, block] = namesOf(held);
    if (this.#addresses.get(address)?.held.size === 0) this.#addresses.delete(address);
    if (this.#blocks.get(block)?.held.size === 0) this.#blocks.delete(block);
    return true;
  }

  /** Counts what was sent since the last time. */
  count(held: Held): void {
    const sentBytes = held.socket.bytesWritten - held.readBytes;
    if (this.has(held))
      for (const crowd of this.#crowdsOf(held)) crowd.sentBytes += sentBytes - held.sentBytes;
    held.sentBytes = sentBytes;
  }

  /** Who has to go, so that this one and those around it are within their bounds; null when nobody has to. */
  rivalOf(held: Held): Held | null {
    const limits = this.#limits;
    const [address, block] = namesOf(held);
    const isOver = (crowd: Crowd<Held> | undefined, sockets: number, bytes: number) =>
      crowd && crowd.held.size > 1 && (crowd.held.size > sockets || crowd.sentBytes > bytes);
    const ofAddress = held.address === null ? undefined : this.#addresses.get(address);
    if (isOver(ofAddress, limits.httpSocketsPerAddress, limits.httpBytesPerAddress))
      return oldestOf(ofAddress);
    const ofBlock = held.address === null ? undefined : this.#blocks.get(block);
    if (isOver(ofBlock, limits.httpSocketsPerBlock, limits.httpBytesPerBlock))
      return oldestOf(ofBlock);
    if (this.size > limits.httpSockets)
      return oldestOf(this.#largest(({ held: { size } }) => size));
    if (isOver(this.#all, Infinity, limits.httpBytes))
      return oldestOf(this.#largest(({ sentBytes }) => sentBytes));
    return null;
  }

  /** Of the blocks. There are few more than sockets. */
  #largest(sizeOf: (crowd: Crowd<Held>) => number): Crowd<Held> | undefined {
    let largest: Crowd<Held> | undefined;
    for (const crowd of this.#blocks.values())
      if (!largest || sizeOf(crowd) > sizeOf(largest)) largest = crowd;
    return largest;
  }

  #crowdsOf(held: Held): Crowd<Held>[] {
    const [address, block] = namesOf(held);
    const crowdOf = (crowds: Map<string, Crowd<Held>>, name: string): Crowd<Held> => {
      const crowd = crowds.get(name) ?? { held: new Set(), sentBytes: 0 };
      crowds.set(name, crowd);
      return crowd;
    };
    return [this.#all, crowdOf(this.#addresses, address), crowdOf(this.#blocks, block)];
  }
}

function namesOf({ address }: HeldSocket): [address: string, block: string] {
  return address === null ? ['', ''] : [address, networksAround(address).block];
}

function oldestOf<Held>(crowd: Crowd<Held> | undefined): Held | null {
  const [oldest] = crowd?.held ?? [];
  return oldest ?? null;
}
