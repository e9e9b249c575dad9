/** The relay's error messages. */
import type { RelayErrorCode, RelayMessage } from './protocol.ts';

/** For people who read a console; clients go by the code. */
const ERROR_MESSAGES: Record<RelayErrorCode, string> = {
  'bad-message': 'This is not a message of the relay protocol.',
  rate: 'Too many messages: slow down.',
  'not-a-member': 'Join the topic first.',
  'too-many-topics': 'This connection has joined too many topics: leave one first.',
  'topic-full': 'This topic has as many members as the relay allows.',
  'nearby-full': 'This network has as many nearby offers as the relay shows.',
  'not-nearby': 'The relay does not know which network this connection comes from.',
  'too-many-connections': 'Too many connections: try again later.',
  'shutting-down': 'The relay is stopping: connect again in a moment.',
};

/** The error message for a code. */
export const relayError = (code: RelayErrorCode): RelayMessage => ({
  type: 'error',
  code,
  message: ERROR_MESSAGES[code],
});
