/**
 * People called by name in a text: `@Indigo Puffin`. What is stored is the text itself, so that it can be read everywhere. Two
 * people with the same name are told apart by the mark of their key: `@Kim#k3m9xz`. A person who was called by an
 * earlier name is still called.
 */
import type { PeerId } from '../../../core/base/ids.ts';
import type { ChatMessage } from '../../../core/api/views.ts';
import { keyMark, looks } from '../same-names.ts';
import type { FindMention } from '../markdown/tokens.ts';

export interface Named {
  readonly peer: PeerId;
  readonly name: string;
}

const MARK = /^#([0-9a-hjkmnp-tv-z]{6})(?![\p{L}\p{N}])/u;
/** Scripts without spaces between words: 金さん calls 金. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const IN_WORD = new RegExp(`(?![${UNSPACED}])[\\p{L}\\p{N}_@]$`, 'u');
const GOES_ON = /^[\p{L}\p{M}\p{N}]/u;
const IS_SPACED = new RegExp(`[^${UNSPACED}]$`, 'u');
const MARK_UNITS = 7;

/** How a person is called; those who look the same by the marks of their keys, too. */
export function calling({ peer, name }: Named, others: readonly Named[]): string {
  const isShared = others.some((it) => it.peer !== peer && looks(it.name) === looks(name));
  return isShared ? `@${name}#${keyMark(peer)}` : `@${name}`;
}

/** The names that people had before, as the room tells of it. */
export const formerNames = (messages: readonly ChatMessage[]): readonly Named[] =>
  messages.flatMap((it) => (it.kind === 'renamed' ? [{ peer: it.author, name: it.before }] : []));

/** Who is called by which words. */
export class Callings {
  readonly #self: PeerId;
  readonly #byName = new Map<string, Set<PeerId>>();
  /** How long the names are, the longest first: a few figures, however many people there are. */
  readonly #lengths: readonly number[];

  /** @param people names of today before those of yesterday: the person who has the name now is meant */
  constructor(self: PeerId, ...people: readonly (readonly Named[])[]) {
    this.#self = self;
    for (const some of people) {
      const known = new Set(this.#byName.keys());
      for (const { peer, name } of some) {
        const whole = name.trim().toLowerCase();
        if (whole && !known.has(whole)) this.#add(whole, peer);
      }
    }
    const known = new Set(this.#byName.keys());
    for (const { peer, name } of people.flat()) {
      const [first = ''] = name.trim().toLowerCase().split(/\s/u);
      if (first && !known.has(first)) this.#add(first, peer);
    }
    const lengths = new Set([...this.#byName.keys()].map((name) => name.length));
    this.#lengths = [...lengths].sort((a, b) => b - a);
  }

  #add(name: string, peer: PeerId): void {
    const peers = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, peers.add(peer));
  }

  /** The longest name that stands behind the `@` at this place. */
  readonly find: FindMention = (text, at) => {
    if (IN_WORD.test(text.slice(Math.max(0, at - 2), at))) return undefined;
    for (const length of this.#lengths) {
      const end = at + 1 + length;
      const name = text.slice(at + 1, end);
      const peers = this.#byName.get(name.toLowerCase());
      const rest = text.slice(end, end + MARK_UNITS + 1);
      if (!peers || (IS_SPACED.test(name) && GOES_ON.test(rest))) continue;
      const mark = MARK.exec(rest)?.[1];
      const marked = mark && [...peers].find((peer) => keyMark(peer) === mark);
      if (marked)
        return { length: 1 + length + MARK_UNITS, own: marked === this.#self, peer: marked };
      const [peer] = peers.size === 1 ? peers : [];
      return { length: 1 + length, own: peers.has(this.#self), peer };
    }
    return undefined;
  };

  /** Whether a text calls us anywhere. */
  callsUs(text: string): boolean {
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1))
      if (this.find(text, at)?.own) return true;
    return false;
  }
}
