/** Several media as one signaling: all are tried at once, and any of them may fail. */
import { attempt, each } from '../../core/base/each.ts';
import type { MediumName, MediumState } from '../../core/api/diagnosis.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import { createListeners } from '../../core/base/events.ts';
import type { PeerId, Topic } from '../../core/base/ids.ts';
import type { Off, SignalingStatus } from '../../core/ports.ts';
import type { Address, MediumSignaling, Member, Signaling } from './signaling.ts';
import { SignalingEvents } from './signaling-events.ts';

export interface Medium {
  readonly name: MediumName;
  readonly signaling: MediumSignaling;
  /** It reaches only some members (the tabs of this browser), so its status says nothing about finding people. */
  readonly isPartial?: boolean;
}

/**
 * Peer records alone tell who is who, so a member seen on two media is one peer with two addresses (the peer book
 * joins them), and a box that arrives on both counts once (S8). Each new sample is shown together with the last
 * ones of the other media: listeners get what all media know.
 */
export class CombinedSignaling extends SignalingEvents<Address> implements Signaling {
  readonly #media: readonly Medium[];
  readonly #ownIceServers: readonly RTCIceServer[];
  readonly #samples = new Map<MediumName, readonly Member[]>();
  readonly #mediumStatuses: Map<MediumName, SignalingStatus>;
  readonly #mediaChanged = createListeners<[]>();
  readonly #offs: Off[] = [];

  /** @param ownIceServers come before those that the media name */
  constructor(media: readonly Medium[], ownIceServers: readonly RTCIceServer[] = []) {
    super();
    this.#media = media;
    this.#ownIceServers = ownIceServers;
    this.#mediumStatuses = new Map(media.map(({ name }) => [name, 'connecting']));
    for (const medium of media) this.#listen(medium);
  }

  /** The status of each medium, in the order given. */
  media(): MediumState[] {
    return this.#media.map(({ name }) => ({
      name,
      status: this.#mediumStatuses.get(name) ?? 'offline',
    }));
  }

  onMedia(f: () => void): Off {
    return this.#mediaChanged.add(f);
  }

  start(topic: Topic): void {
    each(this.#media, ({ signaling }) => signaling.start(topic));
  }

  announce(peerRecord: Bytes): void {
    each(this.#media, ({ signaling }) => signaling.announce(peerRecord));
  }

  send(to: Address, box: Bytes): boolean {
    const medium = this.#media.find(({ name }) => name === to.medium);
    return attempt(() => medium?.signaling.send(to.address, box)) ?? false;
  }

  async seek(peer: PeerId): Promise<boolean> {
    const found = await Promise.all(this.#media.map(({ signaling }) => signaling.seek?.(peer)));
    return found.includes(true);
  }

  refresh(): void {
    each(this.#media, ({ signaling }) => signaling.refresh());
  }

  iceServers(): RTCIceServer[] {
    const told = this.#media.flatMap((it) => attempt(() => it.signaling.iceServers()) ?? []);
    return [...this.#ownIceServers, ...told];
  }

  close(): void {
    each(this.#offs.splice(0), (off) => off());
    each(this.#media, ({ signaling }) => signaling.close());
    this.#samples.clear();
    this.#mediaChanged.clear();
    this.clearListeners();
  }

  #listen({ name: medium, signaling }: Medium): void {
    this.#offs.push(
      signaling.onMembers((sample) => {
        const members = sample.map((it) => ({ ...it, address: { medium, address: it.address } }));
        this.#samples.set(medium, members);
        this.members.emit([...this.#samples.values()].flat());
      }),
      signaling.onBox((address, box, by) => this.boxes.emit({ medium, address }, box, by)),
      signaling.onGone((address) => {
        const left = this.#samples.get(medium)?.filter((it) => it.address.address !== address);
        if (left) this.#samples.set(medium, left);
        this.gone.emit({ medium, address });
      }),
      signaling.onStatus((status) => this.#onStatus(medium, status)),
    );
  }

  #onStatus(medium: MediumName, status: SignalingStatus): void {
    this.#mediumStatuses.set(medium, status);
    // A medium that fails no longer knows who is here.
    if (status !== 'online') this.#samples.delete(medium);
    const whole = this.#media.filter((it) => !it.isPartial);
    const counted = whole.length > 0 ? whole : this.#media;
    const now = counted.map(({ name }) => this.#mediumStatuses.get(name));
    this.setStatus((['online', 'connecting'] as const).find((it) => now.includes(it)) ?? 'offline');
    this.#mediaChanged.emit();
  }
}
