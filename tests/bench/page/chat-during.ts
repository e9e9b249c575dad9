/** Asks and answers in the room's chat, at rest and during a transfer, and tells how long that took. */
import type { Room } from '../../../src/core/api/room-api.ts';
import { notThisSide, type Case } from './case.ts';
import { ownRoom } from './cases/swapmeet.ts';
import { waitFor } from './open-room.ts';

export interface ChatTimes {
  readonly times: number[];
  /** Of the transfer meanwhile, 10^6 bytes a second. */
  readonly rate: number;
}

const PAUSE_MS = 100;
const ANSWERS_SEEN = 20;
let asked = 0;

const room = (): Room => ownRoom ?? notThisSide();
const latest = () => room().chat.messages().slice(-ANSWERS_SEEN);

/** Answers every question of others from now on. */
export function echo(): void {
  const answered = new Set<string>();
  room().subscribe('messages', () => {
    for (const message of latest()) {
      if (message.own || message.kind !== 'text' || answered.has(message.id)) continue;
      answered.add(message.id);
      void room().chat.say(message.text.replace('ask', 'answer'));
    }
  });
}

export async function ping(count: number): Promise<number[]> {
  const times: number[] = [];
  while (times.length < count) times.push(await ask());
  return times;
}

export async function pingDuring(side: Case, ms = Infinity): Promise<ChatTimes> {
  const started = performance.now();
  let isOver = false;
  let rate: number | undefined;
  void side.take().then(() => {
    isOver = true;
    rate = side.progress() / 1000 / (performance.now() - started);
  });
  const times: number[] = [];
  while (!isOver && performance.now() - started < ms) times.push(await ask());
  rate ??= side.progress() / 1000 / (performance.now() - started);
  return { times, rate };
}

async function ask(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  const question = (asked += 1);
  const answer = `answer ${question}`;
  const started = performance.now();
  await room().chat.say(`ask ${question}`);
  await waitFor(room(), 'messages', () =>
    latest().some((it) => it.kind === 'text' && it.text === answer),
  );
  return performance.now() - started;
}
