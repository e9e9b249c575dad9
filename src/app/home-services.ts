/** What home and what stands around rooms need of this device: recent rooms, what other apps share, new versions. */
import type { RecentRooms } from '../browser/device/recent-rooms.ts';
import { roomsListed } from '../browser/device/rooms-listed.ts';
import { claimRoom } from '../browser/device/tab-lock.ts';
import { canBadge, showBadge } from '../browser/platform/app-badge.ts';
import { AppUpdates } from '../browser/platform/app-updates.ts';
import { jsonText, Preference } from '../browser/platform/preferences.ts';
import { ReceivedInbox } from '../browser/receiving/received-inbox.ts';
import { RECEIVED_DATABASE, ReceivedStore } from '../browser/receiving/received-store.ts';
import { drawQr } from '../browser/signaling/manual/qr-code.ts';
import { IdbDatabase } from '../browser/storage/idb.ts';
import { createListeners } from '../core/base/events.ts';
import type { Topic } from '../core/base/ids.ts';
import { createFileIndex, roomOf } from '../core/swarm/cache/file-index.ts';
import type { HomeServices, ListedSession, RecentRoom, SeenRoom } from '../ui/home-services.ts';
import type { Device } from './device.ts';
import { forgetKept, openRecent } from './forgetting.ts';
import type { OpenRooms } from './room-access.ts';

/** A page that opens does not wait for it, nor for the files of the app, which the worker fetches. */
const UPDATES_AFTER_MS = 3_000;

interface Kept {
  readonly files: number;
  readonly bytes: number;
}

export class HomeOfDevice implements HomeServices {
  readonly received: ReceivedInbox;
  readonly updates: AppUpdates;
  readonly drawQr = drawQr;
  readonly badge = canBadge()
    ? new Preference(
        'swapmeet:badge',
        jsonText((it) => (typeof it === 'boolean' ? it : undefined)),
      )
    : undefined;
  readonly #device: Device;
  readonly #rooms: OpenRooms;
  /** Undefined where nothing is stored. */
  readonly #recent: Promise<RecentRooms | undefined>;
  /** Unread in the open room, where that room is not in the list. */
  #passing = 0;
  #written: Promise<void> = Promise.resolve();
  readonly #changed = createListeners<[]>();

  constructor(device: Device, rooms: OpenRooms) {
    this.#device = device;
    this.#rooms = rooms;
    const now = () => device.clock.now();
    this.#recent = openRecent(device).catch(() => undefined);
    // Another tab has listed a room, or forgotten one.
    window.addEventListener(
      'storage',
      ({ key }) => key === roomsListed.key && this.#changed.emit(),
    );
    const stored = new IdbDatabase(RECEIVED_DATABASE, 'strict');
    this.received = new ReceivedInbox(new ReceivedStore(stored, now));
    const worker = new Promise<ServiceWorkerRegistration | undefined>((resolve) => {
      device.clock.after(UPDATES_AFTER_MS, () => resolve(device.worker()));
    });
    this.updates = new AppUpdates(worker, ownScript());
  }

  async recentRooms(): Promise<readonly RecentRoom[]> {
    try {
      const rooms = (await (await this.#recent)?.list()) ?? [];
      const kept = await this.#keptByRoom();
      // A password that was mistyped opens another room with the same link.
      const byLink = new Map(rooms.toReversed().map((it) => [it.fragment, it]));
      return [...byLink.values()].toReversed().map(({ topic, ...room }) => ({
        ...room,
        ...(kept.get(topic) ?? { files: 0, bytes: 0 }),
      }));
    } catch {
      return []; // it cannot be read, so there is nothing to open
    }
  }

  readonly onRecentRooms = this.#changed.add;

  remember(session: ListedSession, seen: SeenRoom): void {
    const { storageId, isListed } = session;
    if (!isListed && this.#rooms.find(seen.topic) !== session) return; // it was closed meanwhile
    this.#passing = isListed ? 0 : seen.unread;
    // Before the list itself: a page that is left between the two would keep no place for it on home.
    if (isListed) roomsListed.set(Math.max(roomsListed.get() ?? 0, 1));
    this.#written = this.#written.then(async () => {
      const recent = await this.#recent;
      const room = { ...seen, seenAtMs: this.#device.clock.now() };
      if (isListed && session.isListed) await recent?.put(storageId, room);
      await this.#count(recent);
      this.#changed.emit();
    });
    this.#written = this.#written.catch(() => undefined); // a full disk: the list is a little old
  }

  /** The room is closed in all tabs before anything of it is deleted. */
  async forget(fragment: string): Promise<void> {
    const recent = await this.#recent;
    await this.#written; // of a room that was left a moment ago
    const rooms = ((await recent?.list()) ?? []).filter((it) => it.fragment === fragment);
    for (const { topic, storageId } of rooms) {
      const claim = await claimRoom({ topic, storageId });
      const held = claim.kind === 'held' ? claim : await claim.takeOver();
      try {
        await forgetKept(this.#device, { topic, storageId });
      } finally {
        await held.release();
      }
    }
    await this.#count(recent);
  }

  /** For the place of the list on home, and for the number on the app's icon: of all rooms together. */
  async #count(recent: RecentRooms | undefined): Promise<void> {
    const rooms = (await recent?.list()) ?? [];
    roomsListed.set(rooms.length || undefined);
    if (!this.badge) return;
    const unread = rooms.reduce((sum, it) => sum + it.unread, this.#passing);
    showBadge(this.badge.get() === false ? 0 : unread);
  }

  async #keptByRoom(): Promise<ReadonlyMap<Topic, Kept>> {
    const { fileIndex } = await this.#device.stores;
    const kept = new Map<Topic, Kept>();
    for (const [key, { cachedBytes }] of await createFileIndex(fileIndex).all()) {
      if (cachedBytes === 0) continue;
      const { files, bytes } = kept.get(roomOf(key)) ?? { files: 0, bytes: 0 };
      kept.set(roomOf(key), { files: files + 1, bytes: bytes + cachedBytes });
    }
    return kept;
  }
}

/** The first script of this page, as the service worker names it. */
function ownScript(): string {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  return script?.src.slice(new URL('./', location.href).href.length) ?? '';
}
