/** What the home screen and what stands around rooms need of this device. Its code is loaded when it is first used. */
import type { Off } from '../core/base/events.ts';
import type { Topic } from '../core/base/ids.ts';
import type { QrRows } from '../core/api/manual-pairing.ts';

/** What an open room tells for the list of rooms. */
export interface SeenRoom {
  readonly topic: Topic;
  readonly fragment: string;
  readonly title: string;
  /** Messages that nobody here has seen, and all of them. */
  readonly unread: number;
  readonly messages: number;
  readonly locked: boolean;
}

/** Of an open room, or of one that the person left a moment ago. */
export interface ListedSession {
  readonly storageId: Topic;
  /** Whether the list may name the room now. It may not where nothing of it is kept, nor once another session has it. */
  readonly isListed: boolean;
}

/** A room that this device was in, and what is kept of it. */
export interface RecentRoom extends Omit<SeenRoom, 'topic'> {
  readonly seenAtMs: number;
  readonly files: number;
  readonly bytes: number;
}

/** What another app or page gave, and no room has yet. */
export interface Received {
  /** Undefined: it is not stored, and ends with the page. */
  readonly id: string | undefined;
  readonly files: readonly File[];
  /** Files that were too many or too large. */
  readonly left: number;
  /** Empty: only files. */
  readonly text: string;
}

export interface ReceivedInbox {
  /** Reports what waits, the oldest first, now and at every change. */
  watch(f: (waiting: readonly Received[]) => void): Off;
  /** It has come into a room, or nobody wants it. */
  done(received: Received): void;
  /** Asks the other tabs whether one of them has this room open, and shares it there. */
  giveToOpenRoom(received: Received, fragment: string): Promise<boolean>;
  /** Takes what another tab gives to this room, which is open here. */
  onGiven(f: (received: Received, fragment: string) => boolean): Off;
}

/** Where a new version of the app stands. `waits`: the person wants it, and something moves in one of the tabs. */
export type UpdateState = 'none' | 'offered' | 'waits';

export interface AppUpdates {
  watch(f: (state: UpdateState) => void): Off;
  /** Takes the new version as soon as nothing moves in any tab, and reloads this page. */
  apply(): void;
  /** Not now. */
  decline(): void;
  /** Something moves or is being written in this tab. Call what it returns when that is over. */
  hold(): Off;
}

interface Choice<T> {
  get(): T | undefined;
  set(value: T): void;
}

export interface HomeServices {
  /** The one that was open last comes first. Empty where nothing is stored. Never rejects. */
  recentRooms(): Promise<readonly RecentRoom[]>;
  /** They have changed in this tab. */
  onRecentRooms(f: () => void): Off;
  /**
   * Notes what a room shows, or showed when it was left, and counts it on the app's icon. A room that leaves no trace is only
   * counted, while it is open.
   */
  remember(session: ListedSession, seen: SeenRoom): void;
  /** Closes the room in every tab, and deletes all that is kept of it. @throws SwapError storage-failed */
  forget(fragment: string): Promise<void>;
  readonly received: ReceivedInbox;
  readonly updates: AppUpdates;
  /** A QR code of the text; undefined when the text is too long for one. */
  drawQr(text: string): QrRows | undefined;
  /** Whether the icon of the installed app counts unread messages; not chosen: yes. Missing where it cannot. */
  readonly badge: Choice<boolean> | undefined;
}
