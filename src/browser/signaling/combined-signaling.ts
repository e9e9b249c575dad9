/** Several ways to find each other as one: all are tried at once, and any of them may die. */
import type { MediumName, MediumState } from '../../core/api/diagnosis.ts';
import { createListeners } from '../../core/base/events.ts';
import type { Off, SignalingStatus } from '../../core/ports.ts';
import type { Address, Member, Signaling } from './signaling.ts';
import { createSignalingEvents } from './signaling-events.ts';

export interface Medium {
  /** Tells the ways apart. */
  readonly name: MediumName;
  readonly signaling: Signaling;
  /** It reaches only some (the tabs of this browser), so that it works says nothing of finding people. */
  readonly isPartial?: boolean;
}

export interface CombinedSignaling extends Signaling {
  /** How each way is just now, in the order given. */
  media(): readonly MediumState[];
  onMedia(f: () => void): Off;
}

/** The way by texts that people pass on: slow, so what is reached by it alone is given minutes. */
export const MANUAL = 'invitation';

/** Which way an address belongs to; empty where there is only one. */
export const mediumOf = (address: Address): string =>
  address.slice(0, Math.max(0, address.indexOf(':')));

/**
 * Addresses become `way:address`. Who is who follows from presences alone, so that somebody seen by two ways is
 * one peer with two addresses is for the peer book to find; a box that arrives by both ways counts once (S8).
 * Each sample of one way is told together with the last ones of the others: it is what all ways know.
 */
export function createCombinedSignaling(media: readonly Medium[]): CombinedSignaling {
  const events = createSignalingEvents();
  const { members, boxes, gone, setStatus } = events;
  const samples = new Map<string, readonly Member[]>();
  const known = new Map<string, SignalingStatus>(media.map(({ name }) => [name, 'connecting']));
  const mediaChanged = createListeners<[]>();
  const offs: Off[] = [];

  function tellStatus(): void {
    const whole = media.filter((medium) => !medium.isPartial);
    const now = (whole.length > 0 ? whole : media).map(({ name }) => known.get(name));
    setStatus((['online', 'connecting'] as const).find((it) => now.includes(it)) ?? 'offline');
  }

  function listen({ name, signaling }: Medium): void {
    const address = (inner: Address): Address => `${name}:${inner}`;
    offs.push(
      signaling.onMembers((sample) => {
        const named = sample.map((it) => ({ ...it, address: address(it.address) }));
        samples.set(name, named);
        members.emit([...samples.values()].flat());
      }),
      signaling.onBox((from, box) => boxes.emit(address(from), box)),
      signaling.onGone((inner) => {
        const left = samples.get(name)?.filter((it) => it.address !== address(inner));
        if (left) samples.set(name, left);
        gone.emit(address(inner));
      }),
      signaling.onStatus((status) => {
        known.set(name, status);
        // What a way said before it died is not what it knows.
        if (status !== 'online') samples.delete(name);
        tellStatus();
        mediaChanged.emit();
      }),
    );
  }
  for (const medium of media) listen(medium);

  return {
    ...events.hooks,
    media: () => media.map(({ name }) => ({ name, status: known.get(name) ?? 'offline' })),
    onMedia: mediaChanged.add,
    start: (topic) => media.forEach(({ signaling }) => signaling.start(topic)),
    announce: (announce) => media.forEach(({ signaling }) => signaling.announce(announce)),
    send(to, box) {
      const medium = media.find(({ name }) => name === mediumOf(to));
      return medium?.signaling.send(to.slice(to.indexOf(':') + 1), box) ?? false;
    },
    refresh: () => media.forEach(({ signaling }) => signaling.refresh()),
    iceServers: () => media.flatMap(({ signaling }) => signaling.iceServers()),
    close() {
      for (const off of offs.splice(0)) off();
      for (const { signaling } of media) signaling.close();
      samples.clear();
      mediaChanged.clear();
      events.clear();
    },
  };
}
