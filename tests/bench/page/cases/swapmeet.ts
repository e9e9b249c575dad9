/** This project: a room as the app opens it; every chunk hashed and stored. */
import { createFileSource } from '../../../../src/browser/chunking/file-source.ts';
import type { FileId } from '../../../../src/core/base/ids.ts';
import type { Room } from '../../../../src/core/api/room-api.ts';
import { notThisSide, type Case, type CaseOptions, type Meeting } from '../case.ts';
import { enterRoom, newSecret, waitFor } from '../open-room.ts';

/** The room of this page, for the parts of the benchmark that look further than a transfer. */
export let ownRoom: Room | undefined;

export function openSwapmeet(meeting: Meeting, options: CaseOptions): Case {
  let file: FileId | undefined;
  const shares = () =>
    (ownRoom?.people.list() ?? []).filter((it) => !it.self).map(({ gaveBytes }) => gaveBytes);

  return {
    async offer(picked) {
      const secret = newSecret();
      const room = await enterRoom(meeting.relayUrl, secret, options.store);
      ownRoom = room;
      const source = createFileSource(picked);
      const id = await room.files.share({ source, name: picked.name, mime: picked.type });
      // Hashing, and copying what is small, is not part of a transfer.
      await waitFor(
        room,
        'files',
        () => room.files.get(id)?.hashedFraction === 1 && !room.files.busy(),
      );
      return `${secret}/${id}`;
    },
    async prepare(ticket) {
      const [secret = ''] = ticket.split('/');
      const room = await enterRoom(meeting.relayUrl, secret, options.store);
      ownRoom = room;
      file = await waitFor(room, 'files', () => room.files.list()[0]?.id);
      const givers = options.givers ?? 1;
      await waitFor(room, 'people', () => room.status().linked >= givers);
    },
    async take() {
      const room = ownRoom ?? notThisSide();
      const id = file ?? notThisSide();
      const started = performance.now();
      const ended = new Promise<number>((resolve) => {
        room.files.onReady((done) => done === id && resolve(performance.now()));
      });
      await room.files.download(id);
      const ms = (await ended) - started;
      return { ms, connectMs: 0, bytes: room.files.get(id)?.haveBytes ?? 0 };
    },
    // What came, not what is stored, which happens in batches.
    progress: () => shares().reduce((sum, bytes) => sum + bytes, 0),
    shares,
  };
}
