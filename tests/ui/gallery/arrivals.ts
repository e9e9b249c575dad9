/** A history that comes into a room as it does over links: in pieces, in any order, files before or after their details. */
import type { ChatMessage } from '../../../src/core/api/views.ts';
import type { FakeRoom } from '../../fakes/room.ts';
import { fakeFile, fakePerson, fakeShared, fakeText, seeded } from '../../fakes/room-views.ts';

export interface Arrival {
  /** Decides what comes when. */
  readonly seed: number;
  readonly texts: number;
  readonly files: number;
  /** The texts are from a conversation before everything that is here, and the files come after it. */
  readonly apart?: boolean;
}

const START_MS = new Date(2026, 5, 14, 9, 0).getTime();
const DAY_MS = 86_400_000;

export async function arrive(room: FakeRoom, what: Arrival): Promise<void> {
  const { parts } = room;
  const [first, last] = [parts.messages[0]?.timeMs, parts.messages.at(-1)?.timeMs];
  const textsMs = what.apart ? (first ?? START_MS) - DAY_MS : (last ?? START_MS) + 60_000;
  const filesMs = Math.max(last ?? START_MS, textsMs) + 60_000;
  const pieces: (() => void)[] = [];
  const say = (message: ChatMessage) => () => {
    parts.messages = [...parts.messages, message].sort((a, b) => a.timeMs - b.timeMs);
    room.changed('messages');
  };
  for (let i = 0; i < what.texts; i++) {
    const words = `Line ${i} of ${what.seed}. ${'And so on. '.repeat(i % 7)}`;
    pieces.push(say(fakeText(['Ana', 'Bo'][i % 2] ?? '', words, textsMs + i * 1_000)));
  }
  for (let i = 0; i < what.files; i++) {
    const name = `picture ${what.seed}-${i} with a name as long as some are.jpg`;
    const offer = fakeText('Ana', name, filesMs + i * 1_000);
    pieces.push(say({ ...offer, kind: 'file', file: fakeFile(name), fileName: name }));
    pieces.push(() => {
      parts.files = [...parts.files, fakeShared(name, 1e6 * (i + 1))];
      room.changed('files');
    });
  }
  pieces.push(() => {
    parts.people = [...parts.people, fakePerson(`Guest ${what.seed}`)];
    room.changed('people');
  });
  const chance = seeded(`arrival ${what.seed}`, pieces.length);
  const order = pieces.map((piece, i) => ({ piece, at: chance[i] ?? 0 }));
  for (const { piece, at } of order.sort((a, b) => a.at - b.at)) {
    piece();
    if (at % 3 === 0) await new Promise((resolve) => setTimeout(resolve, at % 25));
  }
  // The view draws what came last a moment later.
  await new Promise((resolve) => setTimeout(resolve, 300));
}
