/** A download that is cancelled by mistake can be had back; what has come of it goes when nobody can undo that any more. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Room } from '../../../src/core/api/room-api.ts';
import type { FileId } from '../../../src/core/base/ids.ts';
import { Alerts } from '../../../src/ui/state/alerts.svelte.ts';
import { Removals } from '../../../src/ui/state/removals.svelte.ts';
import type { Shell } from '../../../src/ui/state/shell.svelte.ts';
import { Toasts } from '../../../src/ui/state/toasts.svelte.ts';
import { fakeShared } from '../../fakes/room-views.ts';

const film = fakeShared('film.mp4', 1e9, { state: 'fetching', haveBytes: 5e8, problem: 'looking' });
const did: string[] = [];

function createRig() {
  did.length = 0;
  const note = (what: string) => async (id: FileId) => void did.push(`${what} ${id === film.id}`);
  const files = { pause: note('pause'), cancel: note('cancel'), download: note('download') };
  const toasts = new Toasts();
  const shell = { toasts } as unknown as Shell;
  const removals = new Removals(shell, { files } as unknown as Room, new Alerts());
  return { removals, toasts };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a cancelled download', () => {
  beforeEach(() => void vi.useRealTimers());

  test('stops and is shown as not begun, and goes on where it was when that is undone', async () => {
    const { removals, toasts } = createRig();
    removals.cancelDownload(film);
    await settled();
    expect(did).toEqual(['pause true']);
    expect(removals.shown(film)).toMatchObject({ state: 'offered', problem: undefined });
    expect(toasts.undoLast()).toBe(true);
    await settled();
    expect(removals.shown(film)).toBe(film);
    expect(did).toEqual(['pause true', 'download true']);
  });

  test('is deleted when the note goes', async () => {
    const { removals, toasts } = createRig();
    removals.cancelDownload({ ...film, state: 'paused' });
    expect(did).toEqual([]); // it was paused
    for (const { id } of toasts.list) toasts.dismiss(id);
    await settled();
    expect(did).toEqual(['cancel true']);
    expect(removals.shown(film)).toBe(film);
  });

  test('that was begun again meanwhile is not deleted', async () => {
    const { removals, toasts } = createRig();
    removals.cancelDownload(film);
    removals.keepDownload(film.id);
    for (const { id } of toasts.list) toasts.dismiss(id);
    await settled();
    expect(did).toEqual(['pause true']);
  });
});
