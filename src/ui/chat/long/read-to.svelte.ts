/** Remembers how far the messages of a room were read, over reloads, and where what is new begins. */
import { untrack } from 'svelte';
import type { ReadMark } from '../../../core/api/read-mark.ts';
import type { ChatMessage } from '../../../core/api/views.ts';
import type { RoomActions } from '../../state/room-actions.svelte.ts';
import { throttle } from '../../state/throttle.ts';
import type { NewFrom } from '../../text/timeline-rows.ts';
import { furtherRead } from './further-read.ts';

const WRITE_INTERVAL_MS = 1_000;

/** What a timeline shows. */
export interface Shown {
  readonly messages: readonly ChatMessage[];
  readonly from: NewFrom | undefined;
  /** The last message in view; undefined: the last one of all. */
  readonly last: string | undefined;
}

export class ReadTo {
  readonly #actions: RoomActions;
  readonly #writing = throttle(WRITE_INTERVAL_MS, () => this.#write());
  #visible = $state(!document.hidden);
  /** What is new begins with this message, and the line before it has been in view. */
  sawNew = $state.raw<string>();
  #read: ReadMark | undefined;
  #shown: Shown | undefined;

  constructor(actions: RoomActions) {
    this.#actions = actions;
    this.#read = actions.session.read.get();
  }

  /** Until what it returns is called. */
  begin(): () => void {
    const changed = () => this.#onVisibility();
    document.addEventListener('visibilitychange', changed);
    return () => {
      document.removeEventListener('visibilitychange', changed);
      this.#writing.stop();
      this.#write();
    };
  }

  /** Looks at what is shown, and at all that decides whether somebody reads it. */
  look(shown: Shown): void {
    const actions = this.#actions;
    const { messages, from, last } = shown;
    if (messages.at(-1)?.own && this.#shown?.messages.at(-1) !== messages.at(-1))
      this.sawNew = from?.id; // a person who writes has read
    this.#shown = shown;
    const isInView = this.#visible && (actions.panes > 1 || actions.pane === 'chat');
    // Nothing is read before what is new above it was in view.
    if (!isInView || (from && from.id !== this.sawNew)) return;
    const id = furtherRead(messages, this.#read?.id, last);
    if (id !== undefined) {
      this.#read = { id, atMs: Date.now() };
      this.#writing.call();
    }
    // All of what was said before has come: what comes from now on is seen as it comes.
    if (!from && actions.view.status.caughtUp) untrack(() => (actions.seen = undefined));
  }

  #onVisibility(): void {
    const actions = this.#actions;
    this.#visible = !document.hidden;
    const { messages = [], from } = this.#shown ?? {};
    if (this.#visible) {
      if (!from) actions.seen = undefined;
      return;
    }
    this.#writing.stop();
    this.#write();
    // What is new stays so until it was in view.
    if (!from || from.id === this.sawNew)
      actions.seen = { id: this.#read?.id ?? messages.at(-1)?.id, atMs: Date.now() };
  }

  #write(): void {
    if (this.#read) this.#actions.session.read.set(this.#read);
  }
}
