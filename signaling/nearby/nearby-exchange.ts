/**
 * Nearby offers, kept in the directory as two topics a network that no client can name: `open:` has those who
 * offer a room, with the offer as their record, and `asks:` those who asked. So offers travel, expire and are found
 * across processes like everything else there.
 */
import { createHmac } from 'node:crypto';
import type { Directory, JoinRefusal } from '../directory/directory.ts';
import type { Member } from '../directory/topics.ts';
import type { RelayErrorCode, RelayMessage } from '../protocol.ts';
import { NEARBY_OFFERS_MAX, parseNearbyOffer } from './nearby-protocol.ts';
import type { NearbyNews, NearbyRequest } from './nearby-protocol.ts';

const TOPIC_CHARS = 22;

export interface NearbyExchange {
  /** @param network of the connection, as addressKey tells them apart; null when it is not known */
  handle(sid: string, network: string | null, message: NearbyRequest): void;
}

export interface NearbyExchangeOptions {
  readonly directory: Directory;
  /** Shared by the processes that share rooms. It hides networks from those who can read Redis. */
  readonly secret: string;
  readonly deliver: (sid: string, message: NearbyNews) => void;
  readonly refuse: (sid: string, code: RelayErrorCode) => void;
}

/** What the directory delivers goes through `nearbyNews` first. */
export function createNearbyExchange(options: NearbyExchangeOptions): NearbyExchange {
  const { directory, secret, deliver, refuse } = options;
  const topicOf = (kind: 'open' | 'asks', network: string): string => {
    const hash = createHmac('sha256', secret)
      .update(`swapmeet/2 nearby ${network}`)
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
          const offer = JSON.stringify({ name: message.name, key: message.key });
          const done = (result: Member[] | JoinRefusal): void => {
            if (typeof result !== 'string') show(sid, result);
            else refuse(sid, result === 'topic-full' ? 'nearby-full' : result);
          };
          return directory.join(sid, open, offer, NEARBY_OFFERS_MAX, done, NEARBY_OFFERS_MAX);
        }
        case 'uninvite':
          return directory.leave(sid, open);
        case 'nearby':
          return directory.sample(sid, open, NEARBY_OFFERS_MAX, (members) => show(sid, members));
        case 'ask': {
          directory.join(sid, topicOf('asks', network), '', 0, (result) => {
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

/** Translates a message of the directory that is about nearby offers; null for any other. */
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

/** Records in the directory may come from another process, so they are parsed like a client's messages. */
const offersOf = (members: readonly Member[]) =>
  members.flatMap(({ sid, announce }) => {
    const offer = parseNearbyOffer(announce);
    return offer ? [{ sid, ...offer }] : [];
  });
