/** Whom something private is for, in words. */
import type { PeerId } from '../../core/base/ids.ts';
import type { ChatMessage, Recipient } from '../../core/api/views.ts';
import { nameList } from './sentences.ts';
import { visibleName } from './visible-name.ts';

const namesOf = (readers: readonly Recipient[], self: PeerId) => {
  const others = readers.filter((it) => it.peer !== self).map((it) => visibleName(it.name));
  return others.length < readers.length ? ['you', ...others] : others;
};

/** "private, to Ana and Bo"; undefined for what everyone reads. */
export const privateWords = ({ to }: ChatMessage, self: PeerId): string | undefined =>
  to && `private, to ${nameList(namesOf(to, self), 4)}`;

/** What the composer's button says. */
export const addressWords = (to: readonly Recipient[] | undefined): string =>
  to ? `To: ${nameList(to.map((it) => visibleName(it.name)))}, private` : 'To: everyone';

/** Everyone who reads a private message but ourselves: whom an answer goes to. */
export const answerTo = ({ author, name, to = [] }: ChatMessage, self: PeerId): Recipient[] =>
  [{ peer: author, name }, ...to].filter((it) => it.peer !== self);
