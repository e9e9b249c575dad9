import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createExchange } from '../../signaling/exchange.ts';
import { MemoryDirectory } from '../../signaling/directory/memory-directory.ts';
import {
  FRAME_BYTES_MAX,
  parseClientMessage,
  parseRelayMessage,
} from '../../signaling/protocol.ts';
import {
  parseNearbyOffer,
  parseNearbyMessage,
  parseNearbyRequest,
} from '../../signaling/nearby/nearby-protocol.ts';
import { parseForwardedMessage } from '../../signaling/directory/forwarded-message.ts';
import type { RelayMessage } from '../../signaling/protocol.ts';
import { NOWHERE } from '../../signaling/address.ts';
import { RELAY_LIMITS } from '../../signaling/limits.ts';
import { iceOffer } from '../../signaling/turn.ts';

const TYPES = [
  ...['join', 'sample', 'signal', 'leave', 'ice', 'ping'],
  ...['welcome', 'members', 'gone', 'error', 'pong'],
  ...['invite', 'uninvite', 'nearby', 'asked', 'answered', 'ask', 'answer', 'absent'],
];
const PARSERS = [
  parseClientMessage,
  parseRelayMessage,
  parseNearbyRequest,
  parseNearbyMessage,
  parseForwardedMessage,
];
const base64url = (length: number) =>
  fc
    .array(fc.constantFrom(...'AZaz09-_'), { minLength: length, maxLength: length })
    .map((chars) => chars.join(''));

/** Objects with the protocol's own words, so that the parser gets past the first field. */
const nearlyMessage = fc.record(
  {
    type: fc.oneof(fc.constantFrom(...TYPES), fc.string()),
    v: fc.oneof(fc.constant(1), fc.anything()),
    topic: fc.oneof(base64url(22), base64url(21), fc.anything()),
    sid: fc.oneof(base64url(16), fc.anything()),
    to: fc.oneof(base64url(16), fc.anything()),
    from: fc.oneof(base64url(16), fc.anything()),
    announce: fc.oneof(base64url(8), fc.anything()),
    box: fc.oneof(base64url(8), fc.anything()),
    members: fc.oneof(
      fc.array(fc.record({ sid: base64url(16), announce: base64url(4) })),
      fc.anything(),
    ),
    iceServers: fc.oneof(fc.array(fc.record({ urls: fc.string() })), fc.anything()),
    iceTtlMs: fc.oneof(fc.integer(), fc.anything()),
    heartbeatMs: fc.oneof(fc.integer(), fc.anything()),
    code: fc.oneof(fc.constantFrom('rate', 'bad-message'), fc.string()),
    message: fc.string(),
    name: fc.string(),
    key: fc.oneof(base64url(43), fc.anything()),
    invitations: fc.oneof(
      fc.array(fc.record({ sid: base64url(16), name: fc.string(), key: base64url(43) })),
      fc.anything(),
    ),
    __proto__: fc.anything(),
  },
  { requiredKeys: ['type'] },
);

const frame = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.json(),
  nearlyMessage.map((value) =>
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? `${item}` : item)),
  ),
);

test('whatever a frame holds, parsing it gives a message or null', () => {
  let understood = 0;
  fc.assert(
    fc.property(frame, (text) => {
      for (const parse of PARSERS) {
        const message = parse(text);
        if (message === null) continue;
        understood++;
        expect(TYPES).toContain(message.type);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(understood).toBeGreaterThan(20);
});

test('what was parsed parses to itself again', () => {
  fc.assert(
    fc.property(frame, (text) => {
      for (const parse of [...PARSERS, parseNearbyOffer]) {
        const message = parse(text);
        if (message) expect(parse(JSON.stringify(message))).toEqual(message);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('depth, size and hostile names are refused like anything else', () => {
  for (const text of [
    '['.repeat(FRAME_BYTES_MAX),
    '{"a":'.repeat(10_000),
    `"${'x'.repeat(FRAME_BYTES_MAX)}"`,
    '{"__proto__":{"type":"ping"}}',
    '{"constructor":{"type":"ping"}}',
    '1e999',
    'null',
    '\ud800',
  ]) {
    for (const parse of [...PARSERS, parseNearbyOffer]) expect(parse(text)).toBeNull();
  }
});

test('whatever clients say, what the relay answers is in its protocol', () => {
  const sids = ['a', 'b', 'c'].map((letter) => letter.repeat(16));
  const topics = ['t', 'u'].map((letter) => letter.repeat(22));
  const said = fc.record({
    type: fc.constantFrom('join', 'sample', 'signal', 'leave', 'ice', 'ping'),
    v: fc.constant(1),
    topic: fc.constantFrom(...topics),
    to: fc.constantFrom(...sids, 'd'.repeat(16)),
    announce: base64url(4),
    box: base64url(4),
  });
  const step = fc.tuple(fc.constantFrom(...sids), fc.option(said));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const deliver = (sid: string, message: RelayMessage): void => {
        expect(sids).toContain(sid);
        expect(parseRelayMessage(JSON.stringify(message))).toEqual(message);
      };
      const directory = new MemoryDirectory({
        limits: { ...RELAY_LIMITS, topicsPerConnection: 1, membersPerTopic: 2 },
        networksOf: () => NOWHERE,
        randomBelow: () => 0,
        deliver,
      });
      const turn = { urls: ['turn:turn.example.org'], secret: 's', ttlMs: 60_000 };
      const ice = () => iceOffer([], turn, 1_700_000_000_000, 'any');
      const exchange = createExchange({ directory, ice, deliver });
      for (const [sid, words] of steps) {
        const message = words && parseClientMessage(JSON.stringify(words));
        if (message) exchange.handle(sid, message);
        else directory.forget(sid);
      }
      for (const sid of sids) directory.forget(sid);
      expect(directory.counts()).toMatchObject({ topics: 0, members: 0 });
    }),
  );
});
