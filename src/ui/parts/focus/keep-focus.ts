/**
 * Keeps the place of people who use a keyboard or a screen reader: when what has the focus goes away, is hidden or disabled,
 * the focus moves to what came in its place, or else to what is next to it, and never to the page as a whole.
 */

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]';
/** Parts of a page. Beyond them, the place where the focus was before is a better one than a neighbour. */
const PART = 'section, header, footer, nav, main, form, aside, dialog, [role="log"]';
/** A note waits for as long as the focus is on it: that is for people to choose. */
const NOTES = '.toasts';
/** Deep enough for a dialog that was opened from a dialog. */
const VISITED_MAX = 12;

/** An element that had the focus, and its ancestors: they tell where it was after it has gone. */
interface Visited {
  readonly element: HTMLElement;
  readonly ancestors: readonly Element[];
}

/** Where something was removed, and what was added there at the same time. */
interface Gap {
  readonly parent: Element;
  readonly next: Node | null;
  readonly previous: Node | null;
  readonly added: readonly Node[];
}

const isShown = (element: Element): boolean =>
  element.isConnected && element.getClientRects().length > 0 && !element.closest('[inert]');
const wasOnNote = ({ ancestors }: Visited): boolean => ancestors.some((it) => it.matches(NOTES));
/** An editor has its field in a shadow of its own. */
const canHave = (element: HTMLElement): boolean =>
  isShown(element) && (element.matches(FOCUSABLE) || element.shadowRoot !== null);
const follows = (mark: Node, node: Node): boolean =>
  mark === node ||
  (mark.compareDocumentPosition(node) &
    (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !==
    0;

/** What can have the focus within an element, without what is inside of such things themselves, and without what skips it. */
function within(parent: Element): readonly HTMLElement[] {
  const all = [...parent.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (it) => isShown(it) && !it.matches('.skip') && !it.closest(NOTES),
  );
  const outer = new Set<Element>(all);
  return all.filter((it) => {
    const around = it.parentElement?.closest(FOCUSABLE);
    return !around || !outer.has(around) || !parent.contains(around);
  });
}

/** The nearest thing in `parent` to a gap: what came in its place, or what follows, or what is before it. */
function nearest(parent: Element, gap: Gap | undefined, gone: Node): HTMLElement | undefined {
  const found = within(parent);
  const added = gap?.added.filter((it) => it.isConnected) ?? [];
  const inPlace = found.filter((it) => added.some((node) => node === it || node.contains(it)));
  // Where a whole screen came, the focus goes to what it is about, and not to the logo above that.
  if (inPlace[0]) return inPlace.find(({ id }) => id === 'content') ?? inPlace[0];
  const mark = [gone, gap?.next, gap?.previous].find((it) => it && parent.contains(it));
  return mark ? (found.find((it) => follows(mark, it)) ?? found.at(-1)) : found[0];
}

/** The place of something that is gone or hidden, within the part of the page that it was in. */
function around({ element, ancestors }: Visited, gap: Gap | undefined): HTMLElement | undefined {
  let below: Node = element;
  for (const parent of ancestors) {
    if (isShown(parent)) {
      const near = nearest(parent, gap, below);
      if (near) return near;
      if (canHave(parent as HTMLElement)) return parent as HTMLElement;
    }
    if (parent.isConnected && parent.matches(PART)) return undefined;
    below = parent;
  }
  return undefined;
}

class FocusKeeper {
  #current: Visited | undefined;
  #visited: Visited[] = [];
  #gap: Gap | undefined;
  /** The focus is lost, and its new place may still be on its way. */
  #isLost = false;

  readonly onFocusIn = ({ target }: { readonly target: EventTarget | null }): void => {
    if (!(target instanceof HTMLElement)) return;
    const before = this.#current;
    if (before && before.element !== target)
      this.#visited = [...this.#visited, before].slice(-VISITED_MAX);
    const ancestors: Element[] = [];
    for (let it = target.parentElement; it; it = it.parentElement) ancestors.push(it);
    this.#current = { element: target, ancestors };
    this.#gap = undefined;
    this.#isLost = false;
  };

  /** Somebody pressed elsewhere on the page, or what had the focus is going away: we know a moment later. */
  readonly onFocusOut = (): void => queueMicrotask(() => queueMicrotask(this.check)); // after `onChange`

  readonly onPress = (): void => void (this.#isLost = false);

  readonly onChange = (records: readonly MutationRecord[]): void => {
    const { element, ancestors = [] } = this.#current ?? {};
    if (element && !element.isConnected && !this.#gap) {
      const path = new Set<Node>([element, ...ancestors]);
      const removal = records.find(({ removedNodes }) =>
        [...removedNodes].some((it) => path.has(it)),
      );
      const parent = removal?.target;
      if (removal && parent instanceof Element) {
        const same = records.filter((it) => it.target === parent);
        const added = same.flatMap((it) => [...it.addedNodes]);
        this.#gap = { parent, next: removal.nextSibling, previous: removal.previousSibling, added };
      }
    }
    this.check();
  };

  readonly check = (): void => {
    const { activeElement: active, body } = document;
    if (active && active !== body && active !== document.documentElement) return;
    if (this.#isLost) return this.#toContent();
    const current = this.#current;
    if (!current) return;
    if (canHave(current.element)) {
      if (document.hasFocus()) this.#current = undefined; // the person pressed on something that takes no focus
      return;
    }
    this.#isLost = true;
    for (const place of this.#places(current)) {
      place.focus();
      if (document.activeElement === place) return;
    }
    this.#toContent();
  };

  *#places(current: Visited): Iterable<HTMLElement> {
    const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
    const isReached = (it: Element) => !modal || modal.contains(it);
    const wasIn = current.ancestors.find((it) => it instanceof HTMLDialogElement);
    if ((!wasIn || wasIn === modal) && !wasOnNote(current)) {
      const near = around(current, this.#gap);
      if (near && isReached(near)) yield near;
    }
    for (const visited of this.#visited.toReversed()) {
      if (wasOnNote(visited)) continue;
      if (visited.ancestors.some((it) => it instanceof HTMLDialogElement && it !== modal)) continue;
      if (canHave(visited.element) && isReached(visited.element)) yield visited.element;
      const near = around(visited, undefined);
      if (near && isReached(near)) yield near;
    }
    if (modal) yield* within(modal);
  }

  #toContent(): void {
    if (document.querySelector('dialog:modal')) return;
    const content = document.getElementById('content');
    // On a phone another part of the room may be in its place.
    const [shown] =
      content && isShown(content)
        ? [content]
        : within(document.body.querySelector('main') ?? document.body);
    shown?.focus();
  }
}

/** Watches the page until what it returns is called. @param first had the focus when this was asked for, and may be gone */
export function keepFocus(first: EventTarget | null): () => void {
  const keeper = new FocusKeeper();
  const stopping = new AbortController();
  const { signal } = stopping;
  const { activeElement, body } = document;
  keeper.onFocusIn({ target: activeElement === body ? first : activeElement });
  keeper.check();
  document.addEventListener('focusin', keeper.onFocusIn, { signal });
  document.addEventListener('focusout', keeper.onFocusOut, { signal });
  document.addEventListener('pointerdown', keeper.onPress, { signal, capture: true });
  document.addEventListener('close', keeper.check, { signal, capture: true });
  // What a narrower window hides loses the focus with the next frame.
  addEventListener('resize', () => requestAnimationFrame(() => setTimeout(keeper.check)), {
    signal,
  });
  const observer = new MutationObserver(keeper.onChange);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled', 'hidden'],
  });
  return () => {
    stopping.abort();
    observer.disconnect();
  };
}
