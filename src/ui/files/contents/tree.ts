/** What a batch holds, as a tree of folders and files; made for hundreds of thousands of them. */

export interface TreeFile {
  readonly kind: 'file';
  readonly name: string;
  readonly parent: TreeFolder;
  readonly sizeBytes: number;
  /** Its place in the list. */
  readonly item: number;
}
export interface TreeFolder {
  readonly kind: 'folder';
  readonly name: string;
  /** Undefined: it is the batch itself. */
  readonly parent: TreeFolder | undefined;
  /** Of all files in it, at any depth. */
  sizeBytes: number;
  files: number;
  readonly children: TreeNode[];
  /** Its children are in order. */
  sorted: boolean;
}
export type TreeNode = TreeFile | TreeFolder;

/** What a line can be opened as, with the name of its button. */
export interface Opener {
  readonly name: string;
  readonly icon: 'look' | 'play' | 'take';
  open(): void;
}

/** A line of the tree, as far as folders are open. */
export interface TreeRow {
  readonly node: TreeNode;
  /** 1: at the top. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
}

const newFolder = (name: string, parent: TreeFolder | undefined): TreeFolder => ({
  ...{ kind: 'folder', name, parent, sizeBytes: 0, files: 0, children: [], sorted: false },
});

export function treeOf({
  files,
  folders,
}: {
  readonly files: readonly { readonly path: string; readonly sizeBytes: number }[];
  /** Those without files in them. */
  readonly folders: readonly { readonly path: string }[];
}): TreeFolder {
  const root = newFolder('', undefined);
  const known = new Map<string, TreeFolder>([['', root]]);
  const folderAt = (path: string): TreeFolder => {
    const found = known.get(path);
    if (found) return found;
    const at = path.lastIndexOf('/');
    const parent = folderAt(path.slice(0, Math.max(0, at)));
    const made = newFolder(path.slice(at + 1), parent);
    parent.children.push(made);
    known.set(path, made);
    return made;
  };
  for (const [item, { path, sizeBytes }] of files.entries()) {
    const at = path.lastIndexOf('/');
    const parent = folderAt(path.slice(0, Math.max(0, at)));
    parent.children.push({ kind: 'file', name: path.slice(at + 1), parent, sizeBytes, item });
    for (let up: TreeFolder | undefined = parent; up; up = up.parent) {
      up.sizeBytes += sizeBytes;
      up.files += 1;
    }
  }
  for (const { path } of folders) folderAt(path);
  return root;
}

const inOrder = new Intl.Collator(undefined, { numeric: true });

/** Folders first, then by name. Put in order when somebody looks. */
export function childrenOf(folder: TreeFolder): readonly TreeNode[] {
  if (!folder.sorted) {
    folder.children.sort((a, b) =>
      a.kind === b.kind ? inOrder.compare(a.name, b.name) : a.kind === 'folder' ? -1 : 1,
    );
    folder.sorted = true;
  }
  return folder.children;
}

/** The lines of the tree. */
export function rowsOf(root: TreeFolder, isOpen: (folder: TreeFolder) => boolean): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (folder: TreeFolder, level: number): void => {
    const children = childrenOf(folder);
    for (const [i, node] of children.entries()) {
      rows.push({ node, level, position: i + 1, siblings: children.length });
      if (node.kind === 'folder' && isOpen(node)) add(node, level + 1);
    }
  };
  add(root, 1);
  return rows;
}

/** The next line, from `at` on and around, whose name begins with this. Undefined: none. */
export function rowThatBegins(
  rows: readonly TreeRow[],
  beginning: string,
  at: number,
): number | undefined {
  const wanted = beginning.toLocaleLowerCase();
  for (let step = 0; step < rows.length; step++) {
    const index = (at + step) % rows.length;
    if (rows[index]?.node.name.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}
