/** Entries in chains, as honest authors write them, and as a liar would. */
import { writeEntry, type Content, type Entry } from '../../src/core/chat/entry.ts';
import { Log } from '../../src/core/chat/log.ts';
import type { Identity } from '../../src/core/ports.ts';
import { crypto, room } from '../fakes/people.ts';

export const textContent = (text: string): Content => ({ k: 'text', text });

/** Where an entry stands, and which one stands before it. */
export interface Standing {
  readonly seq: number;
  readonly prev?: Entry | undefined;
  readonly clock: number;
  readonly time?: number;
}

/** An entry at any position, even one that no honest author would use. */
export const entryOf = (
  identity: Identity,
  { seq, prev, clock, time = 0 }: Standing,
  content: Content,
): Promise<Entry> =>
  writeEntry({ roomId: room, crypto, identity }, { seq, prev: prev?.id, clock, time }, content);

export const entryAt = (author: Identity, standing: Standing, text = `text ${standing.seq}`) =>
  entryOf(author, standing, textContent(text));

/** The chain of one author; `clocks` are its entries' clocks. */
export async function chainOf(
  author: Identity,
  clocks: readonly number[],
  label = '',
): Promise<Entry[]> {
  const chain: Entry[] = [];
  for (const [i, clock] of clocks.entries()) {
    const position = { seq: i + 1, prev: chain.at(-1), clock };
    chain.push(await entryAt(author, position, `${label}${i + 1} of ${clocks.length}`));
  }
  return chain;
}

export function logOf(entries: readonly Entry[]): Log {
  const log = new Log();
  for (const entry of entries) log.add(entry);
  return log;
}

export const idsOf = (log: Log): string[] => log.ordered().map((entry) => entry.id);
