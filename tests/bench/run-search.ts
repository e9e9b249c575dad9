/** `npm run bench:search`: what the search of messages costs, as its worker does it: to build, in memory, and a query. */
import process from 'node:process';
import { SearchedRoom } from '../../src/app/search/searched-room.ts';
import type { ChatMessage } from '../../src/core/api/views.ts';
import { LOG_BYTES_MAX, LOG_ENTRIES_MAX, TEXT_CHARS_MAX } from '../../src/core/limits/chat.ts';
import { FOUND_MAX, LOOKED_CHARS_MAX } from '../../src/core/limits/search.ts';
import { MessageIndex } from '../../src/core/search/message-index.ts';
import { queryOf } from '../../src/core/search/query.ts';
import { createPrng } from '../fakes/prng.ts';
import { fakeText } from '../fakes/room-views.ts';
import { spread } from './statistics.ts';

const ROUNDS = 21;
const VOCABULARY = 30_000;
const NAMES = ['Ana', 'Ben', 'Chidi', 'Dewi', 'Esra', 'Farid', 'Gül', 'Hana'];
const HAN = '我们明天在仓库见面时间地点音乐会门票已经准备好了请大家准时参加活动谢谢';
const prng = createPrng('search');

const word = (): string => {
  const length = 3 + Math.floor(prng.next() * 6);
  const letters = 'etaoinshrdlucmfwypvbgk';
  return Array.from({ length }, () => letters[Math.floor(prng.next() ** 2 * letters.length)]).join(
    '',
  );
};
const vocabulary = Array.from({ length: VOCABULARY }, word);
/** A few words are frequent, as in every language. */
const anyWord = (): string => vocabulary[Math.floor(prng.next() ** 4 * VOCABULARY)] ?? '';
const sentence = (words: number): string => Array.from({ length: words }, anyWord).join(' ');
const han = (): string =>
  Array.from({ length: 20 }, () => HAN[Math.floor(prng.next() * HAN.length)]).join('');

function everyday(i: number): ChatMessage {
  const text = i % 10 === 0 ? han() : sentence(4 + Math.floor(prng.next() * 16));
  return fakeText(
    NAMES[i % NAMES.length] ?? '',
    i % 100 === 1 ? `${text} https://a.example/${i}` : text,
    i,
  );
}
/** As much as a log holds, of the longest texts. */
const longest = (i: number): ChatMessage =>
  fakeText(NAMES[i % NAMES.length] ?? '', sentence(TEXT_CHARS_MAX / 5).slice(0, TEXT_CHARS_MAX), i);

const heapMB = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

function measure(
  title: string,
  messages: readonly ChatMessage[],
  queries: readonly string[],
): void {
  const before = heapMB();
  const beganAtMs = performance.now();
  const steps = new SearchedRoom().changes(messages, []);
  const index = new MessageIndex();
  for (const change of steps) index.change(structuredClone(change));
  const builtMs = performance.now() - beganAtMs;
  console.log(`\n${title}: ${messages.length} messages`);
  console.log(
    `built in ${builtMs.toFixed(0)} ms, ${(heapMB() - before).toFixed(0)} MB beside the messages`,
  );
  for (const typed of queries) {
    const { query } = queryOf(typed);
    if (!query) throw new Error(`${typed} asks for nothing`);
    let count = 0;
    const times = Array.from({ length: ROUNDS }, () => {
      const atMs = performance.now();
      count = index.find(query, FOUND_MAX, { chars: LOOKED_CHARS_MAX }).count;
      return performance.now() - atMs;
    });
    const { median, max } = spread(times);
    console.log(
      `${typed.padEnd(28)} ${median.toFixed(1)} ms (at most ${max.toFixed(1)}), ${count} found`,
    );
  }
}

const [often = '', seldom = ''] = [vocabulary[3], vocabulary[VOCABULARY - 7]];
const QUERIES = [
  ...[often, seldom, 'e', 'nothingsuch', `${often} ${seldom}`, `"${often} ${vocabulary[5]}"`],
  ...['from:ana', `from:ana ${often}`, 'has:link', '仓库', '我们'],
];
measure(
  'everyday',
  Array.from({ length: LOG_ENTRIES_MAX }, (_, i) => everyday(i)),
  QUERIES,
);
const full = Math.floor(LOG_BYTES_MAX / TEXT_CHARS_MAX);
measure(
  'a full log',
  Array.from({ length: full }, (_, i) => longest(i)),
  QUERIES.slice(0, 6),
);
