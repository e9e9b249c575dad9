/** Which files of a batch are chosen. */
import type { TreeFolder, TreeNode } from './tree.ts';

/** A folder is `mixed` when some of the files in it are chosen. */
export type Chosen = boolean | 'mixed';

export class Choice {
  readonly #chosen: Uint8Array;
  /** How many files are chosen in each folder that has any. */
  readonly #counts = new Map<TreeFolder, number>();
  #count = 0;
  #bytes = 0;

  constructor(files: number) {
    this.#chosen = new Uint8Array(files);
  }

  get count(): number {
    return this.#count;
  }
  get bytes(): number {
    return this.#bytes;
  }
  /** Places in the list, in its order. */
  items(): readonly number[] {
    const items: number[] = [];
    for (const [item, chosen] of this.#chosen.entries()) if (chosen) items.push(item);
    return items;
  }

  of(node: TreeNode): Chosen {
    if (node.kind === 'file') return this.#chosen[node.item] === 1;
    const count = this.#counts.get(node) ?? 0;
    return count > 0 && (count === node.files || 'mixed');
  }

  /** Chooses all of it, or nothing of it if all of it is chosen. */
  toggle(node: TreeNode): void {
    const choose = this.of(node) !== true;
    this.#set(node, choose);
  }

  #set(node: TreeNode, choose: boolean): void {
    if (node.kind === 'folder') {
      for (const child of node.children) this.#set(child, choose);
      return;
    }
    if (this.#chosen[node.item] === Number(choose)) return;
    const by = choose ? 1 : -1;
    this.#chosen[node.item] = Number(choose);
    this.#count += by;
    this.#bytes += by * node.sizeBytes;
    for (let up: TreeFolder | undefined = node.parent; up; up = up.parent)
      this.#counts.set(up, (this.#counts.get(up) ?? 0) + by);
  }
}
