/** Made-up names, for newcomers who have not chosen one and for keys whose name we do not know. */
import { idBytes, type PeerId } from '../base/ids.ts';
import { NAME_CHARS_MAX } from '../limits/chat.ts';
import type { Random } from '../ports.ts';

const FIRST = (
  'Amber Brisk Calm Clever Coral Cosy Curious Dapper Eager Early Fern Gentle Golden Happy Hazel Honest ' +
  'Indigo Jolly Keen Kind Lively Lucky Merry Mellow Misty Neat Nimble Olive Patient Plucky Polite Quick ' +
  'Quiet Rosy Rustic Sandy Silver Snug Spry Steady Sunny Swift Tidy Velvet Vivid Warm Witty Zesty'
).split(' ');
const SECOND = (
  'Badger Beaver Bittern Crane Curlew Dormouse Dunlin Egret Falcon Finch Fox Gannet Hare Heron Ibis Jay ' +
  'Kestrel Kite Lark Linnet Lynx Magpie Marten Mole Newt Osprey Otter Owl Pipit Plover Puffin Quail Raven ' +
  'Robin Rook Seal Shrew Siskin Snipe Sparrow Starling Stoat Swallow Swift Tern Thrush Vole Wren'
).split(' ');

const join = (a: number, b: number) => `${FIRST[a % FIRST.length]} ${SECOND[b % SECOND.length]}`;

export function madeUpName(random: Random): string {
  const [a = 0, b = 0] = random.bytes(2);
  return join(a, b);
}

/** A placeholder until the owner of the key sends a name. It is always the same for one key. */
export function nameFromKey(peer: PeerId): string {
  const [a = 0, b = 0] = idBytes(peer);
  return join(a, b);
}

/** What was typed as one line, trimmed, at most `charsMax` characters. It may be empty. */
export function tidyLine(typed: string, charsMax: number): string {
  const oneLine = typed.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return [...oneLine].slice(0, charsMax).join('').trim();
}

/** A name as we show and send it. It may be empty. */
export const tidyName = (typed: string): string => tidyLine(typed, NAME_CHARS_MAX);
