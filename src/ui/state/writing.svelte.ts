/** What a person is writing in a room: a new message, perhaps a reply, and changes to messages of theirs. Nothing gets lost. */
import type { DraftKeeper, ReplyTo } from '../../core/api/draft.ts';
import type { ChatMessage, LiveMessage, NamedPeer } from '../../core/api/views.ts';
import type { EntryId, PeerId } from '../../core/base/ids.ts';
import { DRAFT_EDITS_MAX } from '../../core/limits/room.ts';
import { replyRecipients } from '../text/private-words.ts';

export type TextMessage = Extract<ChatMessage, { kind: 'text' }>;

/** What the text in the field is for; undefined: for a new message. */
export type Purpose =
  | (ReplyTo & { readonly kind: 'reply' })
  | { readonly kind: 'edit'; readonly message: TextMessage };

/** What was taken out of the field to be sent. */
export interface Taken {
  readonly text: string;
  readonly purpose: Purpose | undefined;
  readonly recipients: readonly NamedPeer[] | undefined;
}

/** The part of a room that writing needs. */
interface Messages {
  readonly self: PeerId;
  readonly messages: readonly ChatMessage[];
}

export class Writing {
  readonly #room: Messages;
  readonly #keeper: DraftKeeper;
  /** The new message. It waits while a message is edited. */
  #text = $state('');
  #reply = $state.raw<ReplyTo>();
  #chosen = $state.raw<readonly NamedPeer[]>();
  #editing = $state.raw<TextMessage>();
  #edits = $state.raw<ReadonlyMap<EntryId, string>>(new Map());
  /** How often the cursor was asked to come to the field. */
  #calls = $state(0);

  constructor(room: Messages, keeper: DraftKeeper) {
    this.#room = room;
    this.#keeper = keeper;
    const draft = keeper.get();
    if (!draft) return;
    this.#text = draft.text;
    this.#reply = draft.reply;
    this.#chosen = draft.recipients;
    this.#edits = new Map(draft.edits);
    this.#editing = this.#ownTexts().find(({ id }) => id === draft.editing);
  }

  /** What the field shows. */
  get text(): string {
    const editing = this.#editing;
    return editing ? (this.#edits.get(editing.id) ?? editing.text) : this.#text;
  }
  set text(text: string) {
    this.leave(text);
    this.#keep();
  }

  get purpose(): Purpose | undefined {
    if (this.#editing) return { kind: 'edit', message: this.#editing };
    return this.#reply && { kind: 'reply', ...this.#reply };
  }

  /** Who can read what is in the field once it is sent; undefined: everyone. A private message stays among its people. */
  get recipients(): readonly NamedPeer[] | undefined {
    const editing = this.#editing;
    if (editing) return editing.to && replyRecipients(editing, this.#room.self);
    return this.#reply?.to ?? this.#chosen;
  }
  /** Who gets files that are shared now: nobody beyond those whom the screen names. */
  get sharesTo(): readonly NamedPeer[] | undefined {
    return this.recipients ?? this.#reply?.to ?? this.#chosen;
  }
  /** Who can read what is written and shared from now on; undefined: everyone. */
  get chosen(): readonly NamedPeer[] | undefined {
    return this.#chosen;
  }
  choose(recipients: readonly NamedPeer[]): void {
    this.#chosen = recipients.length > 0 ? recipients : undefined;
    this.#keep();
  }

  /** How often something asked for the cursor in the field: those who read it hear of the next time. */
  get calls(): number {
    return this.#calls;
  }
  callCursor(): void {
    this.#calls += 1;
  }

  reply(message: LiveMessage): void {
    const { id, name, to } = message;
    this.#editing = undefined;
    this.#endReply();
    this.#reply = { id, name, to: to && replyRecipients(message, this.#room.self) };
    this.#keep();
    this.callCursor();
  }
  edit(message: TextMessage): void {
    this.#editing = message;
    this.#keep();
    this.callCursor();
  }
  /** Edits our last text. False: there is none. */
  editLast(): boolean {
    const last = this.#ownTexts().at(-1);
    if (last) this.edit(last);
    return last !== undefined;
  }
  /** Takes back an edit and its words; or the reply, but not its words. */
  cancel(): void {
    if (this.#editing) this.forget(this.#editing.id);
    else this.#endReply();
    this.#keep();
    this.callCursor();
  }
  /** The message was deleted: nothing is written about it any more. */
  forget(id: EntryId): void {
    this.#drop(id);
    this.#keep();
  }
  #drop(id: EntryId): void {
    this.#edits = new Map([...this.#edits].filter(([edited]) => edited !== id));
    if (this.#editing?.id === id) this.#editing = undefined;
    if (this.#reply?.id === id) this.#endReply();
  }
  /** The words stay, and for those for whom they were written. */
  #endReply(): void {
    if (this.#text.trim()) this.#chosen = this.#reply?.to ?? this.#chosen;
    this.#reply = undefined;
  }

  /** Adds to what is in the field, such as a text that was pasted beside it. */
  add(text: string): void {
    this.text += text;
    this.callCursor();
  }

  /** Empties the field to send what was in it: say so by `sends`, and give it back if that fails. */
  take(): Taken {
    const { text, purpose, recipients } = this;
    if (purpose?.kind === 'edit') this.#drop(purpose.message.id);
    else {
      this.#text = '';
      this.#reply = undefined;
    }
    return { text, purpose, recipients };
  }
  /** The same with a part of it: so much is left. */
  leave(text: string): void {
    if (this.#editing) this.#keepEdit(this.#editing, text);
    else this.#text = text;
  }
  /** What was taken is on its way. Until it is stored, a reload finds it in the field. */
  sends(sending: Promise<unknown>): void {
    this.#keep(sending);
  }
  giveBack({ text, purpose, recipients }: Taken): void {
    if (purpose?.kind === 'edit') {
      this.#keepEdit(purpose.message, text);
      this.#editing ??= purpose.message;
    } else {
      this.#text = this.#text ? `${text}\n${this.#text}` : text;
      const reply = purpose && { id: purpose.id, name: purpose.name, to: purpose.to };
      // What was private stays so, whatever was begun or chosen meanwhile.
      if (recipients) [this.#reply, this.#chosen] = [reply, reply?.to ? this.#chosen : recipients];
      else this.#reply ??= reply;
    }
    this.#keep();
  }

  #keepEdit({ id }: TextMessage, text: string): void {
    const others = [...this.#edits].filter(([edited]) => edited !== id);
    this.#edits = new Map([...others.slice(1 - DRAFT_EDITS_MAX), [id, text]]);
  }

  #keep(sending?: Promise<unknown>): void {
    const [reply, recipients, editing] = [this.#reply, this.#chosen, this.#editing?.id];
    const draft = { text: this.#text, reply, recipients, edits: [...this.#edits], editing };
    const isEmpty = !draft.text && !reply && !recipients && !editing && draft.edits.length === 0;
    this.#keeper.set(isEmpty ? undefined : draft, sending);
  }

  #ownTexts(): TextMessage[] {
    return this.#room.messages.filter((it) => it.kind === 'text').filter(({ own }) => own);
  }
}
