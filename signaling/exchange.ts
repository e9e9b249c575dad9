/** What each client message does: who joins what, and who is answered. Knows no sockets. */
import type { Directory } from './directory/directory.ts';
import { MEMBERS_SAMPLE_MAX } from './protocol.ts';
import type { ClientMessage, RelayMessage } from './protocol.ts';
import { relayError } from './relay-error.ts';
import type { IceOffer } from './turn.ts';

export interface Exchange {
  handle(sid: string, message: ClientMessage): void;
}

export interface ExchangeOptions {
  readonly directory: Directory;
  /** For this connection. */
  readonly ice: (sid: string) => IceOffer;
  readonly deliver: (sid: string, message: RelayMessage) => void;
}

/** Exchanges messages between the members of the directory. */
export function createExchange({ directory, ice, deliver }: ExchangeOptions): Exchange {
  return {
    handle(sid, message) {
      switch (message.type) {
        case 'join': {
          const { topic, announce } = message;
          return directory.join(sid, topic, announce, MEMBERS_SAMPLE_MAX, (result) => {
            if (typeof result === 'string') deliver(sid, relayError(result));
            else deliver(sid, { type: 'members', topic, members: result });
          });
        }
        case 'sample': {
          const { topic } = message;
          if (!directory.has(sid, topic)) return deliver(sid, relayError('not-a-member'));
          return directory.sample(sid, topic, MEMBERS_SAMPLE_MAX, (members) =>
            deliver(sid, { type: 'members', topic, members }),
          );
        }
        case 'signal': {
          const { topic, to, box } = message;
          if (directory.has(sid, topic)) directory.signal(sid, topic, to, box);
          else deliver(sid, relayError('not-a-member'));
          return;
        }
        case 'leave':
          return directory.leave(sid, message.topic);
        case 'ice':
          return deliver(sid, { type: 'ice', ...ice(sid) });
        case 'ping':
          return deliver(sid, { type: 'pong' });
      }
    },
  };
}
