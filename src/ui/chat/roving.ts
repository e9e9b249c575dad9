/**
 * The log is one stop of the Tab key. Within it, arrows go from message to message. Enter opens the actions of a message,
 * an arrow goes into it, to its links and buttons, and Escape goes back.
 */
import { loneKeyOf } from '../state/keys.ts';

/** Where the arrows stop. */
const STOP = 'article, .visits[role]';
const CONTROL = 'a[href], button, input, select, textarea, summary, audio, video, pre[tabindex]';

/** The number of the stop that this key leads to; undefined: to none. */
export function nextStop(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const to = at + (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : NaN);
  return to >= 0 && to < count ? to : undefined;
}

/** The stop that a key leads to from this one, where not all are drawn. Undefined: they are, or it leads to none. */
export type Step = (key: string, from: Element | undefined) => HTMLElement | undefined;

class Roving {
  readonly #log: HTMLElement;
  readonly #step: Step;
  /** The one stop that Tab comes to. */
  #current: HTMLElement | undefined;
  /** The message whose links and buttons are being used: Tab goes from one to the next. */
  #entered: Element | null = null;

  constructor(log: HTMLElement, step: Step) {
    this.#log = log;
    this.#step = step;
    this.#quiet(log);
    this.#settle();
  }

  readonly onChange = (records: readonly MutationRecord[]): void => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof HTMLElement) this.#quiet(node);
    this.#settle();
  };

  readonly onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const stop = target.closest<HTMLElement>(STOP);
    if (stop) this.#settle(stop);
    this.#enter(stop && stop !== target ? stop : null);
  };

  readonly onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && this.#log.contains(relatedTarget)) return;
    this.#enter(null);
    if (relatedTarget) this.#settle(); // else what had the focus may have gone, and a neighbour gets it
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    // Fields need the arrows themselves.
    if (!(target instanceof HTMLElement) || target.matches('input, select, textarea, audio, video'))
      return;
    const stop = target.closest<HTMLElement>(STOP);
    const key = loneKeyOf(event);
    const to =
      this.#next(key, stop ?? this.#current ?? target) ?? (stop && this.#within(event, stop));
    if (!to) return;
    event.preventDefault();
    to.focus();
  };

  #next(key: string, from: HTMLElement): HTMLElement | undefined {
    const far = this.#step(key, from);
    if (far) {
      this.#quiet(far); // drawn a moment ago, and nothing can focus it yet
      return far;
    }
    const stops = this.#stops();
    return stops[nextStop(key, stops.indexOf(from), stops.length) ?? -1];
  }

  /** Where a key leads to within a message. */
  #within(event: KeyboardEvent, message: HTMLElement): HTMLElement | undefined {
    const key = loneKeyOf(event);
    const controls = controlsOf(message).filter((it) => it.getClientRects().length > 0);
    const isOnMessage = event.target === message;
    const opener = message.querySelector<HTMLElement>(':scope > [aria-expanded]');
    const isOpen = opener?.ariaExpanded === 'true';
    if (key === 'Enter' && isOnMessage) {
      if (opener && !isOpen) opener.click();
      return opener ?? controls[0];
    }
    if (key === 'Escape' && !isOnMessage && !isOpen) return message;
    const isLeftward = getComputedStyle(this.#log).direction === 'rtl';
    const [on, back] = isLeftward ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const at = controls.indexOf(event.target as HTMLElement);
    if (key === on) return controls[at + 1];
    return key === back && !isOnMessage ? (controls[at - 1] ?? message) : undefined;
  }

  #stops(): HTMLElement[] {
    return [...this.#log.querySelectorAll<HTMLElement>(STOP)];
  }

  /** Makes this the stop; without one, the newest message, unless the focus is in the log. */
  #settle(stop?: HTMLElement): void {
    const isKept = this.#current?.isConnected && this.#log.contains(document.activeElement);
    const newest = () => this.#stops().findLast((it) => it.localName === 'article');
    const next = stop ?? (isKept ? this.#current : newest());
    this.#log.tabIndex = next ? -1 : 0;
    if (next === this.#current) return;
    if (this.#current) this.#current.tabIndex = -1;
    if (next) next.tabIndex = 0;
    this.#current = next;
  }

  /** Takes the messages in `parent`, and what is in them, out of the way of the Tab key. */
  #quiet(parent: HTMLElement): void {
    const stops = [...parent.querySelectorAll<HTMLElement>(STOP)];
    if (parent.matches(STOP)) stops.push(parent);
    for (const it of stops) if (it !== this.#current) it.tabIndex = -1;
    const message = parent.closest(STOP);
    if (message && message === this.#entered) return;
    const all = message
      ? controlsOf(parent)
      : [...parent.querySelectorAll<HTMLElement>(`:is(${STOP}) :is(${CONTROL})`)];
    for (const it of all) it.tabIndex = -1;
    if (message && parent.matches(CONTROL)) parent.tabIndex = -1;
  }

  #enter(message: Element | null): void {
    if (message === this.#entered) return;
    if (this.#entered) for (const it of controlsOf(this.#entered)) it.tabIndex = -1;
    if (message) for (const it of controlsOf(message)) it.tabIndex = 0;
    this.#entered = message;
  }
}

const controlsOf = (parent: Element): HTMLElement[] => [
  ...parent.querySelectorAll<HTMLElement>(CONTROL),
];

/** Until what it returns is called. */
export function rove(log: HTMLElement, step: Step): () => void {
  const roving = new Roving(log, step);
  const stopping = new AbortController();
  const { signal } = stopping;
  log.addEventListener('focusin', roving.onFocusIn, { signal });
  log.addEventListener('focusout', roving.onFocusOut, { signal });
  log.addEventListener('keydown', roving.onKey, { signal });
  const observer = new MutationObserver(roving.onChange);
  observer.observe(log, { childList: true, subtree: true });
  return () => {
    stopping.abort();
    observer.disconnect();
  };
}
