/**
 * Where the cursors are of those who edit a note. They are told over links alone, never stored, and forgotten when
 * their people close the note or leave. A place is a character of the text, so it holds while others write.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import { entryId, idBytes, type EntryId, type PeerId } from '../base/ids.ts';
import { steadyClock } from '../base/steady-clock.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import {
  CURSOR_AGAIN_MS,
  CURSOR_LASTS_MS,
  CURSOR_STAYS_MS,
  CURSORS_BURST,
  CURSORS_MAX,
  CURSORS_PER_SECOND,
} from '../limits/notes.ts';
import { TYPING_OTHERS_MAX } from '../limits/talk.ts';
import type { Peers, RoomMessage } from '../peers.ts';
import type { Clock, Off } from '../ports.ts';
import type { CursorMessage } from '../wire/message.ts';
import type { CharId } from './note-update.ts';

export interface CursorsOptions {
  readonly peers: Pick<Peers, 'send' | 'broadcast' | 'onUnlinked' | 'onMessage'>;
  readonly clock: Clock;
  /** How many others are here. */
  others(): number;
  changed(note: EntryId): void;
}

/** The characters before which a selection begins and ends; undefined: the end of the text. */
export interface Cursor {
  readonly anchor: CharId | undefined;
  readonly head: CharId | undefined;
}

interface Heard extends Cursor {
  readonly note: EntryId;
  readonly untilMs: number;
}

interface Own {
  readonly note: EntryId;
  readonly message: CursorMessage;
}

export class Cursors {
  readonly #options: CursorsOptions;
  /** One of each person: nobody edits two notes at once. */
  readonly #heard = new BoundedMap<PeerId, Heard>(CURSORS_MAX, ({ note }) => this.#changed(note));
  readonly #budgets = new TokenBuckets<PeerId>(CURSORS_PER_SECOND, CURSORS_BURST);
  readonly #offs: readonly Off[];
  #own: Own | undefined;
  /** What others have of ours. */
  #told: Own | undefined;
  #toldAtMs = -Infinity;
  #stopTelling: Off | undefined;
  #stopForgetting: Off | undefined;

  constructor(options: CursorsOptions) {
    const { peers, clock } = options;
    this.#options = { ...options, clock: steadyClock(clock) };
    this.#offs = [
      peers.onMessage((peer, message) => message.t === 'cursor' && this.#hear(peer, message)),
      peers.onUnlinked((peer) => this.#forget(peer)),
    ];
  }

  of(note: EntryId): [PeerId, Cursor][] {
    return [...this.#heard].filter(([, it]) => it.note === note);
  }

  /** Ours is there now; undefined: we no longer edit that note, or do not say so. */
  point(note: EntryId, cursor: Cursor | undefined): void {
    if (!cursor) return this.#end(note);
    const at = [charOf(cursor.anchor), charOf(cursor.head)] as const;
    this.#own = { note, message: { t: 'cursor', note: idBytes(note), at: [...at] } };
    const { clock } = this.#options;
    if (!isSame(this.#own, this.#told))
      this.#tellIn(Math.max(0, this.#toldAtMs + CURSOR_AGAIN_MS - clock.now()));
  }

  close(): void {
    for (const off of this.#offs) off();
    this.#stopTelling?.();
    this.#stopForgetting?.();
    this.#heard.clear();
  }

  #isCrowd(): boolean {
    return this.#options.others() > TYPING_OTHERS_MAX;
  }

  #changed(note: EntryId): void {
    this.#options.changed(note);
  }

  #tellIn(ms: number): void {
    this.#stopTelling?.();
    if (ms > 0) this.#stopTelling = this.#options.clock.after(ms, () => this.#tell());
    else this.#tell();
  }

  #tell(): void {
    if (!this.#own) return;
    this.#toldAtMs = this.#options.clock.now();
    this.#told = this.#own;
    if (!this.#isCrowd()) this.#options.peers.broadcast(this.#own.message);
    this.#tellIn(CURSOR_STAYS_MS);
  }

  #end(note: EntryId): void {
    if (this.#own?.note !== note) return;
    this.#stopTelling?.();
    const nowhere: RoomMessage = { t: 'cursor', note: idBytes(note), at: [] };
    if (this.#told?.note === note && !this.#isCrowd()) this.#options.peers.broadcast(nowhere);
    this.#own = this.#told = undefined;
  }

  #hear(peer: PeerId, { note: of, at }: CursorMessage): void {
    const { clock, peers } = this.#options;
    if (!this.#budgets.take(peer, clock.now()) || this.#isCrowd()) return;
    const note = entryId(of);
    const before = this.#heard.get(peer);
    if (at.length === 0) {
      if (before?.note === note) this.#forget(peer);
      return;
    }
    const [anchor, head] = at;
    const untilMs = clock.now() + CURSOR_LASTS_MS;
    this.#heard.set(peer, { note, anchor: charIn(anchor), head: charIn(head), untilMs });
    this.#wait();
    if (before && before.note !== note) this.#changed(before.note);
    this.#changed(note);
    // They came to it now, and do not know where we are.
    if (before?.note !== note && this.#told?.note === note) peers.send(peer, this.#told.message);
  }

  #forget(peer: PeerId): void {
    const heard = this.#heard.get(peer);
    if (!heard) return;
    this.#heard.delete(peer);
    this.#changed(heard.note);
  }

  #wait(): void {
    const [first] = this.#heard.values();
    if (this.#stopForgetting || !first) return;
    const { clock } = this.#options;
    this.#stopForgetting = clock.after(Math.max(0, first.untilMs - clock.now()), () => {
      this.#stopForgetting = undefined;
      const nowMs = clock.now();
      for (const [peer, { untilMs }] of [...this.#heard]) if (untilMs <= nowMs) this.#forget(peer);
      this.#wait();
    });
  }
}

type Place = [] | [number, number];

const charOf = (char: CharId | undefined): Place => (char ? [char.client, char.clock] : []);
const charIn = ([client, clock]: Place): CharId | undefined =>
  client === undefined || clock === undefined ? undefined : { client, clock };
const isSame = (a: Own, b: Own | undefined): boolean =>
  a.note === b?.note && `${a.message.at}` === `${b.message.at}`;
