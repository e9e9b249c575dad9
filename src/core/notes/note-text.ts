/** The text of a note: Yjs merges what several people write. The only file that knows Yjs. */
import * as Y from 'yjs';
import type { TextChange } from '../api/notes.ts';
import {
  OF_OUR_OWN,
  readNoteUpdate,
  TEXT_NAME,
  writeNoteUpdates,
  type CharId,
  type NoteUpdate,
} from './note-update.ts';

/** So many characters in a row that one client wrote. */
export interface ClientSpan {
  readonly client: number;
  readonly chars: number;
}

const OWN = 'own';

export class NoteText {
  readonly #doc = new Y.Doc();
  readonly #text = this.#doc.getText(TEXT_NAME);
  #changes: readonly TextChange[] = [];
  #told: NoteUpdate | null = null;

  constructor() {
    this.#text.observe(({ delta }) => (this.#changes = changesOf(delta)));
    this.#doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === OWN) this.#told = readNoteUpdate(bytes, OF_OUR_OWN);
    });
  }

  get length(): number {
    return this.#text.length;
  }

  toString(): string {
    return this.#text.toJSON();
  }

  /** Puts in what others wrote, or what we wrote before; what it has already changes nothing. Returns what that did to the text. */
  apply(updates: readonly NoteUpdate[]): readonly TextChange[] {
    this.#changes = [];
    if (updates.length > 0) Y.applyUpdate(this.#doc, writeNoteUpdates(updates));
    return this.#changes;
  }

  /** Changes the text under this client's id. Returns the update; null: nothing changed. */
  edit(client: number, changes: readonly TextChange[]): NoteUpdate | null {
    this.#doc.clientID = client;
    this.#told = null;
    this.#doc.transact(() => {
      // From the end, so that what comes before stays where it is.
      for (const { from, to, insert } of changes.toReversed()) {
        if (to > from) this.#text.delete(from, to - from);
        if (insert) this.#text.insert(from, wellFormed(insert));
      }
    }, OWN);
    return this.#told;
  }

  /** Who wrote what stands there now. */
  spans(): ClientSpan[] {
    const spans: ClientSpan[] = [];
    for (let item = this.#text._start; item; item = item.right) {
      if (item.deleted) continue;
      const { client } = item.id;
      const last = spans.at(-1);
      if (last?.client === client)
        spans[spans.length - 1] = { client, chars: last.chars + item.length };
      else spans.push({ client, chars: item.length });
    }
    return spans;
  }

  /** What this client wrote from this character on, as far as it stands there: where, and what. */
  writtenSince({ client, clock }: CharId): { readonly at: number; readonly text: string }[] {
    const runs: { at: number; text: string }[] = [];
    let at = 0;
    for (let item = this.#text._start; item; item = item.right) {
      if (item.deleted) continue;
      const skipped = Math.max(0, clock - item.id.clock);
      if (
        item.id.client === client &&
        skipped < item.length &&
        item.content instanceof Y.ContentString
      ) {
        const [last, text] = [runs.at(-1), item.content.str.slice(skipped)];
        if (last && last.at + last.text.length === at + skipped) last.text += text;
        else runs.push({ at: at + skipped, text });
      }
      at += item.length;
    }
    return runs;
  }

  /** The character that stands there, of those that others know it by; undefined: the end. */
  charAt(index: number): CharId | undefined {
    const { item } = Y.createRelativePositionFromTypeIndex(
      this.#text,
      Math.max(0, Math.min(index, this.length)),
    );
    return item ? { client: item.client, clock: item.clock } : undefined;
  }

  /**
   * Where each of these characters stands, or what is behind it now if it was deleted; undefined: it is not here. They are looked
   * for together, since that means to go through the whole text.
   */
  indexesOf(chars: readonly (CharId | undefined)[]): (number | undefined)[] {
    const { store } = this.#doc;
    const wanted = chars.map((char) => {
      const isHere = char && Y.getState(store, char.client) > char.clock;
      return isHere ? Y.getItem(store, Y.createID(char.client, char.clock)) : undefined;
    });
    const items = new Set(wanted);
    const starts = new Map<Y.Item | undefined, number>();
    let at = 0;
    for (let item = this.#text._start; item; item = item.right) {
      if (items.has(item)) starts.set(item, at);
      if (!item.deleted) at += item.length;
    }
    return chars.map((char, i) => {
      if (!char) return at;
      const [item, start] = [wanted[i], starts.get(wanted[i])];
      if (!item || start === undefined) return undefined;
      return item.deleted ? start : start + char.clock - item.id.clock;
    });
  }

  close(): void {
    this.#doc.destroy();
  }
}

/** One kind of line end, and no halves of characters: these do not survive the way to others. */
const wellFormed = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\ufffd');

function changesOf(delta: Y.YTextEvent['delta']): TextChange[] {
  const changes: TextChange[] = [];
  let at = 0;
  for (const { retain = 0, delete: gone = 0, insert } of delta) {
    at += retain;
    if (typeof insert === 'string') changes.push({ from: at, to: at, insert });
    if (gone > 0) changes.push({ from: at, to: at + gone, insert: '' });
    at += gone;
  }
  return changes;
}
