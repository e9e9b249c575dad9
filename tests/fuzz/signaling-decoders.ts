/** The decoders of what comes by signaling: peer records, signals, the relay's words. */
import { openPeerRecord } from '../../src/browser/peer-records/peer-record.ts';
import { isSafeCandidate, isSafeDescription } from '../../src/browser/peer-records/sdp-check.ts';
import { safePayload, signalPayload } from '../../src/browser/peer-records/signal-payload.ts';
import { readPairingText, unfoldBoxes } from '../../src/browser/signaling/manual/pairing-text.ts';
import { toBase64Url, utf8 } from '../../src/core/base/bytes.ts';
import { decode, encode } from '../../src/core/base/codec.ts';
import { SIGNAL_BYTES_MAX } from '../../src/core/limits/signaling.ts';
import { openAsk } from '../../src/browser/nearby/nearby-handshake.ts';
import {
  parseNearbyOffer,
  parseNearbyMessage,
  parseNearbyRequest,
} from '../../signaling/nearby/nearby-protocol.ts';
import {
  parseForwardedMessage,
  parseMembers,
} from '../../signaling/directory/forwarded-message.ts';
import { parseClientMessage, parseRelayMessage } from '../../signaling/protocol.ts';
import { NOW_MS, random as realRandom, crypto as realCrypto } from '../rigs/members.ts';

import {
  asked,
  envelopes,
  keys,
  member,
  nearbyKey,
  nearbyTexts,
  other,
  relayTexts,
  sdp,
} from './recorded.ts';

import { decodeBulkPiece, decodeForwarding } from '../../src/core/forwarding/forwarding-message.ts';
import { forwarded } from './recorded.ts';
import type { Decoder } from './registry.ts';

const text = new TextDecoder();

const id = new Uint8Array(8).fill(1);
const pairingMessage = { v: 1, topic: new Uint8Array(16), id };
const boxes = { reply: id, head: utf8('head'), tails: [utf8('one box'), utf8('another')] };
const pairingTexts = [
  encode({ t: 'invitation', ...pairingMessage, until: NOW_MS, announce: member.sealed }),
  encode({ t: 'reply', ...pairingMessage, ...boxes }),
  encode({ t: 'confirmation', ...pairingMessage, ...boxes }),
];

export const signalingDecoders: readonly Decoder[] = [
  {
    name: 'peer record',
    covers: [
      'src/browser/peer-records/peer-record.ts openPeerRecord',
      'src/browser/crypto/aes-gcm.ts openBox',
    ],
    samples: [member.sealed],
    share: 15,
    read: (bytes) => openPeerRecord(keys, realCrypto, bytes),
  },
  {
    name: 'sealed signal',
    covers: ['src/browser/peer-records/sealed-signal.ts open'],
    samples: envelopes,
    share: 15,
    read: (bytes) => other.sealer.open(bytes),
  },
  {
    name: 'a text that people pass on',
    covers: ['src/browser/signaling/manual/pairing-text.ts readPairingText'],
    samples: pairingTexts,
    share: 20,
    read(bytes) {
      const message = readPairingText(toBase64Url(bytes));
      if (message && message.t !== 'invitation') {
        for (const { length } of unfoldBoxes(message))
          if (length > SIGNAL_BYTES_MAX) throw new Error('a box that no signal can be');
      }
      return [message, readPairingText(text.decode(bytes))];
    },
  },
  {
    name: 'signal payload, description and candidate',
    covers: [
      'src/browser/peer-records/signal-payload.ts safePayload',
      'src/browser/peer-records/sdp-check.ts isSafeDescription',
      'src/browser/peer-records/sdp-check.ts isSafeCandidate',
    ],
    samples: [
      encode({ type: 'offer', round: 0, sdp }),
      encode({ type: 'bye', reason: 'busy' }),
      encode({ type: 'candidates', candidates: ['candidate:1 1 udp 1 10.1.2.3 5000 typ host'] }),
      utf8(sdp),
      utf8('candidate:1 1 udp 2122260223 192.168.1.7 50001 typ host'),
    ],
    share: 60,
    read(bytes) {
      const { certificateHash } = member.peerRecord;
      const payload = decode(bytes, signalPayload);
      const told = text.decode(bytes);
      isSafeDescription(told, certificateHash);
      isSafeCandidate(told);
      return payload && safePayload(payload, certificateHash);
    },
  },
  {
    name: 'relay protocol, as the relay and as its client',
    covers: ['parseClientMessage', 'parseRelayMessage'].map((it) => `signaling/protocol.ts ${it}`),
    samples: relayTexts,
    share: 60,
    read(bytes) {
      const told = text.decode(bytes);
      return [parseClientMessage(told), parseRelayMessage(told)];
    },
  },
  {
    name: 'nearby messages of the relay, and what relays pass on',
    covers: [
      'signaling/nearby/nearby-protocol.ts parseNearbyRequest',
      'signaling/nearby/nearby-protocol.ts parseNearbyMessage',
      'signaling/nearby/nearby-protocol.ts parseNearbyOffer',
      'signaling/directory/forwarded-message.ts parseForwardedMessage',
      'signaling/directory/forwarded-message.ts parseMembers',
      'signaling/protocol.ts parse',
    ],
    samples: [...relayTexts, ...nearbyTexts],
    share: 30,
    read(bytes) {
      const told = text.decode(bytes);
      const parsers = [
        parseNearbyRequest,
        parseNearbyMessage,
        parseNearbyOffer,
        parseForwardedMessage,
      ];
      // Redis answers with names and records in turns, for a topic of clients and one of offers.
      const [sid, announce, ...rest] = told.split('"').filter((it) => it.length > 3);
      const members = ['A'.repeat(22), `open:${'A'.repeat(22)}`].map((topic) =>
        parseMembers(topic, [sid, announce, told, ...rest]),
      );
      return [...parsers.map((parse) => parse(told)), members];
    },
  },
  {
    name: 'sealed messages of nearby offers',
    covers: [
      'src/browser/nearby/nearby-handshake.ts openAsk',
      'src/browser/nearby/nearby-handshake.ts openAnswer',
    ],
    samples: [asked.box, await asked.pair.sealAnswer('#/~choir')],
    share: 10,
    read: (bytes) => [
      openAsk(nearbyKey, bytes, realRandom).then((it) => it?.name),
      asked.pair.openAnswer(bytes),
    ],
  },
  {
    name: 'what members forward for others',
    covers: [
      'src/core/forwarding/forwarding-message.ts decodeForwarding',
      'src/core/forwarding/forwarding-message.ts decodeBulkPiece',
    ],
    samples: forwarded,
    share: 40,
    read(bytes) {
      const piece = decodeBulkPiece(bytes);
      for (const id of piece ? [piece.from, piece.to] : [])
        if (id.length !== 22) throw new Error('not the id of a peer');
      return [decodeForwarding(bytes), piece];
    },
  },
];
