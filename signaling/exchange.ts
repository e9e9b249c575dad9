/** What each client message does: who becomes a member of what, and who is answered; no sockets. */
import type { RelayLimits } from './limits.ts';
import { MEMBERS_SAMPLE_MAX } from './protocol.ts';
import type { ClientMessage, RelayErrorCode, RelayMessage } from './protocol.ts';
import { createTopics } from './topics.ts';

export interface Exchange {
  handle(sid: string, message: ClientMessage): void;
  /** The connection is gone: so are its memberships. */
  forget(sid: string): void;
  /** How many topics have a member. */
  readonly topics: number;
}

export interface ExchangeOptions {
  readonly limits: RelayLimits;
  /** Returns an integer in [0, n). */
  readonly randomBelow: (n: number) => number;
  readonly deliver: (sid: string, message: RelayMessage) => void;
}

/** Sentences for whoever reads a log or a console; clients go by the code. */
const ERROR_MESSAGES: Record<RelayErrorCode, string> = {
  'bad-message': 'This is not a message of the relay protocol.',
  rate: 'Too many messages: slow down.',
  'not-a-member': 'Join the topic first.',
  'too-many-topics': 'This connection is in as many topics as it may be: leave one first.',
  'topic-full': 'This topic has as many members as the relay takes.',
  'too-many-connections': 'Too many connections: try again later.',
  'shutting-down': 'The relay is stopping: connect again in a moment.',
};

/** The error message for a code. */
export const relayError = (code: RelayErrorCode): RelayMessage => ({
  type: 'error',
  code,
  message: ERROR_MESSAGES[code],
});

/** Makes an exchange without members. */
export function createExchange({ limits, randomBelow, deliver }: ExchangeOptions): Exchange {
  const topics = createTopics(limits, randomBelow);
  const sendSample = (sid: string, topic: string): void =>
    deliver(sid, {
      type: 'members',
      topic,
      members: topics.sample(sid, topic, MEMBERS_SAMPLE_MAX),
    });

  return {
    handle(sid, message) {
      switch (message.type) {
        case 'join': {
          const result = topics.join(sid, message.topic, message.announce);
          if (result === 'ok') sendSample(sid, message.topic);
          else deliver(sid, relayError(result));
          return;
        }
        case 'sample':
          if (topics.has(sid, message.topic)) sendSample(sid, message.topic);
          else deliver(sid, relayError('not-a-member'));
          return;
        case 'signal': {
          const { topic, to, box } = message;
          if (!topics.has(sid, topic)) deliver(sid, relayError('not-a-member'));
          else if (!topics.has(to, topic)) deliver(sid, { type: 'gone', topic, sid: to });
          else deliver(to, { type: 'signal', topic, from: sid, box });
          return;
        }
        case 'leave':
          topics.leave(sid, message.topic);
          return;
        case 'ping':
          deliver(sid, { type: 'pong' });
      }
    },
    forget: (sid) => topics.forget(sid),
    get topics() {
      return topics.size;
    },
  };
}
