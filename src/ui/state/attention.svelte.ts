/** Tells of a room that is not in view: by the tab's title and icon, and, if chosen, by notifications. */
import type { ChatMessage } from '../../core/api/views.ts';
import type { Services, SystemNotifications } from '../services.ts';
import { downloaded } from '../text/downloaded.ts';
import { markedIcon, notificationWords, titleMarks } from '../text/attention-words.ts';
import { newFrom } from '../text/timeline-rows.ts';
import { Callings, formerNames } from '../text/writing/mentions.ts';
import { mentions, Unread, type NotifyAbout } from '../text/unread.ts';
import type { RoomActions } from './room-actions.svelte.ts';

export interface AttentionOptions {
  readonly actions: RoomActions;
  readonly services: Services;
  readonly notifications: SystemNotifications;
  /** The messages are on the screen, as far as this page decides. */
  chatShows(): boolean;
}

/** Where the page's own icon is; a room that was open before may still show another. */
let plainIcon: string | undefined;

class Attention {
  readonly #options: AttentionOptions;
  readonly #unread: Unread;
  readonly #icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  readonly #plainIcon = (plainIcon ??= this.#icon?.href ?? '');
  #svg: string | undefined;
  #shown = '';
  visible = $state(!document.hidden);

  constructor(options: AttentionOptions) {
    this.#options = options;
    const { view, seen } = options.actions;
    this.#unread = new Unread(view.messages, newFrom(view.messages, seen)?.id);
  }

  /** Looks at the messages, and tells of those that nobody sees. */
  look(): void {
    const { actions, services, notifications, chatShows } = this.#options;
    const { messages } = actions.view;
    const inView = this.visible && chatShows();
    const { unread, fresh } = this.#unread.look(messages, inView);
    actions.unread = unread;
    if (this.visible) return notifications.close(actions.view.room.topic);
    const about = services.preferences.notify.get();
    const telling = fresh.filter((it) => this.#isToTell(it, messages, about));
    if (telling.length === 0) return;
    notifications.show({
      title: actions.title,
      body: notificationWords(telling, actions.session.isTraceless),
      tag: actions.view.room.topic,
    });
  }

  #isToTell(
    message: Parameters<typeof mentions>[0],
    messages: readonly ChatMessage[],
    about: NotifyAbout | undefined,
  ): boolean {
    if (about === undefined) return false;
    if (about === 'everything') return true;
    const isOwn = (id: string) => messages.some((it) => it.own && it.id === id);
    const { view } = this.#options.actions;
    const callings = new Callings(view.self, view.people, formerNames(messages));
    return mentions(message, view.room.people.ownName(), callings, isOwn);
  }

  /** Shows what there is in the title and the icon. */
  mark(): void {
    const { actions } = this.#options;
    const fraction = downloaded(actions.view.files);
    actions.titleMarks = titleMarks(actions.unread, fraction);
    void this.#drawIcon(actions.unread, fraction);
  }

  async #drawIcon(unread: number, fraction: number | undefined): Promise<void> {
    if (!this.#icon || (unread === 0 && fraction === undefined && !this.#shown)) return;
    try {
      this.#svg ??= await (await fetch(this.#plainIcon)).text();
    } catch {
      return; // the title tells it
    }
    const marked = markedIcon(this.#svg, unread, fraction);
    if (marked === this.#shown) return;
    this.#shown = marked;
    this.#icon.href =
      marked === this.#svg ? this.#plainIcon : `data:image/svg+xml,${encodeURIComponent(marked)}`;
  }

  /** Leaves no mark behind. */
  end(): void {
    const { actions, notifications } = this.#options;
    if (this.#icon && this.#shown) this.#icon.href = this.#plainIcon;
    notifications.close(actions.view.room.topic);
  }
}

/** Begins to tell; what it returns ends that. */
export function startAttention(options: AttentionOptions): () => void {
  let attention: Attention | undefined;
  const onvisibilitychange = () => attention && (attention.visible = !document.hidden);
  document.addEventListener('visibilitychange', onvisibilitychange);
  const stop = $effect.root(() => {
    const telling = (attention = new Attention(options));
    $effect(() => telling.look());
    $effect(() => telling.mark());
  });
  return () => {
    document.removeEventListener('visibilitychange', onvisibilitychange);
    stop();
    attention?.end();
  };
}
