/**
 * Open invitations on one network, kept in the directory as two topics that no client can name: in `open:` are
 * those who invite, each with its invitation, in `asks:` those who asked. So they travel, expire and are found
 * across processes like everything else there.
 */
import { createHmac } from 'node:crypto';
import type { Directory } from '../directory/directory.ts';
import { NEARBY_OFFERS_MAX, parseInvitation } from './nearby-protocol.ts';
import type { NearbyNews, NearbyRequest } from './nearby-protocol.ts';
import type { RelayErrorCode, RelayMessage } from '../protocol.ts';
import type { Member } from '../directory/topics.ts';

const TOPIC_CHARS = 22;

export interface Nearby {
  /** @param network of the connection, as addressKey tells them apart; null when it is not known */
  handle(sid: string, network: string | null, message: NearbyRequest): void;
}

export interface NearbyOptions {
  readonly directory: Directory;
  /** Shared by the processes that share rooms: whoever reads the directory's store must not read addresses there. */
  readonly secret: string;
  readonly deliver: (sid: string, message: NearbyNews) => void;
  readonly refuse: (sid: string, code: RelayErrorCode) => void;
}

/** Makes the exchange of invitations over a directory whose messages go through `nearbyNews`. */
export function createNearby({ directory, secret, deliver, refuse }: NearbyOptions): Nearby {
  const topicOf = (kind: 'open' | 'asks', network: string): string => {
    const hash = createHmac('sha256', secret)
      .update(`swapmeet/1 nearby ${network}`)
      .digest('base64url');
    return `${kind}:${hash.slice(0, TOPIC_CHARS)}`;
  };
  const show = (sid: string, members: readonly Member[]): void =>
    deliver(sid, { type: 'nearby', invitations: offersOf(members) });

  return {
    handle(sid, network, message) {
      if (network === null) return refuse(sid, 'not-nearby');
      const open = topicOf('open', network);
      switch (message.type) {
        case 'invite': {
          const announce = JSON.stringify({ name: message.name, key: message.key });
          const done = (result: Member[] | RelayErrorCode): void => {
            if (typeof result !== 'string') show(sid, result);
            else refuse(sid, result === 'topic-full' ? 'nearby-full' : result);
          };
          return directory.join(sid, open, announce, NEARBY_OFFERS_MAX, done, NEARBY_OFFERS_MAX);
        }
        case 'uninvite':
          return directory.leave(sid, open);
        case 'nearby':
          return directory.sample(sid, open, NEARBY_OFFERS_MAX, (members) => show(sid, members));
        case 'ask': {
          const asks = topicOf('asks', network);
          directory.join(sid, asks, '', 0, (result) => {
            if (typeof result === 'string') refuse(sid, 'nearby-full');
          });
          return directory.signal(sid, open, message.to, message.box);
        }
        case 'answer': {
          if (!directory.has(sid, open)) return refuse(sid, 'not-a-member');
          return directory.signal(sid, topicOf('asks', network), message.to, message.box);
        }
      }
    },
  };
}

/** What a message of the directory is to a client, where it is about invitations; else null. */
export function nearbyNews(message: RelayMessage): NearbyNews | null {
  if (!('topic' in message) || !message.topic.includes(':')) return null;
  switch (message.type) {
    case 'signal': {
      const type = message.topic.startsWith('open:') ? 'asked' : 'answered';
      return { type, from: message.from, box: message.box };
    }
    case 'gone':
      return { type: 'absent', sid: message.sid };
    case 'members':
      return { type: 'nearby', invitations: offersOf(message.members) };
  }
}

/** What stands in the directory may come from another process, and is read like a client's words. */
const offersOf = (members: readonly Member[]) =>
  members.flatMap(({ sid, announce }) => {
    const invitation = parseInvitation(announce);
    return invitation ? [{ sid, ...invitation }] : [];
  });
