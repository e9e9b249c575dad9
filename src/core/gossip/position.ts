/** Names an entry: its author, and its number in the author's chain. */
import type { PeerId } from '../base/ids.ts';

export interface Position {
  readonly author: PeerId;
  readonly seq: number;
}

export const keyOf = ({ author, seq }: Position): string => `${author} ${seq}`;
