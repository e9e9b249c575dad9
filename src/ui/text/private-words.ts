/** Who can read something private, in words. */
import type { PeerId } from '../../core/base/ids.ts';
import type { ChatMessage, NamedPeer } from '../../core/api/views.ts';
import { words } from '../words/en/chat.ts';
import { nameList } from '../words/lists.ts';
import { visibleName } from './visible-name.ts';

const namesOf = (recipients: readonly NamedPeer[], self: PeerId) => {
  const others = recipients.filter((it) => it.peer !== self).map((it) => visibleName(it.name));
  return others.length < recipients.length ? [words.you, ...others] : others;
};

/** "private, to Ana and Bo"; undefined: everyone can read it. */
export const privateWords = ({ to }: ChatMessage, self: PeerId): string | undefined =>
  to && words.privateTo(nameList(namesOf(to, self), 4));

/** Who can read what you write next. */
export const recipientWords = (recipients: readonly NamedPeer[] | undefined): string =>
  recipients
    ? words.toSome(nameList(recipients.map((it) => visibleName(it.name))))
    : words.toEveryone;

/** A reply to a private message goes to everyone who can read it, except ourselves. */
export const replyRecipients = (
  { author, name, to = [] }: ChatMessage,
  self: PeerId,
): NamedPeer[] => [{ peer: author, name }, ...to].filter((it) => it.peer !== self);
