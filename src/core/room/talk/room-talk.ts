/** What a room tells of talk as it happens: who has our last message, and who is typing. */
import type { Delivery, RoomTalk } from '../../api/talk.ts';
import type { ChatMessage, NamedPeer } from '../../api/views.ts';
import type { Bytes } from '../../base/bytes.ts';
import { createListeners } from '../../base/events.ts';
import type { PeerId, RoomId } from '../../base/ids.ts';
import type { Chat } from '../../chat/chat.ts';
import { deliveryOf } from '../../chat/delivery/delivery.ts';
import { DeliveryWatch } from '../../chat/delivery/delivery-watch.ts';
import { Receipts } from '../../chat/delivery/receipts.ts';
import { Typing } from '../../chat/typing/typing.ts';
import { TypingWords } from '../../chat/typing/typing-words.ts';
import { RECEIPTS_OTHERS_MAX } from '../../limits/talk.ts';
import type { Clock, Crypto, Identity, Random } from '../../ports.ts';
import { readPresence } from '../../presence/presence-record.ts';
import type { Routes } from '../../routing/routes.ts';
import type { LateMesh } from '../late-mesh.ts';
import type { LatePresence } from '../late-presence.ts';
import { othersHere } from './others-here.ts';

export interface TalkOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly chat: Chat;
  readonly mesh: LateMesh;
  readonly presence: Pick<LatePresence, 'others' | 'members' | 'of' | 'onWent'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly routes: Routes;
  nameOf(peer: PeerId): string;
  /** This device shows nothing of what they write. */
  isMuted(peer: PeerId): boolean;
  /** The lock of the room keeps them out. */
  isKeptOut(peer: PeerId): boolean;
}

const byName = new Intl.Collator();

export class Talk implements RoomTalk {
  readonly #options: TalkOptions;
  readonly #changed = createListeners<[]>();
  readonly onChanged = this.#changed.add;
  readonly #watch: DeliveryWatch;
  readonly #receipts: Receipts;
  readonly #words: TypingWords;
  readonly #typing: Typing;

  /** Make it before there are links: it hears who has what. */
  constructor(options: TalkOptions) {
    const { roomId, identity, crypto, chat, mesh: peers, presence, clock } = options;
    const changed = () => this.#changed.emit();
    const others = () => this.#others().size;
    this.#options = options;
    const isHere = (peer: PeerId) => presence.of(peer) !== undefined;
    this.#watch = new DeliveryWatch({ self: identity.peer, chat, peers, isHere, changed });
    const signed = { roomId, identity, crypto, clock };
    this.#receipts = new Receipts({
      ...{ ...signed, chat, watch: this.#watch, random: options.random, routes: options.routes },
      far: () => this.#far(),
      // Those whom this device blocks are answered as all others: nobody is told of it (B1).
      keyOf: (peer) => (options.isKeptOut(peer) ? undefined : this.#keyOf(peer)),
    });
    this.#words = new TypingWords({
      ...{ ...signed, peers, others, tree: chat },
      hereSince: (peer) => presence.of(peer)?.at,
      keyOf: (peer) => this.#keyOf(peer),
    });
    this.#typing = new Typing({ peers, clock, words: this.#words, others, changed });
    presence.onWent((peer) => {
      this.#typing.ended(peer);
      if (!peers.isLinked(peer)) this.#watch.left(peer);
    });
    chat.onAdded((entries) => {
      for (const { author } of entries) this.#typing.ended(author);
    });
  }

  delivery({ id, to }: Pick<ChatMessage, 'id' | 'to'>): Delivery | undefined {
    const { identity, chat, mesh } = this.#options;
    const entry = chat.log.get(id);
    if (entry?.author !== identity.peer) return undefined;
    const { seq } = entry.body;
    const others = this.#others();
    const audience = to ? to.map(({ peer }) => peer).filter((it) => others.has(it)) : [...others];
    return deliveryOf({
      audience,
      has: (peer) => this.#watch.has(peer, seq),
      isLinked: mesh.isLinked,
      isLinkedAtAll: mesh.linked().length > 0,
      hadIt: this.#watch.hadIt(seq),
      stayedHere: this.#watch.stayedHere(seq),
    });
  }

  typing(): readonly NamedPeer[] {
    const { nameOf, isMuted } = this.#options;
    const others = this.#others();
    return this.#typing
      .people()
      .filter((peer) => others.has(peer) && !isMuted(peer))
      .map((peer) => ({ peer, name: nameOf(peer) }))
      .sort((a, b) => byName.compare(a.name, b.name));
  }

  typed(recipients?: readonly PeerId[]): void {
    this.#typing.typed(recipients);
  }

  linksOf(peer: PeerId): ReadonlySet<PeerId> | undefined {
    return this.#options.mesh.neighbours().find((it) => it.peer === peer)?.open?.link.reach;
  }

  close(): void {
    this.#receipts.close();
    this.#typing.close();
    this.#words.close();
    this.#changed.clear();
  }

  /** Also those whom this device blocks: who is not asked would show it (B1). */
  #far(): PeerId[] {
    const { presence, mesh, isKeptOut } = this.#options;
    const members = [...presence.members()];
    if (members.length > RECEIPTS_OTHERS_MAX) return [];
    return members.filter((peer) => !mesh.isLinked(peer) && !isKeptOut(peer));
  }

  /** Ed25519; undefined: they are not here. */
  #keyOf(peer: PeerId): Bytes | undefined {
    const record = this.#options.presence.of(peer);
    return record && readPresence(record.signed.body)?.key;
  }

  #others(): ReadonlySet<PeerId> {
    return othersHere(this.#options.mesh, this.#options.presence);
  }
}
