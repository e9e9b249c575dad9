/** Shares a folder that somebody picked as a library. */
import type { LibraryFolder } from '../../../core/api/library.ts';
import type { FileId } from '../../../core/base/ids.ts';
import type { SharedFile } from '../../../core/api/views.ts';
import { visibleName } from '../../text/visible-name.ts';
import { words } from '../../words/en/library/library.ts';
import type { ChosenFolder, LibraryFolders } from '../../services.ts';
import type { RoomActions } from '../room-actions.svelte.ts';
import type { Shell } from '../shell.svelte.ts';

/** Takes the folder out of an input, so that the same one can be picked again. Each file knows its path from there. */
export function folderOfInput(
  input: HTMLInputElement,
  source: Shell['services']['source'],
): LibraryFolder {
  const files = [...(input.files ?? [])];
  input.value = '';
  const [first] = files;
  const name = first?.webkitRelativePath.split('/')[0] || first?.name || '';
  return {
    name,
    files: files.map((file) => ({
      path: file.webkitRelativePath || file.name,
      sizeBytes: file.size,
      modifiedMs: Math.max(0, file.lastModified),
      async open() {
        const opened = source(file);
        await opened.read(0, Math.min(1, file.size)); // it may be gone, or another one by now
        return { source: opened, mime: file.type };
      },
    })),
  };
}

/** Lets the person choose a folder, and shares it. The browser may look into it again after a reload. */
export async function shareChosen(
  actions: RoomActions,
  shell: Shell,
  folders: LibraryFolders,
  before?: Pick<SharedFile, 'id'>,
): Promise<void> {
  await actions.alerts.attempt({ doing: 'library', id: 'choose' }, async () => {
    await shareKept(actions, shell, await folders.choose(), before);
  });
}

/** @param quiet nothing is said where nothing has changed */
export async function shareKept(
  actions: RoomActions,
  shell: Shell,
  chosen: ChosenFolder | undefined,
  before?: Pick<SharedFile, 'id'>,
  quiet = false,
): Promise<void> {
  const id = chosen && (await shareLibrary(actions, shell, chosen.folder, before, quiet));
  if (id) await chosen.keep(id);
}

/** @param before the library of ours in whose place it comes */
export async function shareLibrary(
  actions: RoomActions,
  shell: Shell,
  folder: LibraryFolder,
  before?: Pick<SharedFile, 'id'>,
  quiet = false,
): Promise<FileId | undefined> {
  const { name, files } = folder;
  if (files.length === 0) {
    const fault = { what: words.emptyFolder(visibleName(name)), next: words.emptyFolderHint };
    actions.alerts.add({ doing: 'library', id: name }, fault);
    return undefined;
  }
  let id: FileId | undefined;
  const again = () => void shareLibrary(actions, shell, folder, before, quiet);
  await actions.alerts.attempt({ doing: 'library', id: name, about: name, again }, async () => {
    id = await (await actions.view.room.library()).share(folder, before?.id);
  });
  if (id && before && !(quiet && id === before.id)) {
    const isSame = id === before.id;
    const shown = visibleName(name);
    shell.toast(() => (isSame ? words.sameAgain(shown) : words.changedAgain(shown)));
  }
  return id;
}
