/** Every decoder of the product, so that none is left out: what it reads, and the functions that it stands for. */
import { asPackRecord } from '../../src/browser/storage/pack-record.ts';
import { readEnvelope, openProfile, readProfile } from '../../src/browser/identity/profile-file.ts';
import { parseByteRange } from '../../src/browser/platform/byte-range.ts';
import { rowsIn } from '../../src/browser/storage/records/gathered-key-value-store.ts';
import { contentDisposition } from '../../src/browser/saving/download-headers.ts';
import { equalBytes, fromBase64Url, utf8 } from '../../src/core/base/bytes.ts';
import { peekEntry, readBody } from '../../src/core/chat/entry.ts';
import { readEntry } from '../../src/core/chat/exchange/verify-entry.ts';
import {
  decodeReceiptAsk,
  encodeReceiptAsk,
  NOT_YET,
  readReceipt,
} from '../../src/core/chat/delivery/receipt.ts';
import { openSealed } from '../../src/core/chat/sealed.ts';
import { loadLog } from '../../src/core/chat/log-store.ts';
import { encode } from '../../src/core/base/codec.ts';
import { CONTROL_MESSAGE_BYTES_MAX } from '../../src/core/limits/shared.ts';
import { CHUNK_BYTES_MAX } from '../../src/core/limits/files.ts';
import { tidyName } from '../../src/core/identity/friendly-name.ts';
import { createKnownPeers, openKnownPeers } from '../../src/core/mesh/known-peers.ts';
import {
  claimOf,
  decodeProvider,
  decodeProviders,
  encodeProvider,
  encodeProviders,
} from '../../src/core/routing/provider-record.ts';
import { readDialAsk } from '../../src/core/routing/dial-ask.ts';
import { readPresence } from '../../src/core/presence/presence-record.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { decodeMessage, isOfLaterVersion } from '../../src/core/wire/message.ts';
import type { KeyValueStore } from '../../src/core/ports.ts';
import { parseFragment } from '../../src/core/api/room-address.ts';
import { readFragment } from '../../src/core/api/room-link.ts';
import { decodeCatalogue, encodeCatalogue, listable } from '../../src/core/library/catalogue.ts';
import {
  decodeGiven,
  decodeHits,
  decodeSearch,
  decodeWant,
  encodeGiven,
  encodeHits,
  encodeSearch,
  encodeWant,
  readAnswer,
} from '../../src/core/library/questions.ts';
import { LibraryRecords } from '../../src/core/library/library-records.ts';
import { createBitfield } from '../../src/core/swarm/cache/bitfield.ts';
import { decodeDataFrame, encodeDataFrame } from '../../src/core/swarm/data-frame.ts';
import { createFileIndex } from '../../src/core/swarm/cache/file-index.ts';
import { decodeFileList } from '../../src/core/api/batch/file-list.ts';
import { safePath } from '../../src/core/api/batch/safe-path.ts';
import { safeFileName } from '../../src/core/api/file-name.ts';
import { Manifest, segmentChunks } from '../../src/core/swarm/manifest/manifest.ts';
import { RoomLock } from '../../src/core/room/lock.ts';
import { logOf } from '../rigs/chains.ts';
import { openRetention } from '../../src/core/room/settings/retention.ts';
import { openOwnName } from '../../src/core/room/settings/own-name.ts';
import { openVerified } from '../../src/core/room/settings/verified.ts';
import { parseIceServers } from '../../src/browser/signaling/page-ice-servers.ts';
import { parsePeerServer } from '../../src/browser/signaling/peerjs/peer-server-setting.ts';
import { parseFileId } from '../../src/core/base/ids.ts';
import { openBlocklist } from '../../src/core/room/blocklist.ts';
import { linkify } from '../../src/ui/text/linkify.ts';
import { markdownBlocks } from '../../src/ui/text/markdown/blocks.ts';
import { visibleName } from '../../src/ui/text/visible-name.ts';
import { NOW_MS } from '../rigs/members.ts';
import { alice, bob, bytesOf, crypto, randomOf, room, roomTopic } from '../fakes/people.ts';
import type { Bytes } from './mutations.ts';

import {
  batchList,
  chain,
  claim,
  descriptor,
  dialAsk,
  frame,
  messages,
  names,
  noteEntries,
  present,
  provided,
  profile,
  profileFile,
  receipt,
  remembered,
  sealing,
  secret,
  segments,
  whisper,
} from './recorded.ts';

import { signalingDecoders } from './signaling-decoders.ts';
import { mediumDecoders } from './medium-decoders.ts';
import { noteDecoders } from './note-decoders.ts';
import { previewDecoders } from './preview-decoders.ts';

export interface Decoder {
  readonly name: string;
  /** `file function` of src and signaling whose reading of foreign bytes this stands for. */
  readonly covers: readonly string[];
  readonly samples: readonly Bytes[];
  /** Throws when bytes are read as something that they cannot be; what it gives is weighed. */
  read(bytes: Bytes): unknown;
  /** Of the million inputs, how many thousandths: what costs more, or holds less, gets fewer. */
  readonly share: number;
}

const text = new TextDecoder();
const sig = new Uint8Array(64);
/** A store in which every record is these bytes. */
const holding = (key: string, bytes: Bytes): KeyValueStore => ({
  get: async () => bytes,
  entries: async () => [[key, bytes]],
  put: async () => undefined,
  delete: async () => undefined,
});
const atMost = (most: number, what: string, length: number): void => {
  if (length > most) throw new Error(`${length} ${what}, and ${most} is the most`);
};

export const decoders: readonly Decoder[] = [
  {
    name: 'control message',
    covers: ['src/core/wire/message.ts decodeMessage', 'src/core/base/codec.ts decode'],
    samples: messages,
    share: 60,
    read(bytes) {
      const message = decodeMessage(bytes);
      if (message && isOfLaterVersion(bytes)) throw new Error('it is known');
      if (message) atMost(CONTROL_MESSAGE_BYTES_MAX, 'bytes', encodeMessage(message).length);
      return message;
    },
  },
  {
    name: 'data frame',
    covers: ['src/core/swarm/data-frame.ts decodeDataFrame'],
    samples: [encodeDataFrame(frame)],
    share: 60,
    read(bytes) {
      const read = decodeDataFrame(bytes);
      if (read) atMost(CHUNK_BYTES_MAX, 'bytes of a chunk', read.offset + read.bytes.length);
      return read;
    },
  },
  {
    name: 'entry',
    covers: [
      'src/core/chat/exchange/verify-entry.ts readEntry',
      ...['readBody', 'peekEntry'].map((it) => `src/core/chat/entry.ts ${it}`),
    ],
    samples: [...chain, ...noteEntries, whisper.signed].map(({ body }) => body),
    share: 40,
    read: (body) => [readBody(body), peekEntry({ body, sig }), readEntry(crypto, { body, sig })],
  },
  {
    name: 'record of presence',
    covers: ['src/core/presence/presence-record.ts readPresence'],
    samples: [present.signed.body],
    share: 20,
    read: readPresence,
  },
  {
    name: 'record of a provider',
    covers: ['decodeProvider', 'decodeProviders', 'claimOf'].map(
      (it) => `src/core/routing/provider-record.ts ${it}`,
    ),
    samples: [encodeProvider(provided), encodeProviders([provided, provided])],
    share: 20,
    read(bytes) {
      const one = decodeProvider(bytes);
      return [one && claimOf(crypto, one), decodeProviders(bytes)];
    },
  },
  {
    name: 'ask to dial',
    covers: ['src/core/routing/dial-ask.ts readDialAsk'],
    samples: [dialAsk],
    share: 10,
    read: (bytes) => readDialAsk({ roomId: room, crypto }, alice.peer, bob.peer, bytes),
  },
  {
    name: 'ask for a receipt, and its answer',
    covers: ['decodeReceiptAsk', 'readReceipt'].map(
      (it) => `src/core/chat/delivery/receipt.ts ${it}`,
    ),
    samples: [encodeReceiptAsk(whisper.id, 1), NOT_YET, receipt],
    share: 10,
    async read(bytes) {
      const ask = { roomId: room, author: alice.peer, entry: whisper.id };
      const from = await readReceipt(crypto, ask, bob.publicKey, bytes);
      if (from !== undefined && !equalBytes(bytes, receipt)) throw new Error('nobody signed it');
      return [decodeReceiptAsk(bytes), from];
    },
  },
  {
    name: 'catalogue of a library',
    covers: ['src/core/library/catalogue.ts decodeCatalogue'],
    samples: [
      encodeCatalogue(
        listable(names.map((path) => ({ path: `a/${path}`, sizeBytes: 7, modifiedMs: 9 }))),
      ),
    ],
    share: 20,
    read: (bytes) => [0, 1, names.length].map((count) => decodeCatalogue(bytes, count)),
  },
  {
    name: 'question to a library, and its answer',
    covers: [
      ...['decodeSearch', 'decodeWant', 'decodeHits', 'decodeGiven', 'readAnswer'].map(
        (it) => `src/core/library/questions.ts ${it}`,
      ),
      'src/core/library/library-records.ts LibraryRecords',
    ],
    samples: [
      encodeSearch(bytesOf('n', 8), { terms: [['a', '.mp3'], ['b']], minBytes: 5 }),
      encodeWant({ n: bytesOf('n', 8), library: bytesOf('library', 16), at: 5 }),
      encodeHits([[bytesOf('library', 16), 5, 'a/b.mp3', 7]], true),
      encodeGiven({ nonce: bytesOf('nonce', 16), name: 'b.mp3', mime: '', size: 7 }),
      encodeGiven({ no: 'busy' }),
      encode({ body: bytesOf('body', 9), sig }),
    ],
    share: 20,
    read(bytes) {
      const asked = { roomId: room, crypto, question: bytes };
      const records = new LibraryRecords(holding('library/given/7/9/a', bytes), crypto);
      return [
        ...[decodeSearch(bytes), decodeWant(bytes), decodeHits(bytes), decodeGiven(bytes)],
        ...[readAnswer(asked, bob.publicKey, bytes), records.load()],
      ];
    },
  },
  {
    name: 'private entry',
    covers: ['src/core/chat/sealed.ts openSealed'],
    samples: [secret.box, ...secret.slots],
    share: 10,
    read(bytes) {
      const body = { ...whisper.body, ...secret, box: bytes, slots: [bytes, ...secret.slots] };
      return openSealed({ ...sealing, identity: bob }, { ...whisper, body });
    },
  },
  {
    name: 'stored log',
    covers: ['src/core/chat/log-store.ts loadLog', 'src/core/chat/claim.ts readClaim'],
    samples: [
      ...chain.map(({ body, sig }) => encode({ body, sig, at: 9 })),
      encode({ claim, clock: 9, floor: 1 }),
      encode({ seq: 1, claims: [claim, claim] }),
    ],
    share: 30,
    read: (bytes) => loadLog(holding('entry/x/1', bytes), crypto),
  },
  {
    name: 'sheet of records',
    covers: ['src/browser/storage/records/gathered-key-value-store.ts rowsIn'],
    samples: [
      encode([]),
      encode([
        ['entry/x/1', Uint8Array.of(1, 2)],
        ['entry/x/2', new Uint8Array()],
      ]),
    ],
    share: 20,
    read: (bytes) => rowsIn(bytes),
  },
  {
    name: 'segment',
    covers: ['src/core/swarm/manifest/manifest.ts segmentChunks'],
    samples: segments.map(({ body }) => body),
    share: 60,
    read(body) {
      const chunks = segmentChunks({ body, sig });
      for (const { lengthBytes } of chunks) atMost(CHUNK_BYTES_MAX, 'bytes', lengthBytes);
      return [chunks, new Manifest(crypto, descriptor).add({ body, sig })];
    },
  },
  {
    name: 'list of a batch',
    covers: ['src/core/api/batch/file-list.ts decodeFileList'],
    samples: [batchList],
    share: 10,
    read(bytes) {
      const facts = { count: 3, listBytes: bytes.length };
      const list = decodeFileList(bytes, facts, bytes.length + 9);
      for (const { path } of list?.files ?? []) if (path !== safePath(path)) throw new Error(path);
      return list;
    },
  },
  {
    name: 'stored file index',
    covers: ['src/core/swarm/cache/file-index.ts load'],
    samples: [
      encode({ ...remembered, lastUsedAtMs: 1, cachedBytes: 1 }),
      ...segments.map((it) => encode(it)),
    ],
    share: 40,
    read: (bytes) =>
      createFileIndex(holding(`file/${roomTopic}/${descriptor.id}`, bytes)).load(roomTopic),
  },
  {
    name: 'stored settings',
    covers: [
      'src/core/base/stored-record.ts openRecord',
      'src/core/mesh/known-peers.ts openKnownPeers',
      'src/core/room/blocklist.ts openBlocklist',
      'src/core/room/settings/verified.ts openVerified',
      'src/core/room/settings/own-name.ts openOwnName',
      'src/core/room/settings/retention.ts openRetention',
      'src/core/room/lock.ts RoomLock',
    ],
    samples: [
      encode([[new Uint8Array(16), 5]]),
      encode([{ peer: new Uint8Array(16), name: 'a', as: 'muted' }]),
      encode([new Uint8Array(16)]),
      encode({ locked: true, by: new Uint8Array(16), clock: 1, seq: 1 }),
      utf8('Ana'),
      utf8('30'),
    ],
    share: 40,
    read(bytes) {
      const store = holding('any', bytes);
      return Promise.all([
        openKnownPeers(store, NOW_MS),
        openBlocklist(store),
        openVerified(store),
        openOwnName(store, randomOf('name'), undefined),
        openRetention(store),
        RoomLock.open({ records: store, clock: { now: () => 0 }, known: createKnownPeers() }).then(
          (lock) => lock.follow(logOf([])),
        ),
      ]).then(() => undefined);
    },
  },
  ...signalingDecoders,
  ...mediumDecoders,
  ...noteDecoders,
  ...previewDecoders,
  {
    name: 'bitfield',
    covers: ['src/core/swarm/cache/bitfield.ts createBitfield'],
    samples: [bytesOf('bits', 60)],
    share: 20,
    read(bytes) {
      const field = createBitfield(300, bytes);
      atMost(300, 'bits', field.count());
      return field.toBytes();
    },
  },
  {
    name: 'room address',
    covers: [
      'src/core/api/room-address.ts parseFragment',
      'src/core/api/room-link.ts readFragment',
      'src/core/base/ids.ts parseFileId',
      'src/browser/signaling/peerjs/peer-server-setting.ts parsePeerServer',
      'src/browser/signaling/page-ice-servers.ts parseIceServers',
      'src/core/base/bytes.ts fromBase64Url',
    ],
    samples: [
      '#/AAAAAAAAAAAAAAAAAAAAAA',
      '#/~choir%20practice/AAAAAAAAAAAAAAAAAAAAAA',
      '#/!~choir',
      '#/AAAAAAAAAAAAAAAAAAAAAA/~AAAA-_',
    ].map(utf8),
    share: 40,
    read(bytes) {
      const told = text.decode(bytes);
      const named = [parsePeerServer(told), parseIceServers(told)];
      return [
        parseFragment(told),
        readFragment(told),
        parseFileId(told),
        fromBase64Url(told),
        named,
      ];
    },
  },
  {
    name: 'pack record',
    covers: ['src/browser/storage/pack-record.ts asPackRecord'],
    samples: [utf8(JSON.stringify({ pack: 'a', offset: 0, length: 9 }))],
    share: 20,
    read(bytes) {
      let value: unknown;
      try {
        value = JSON.parse(text.decode(bytes));
      } catch {
        return undefined; // IndexedDB gives values, not text
      }
      return asPackRecord(value);
    },
  },
  {
    name: 'profile',
    covers: ['openProfile', 'readEnvelope', 'readProfile'].map(
      (it) => `src/browser/identity/profile-file.ts ${it}`,
    ),
    samples: [profileFile, encode(profile)],
    share: 30,
    read: (bytes) =>
      Buffer.compare(bytes, profileFile) === 0
        ? undefined // the stretching of the passphrase is slow, and happens for whole files only
        : [readEnvelope(bytes), readProfile(bytes), openProfile(bytes, 'x')],
  },
  {
    name: 'range and download name',
    covers: [
      'src/browser/platform/byte-range.ts parseByteRange',
      'src/browser/saving/download-headers.ts contentDisposition',
    ],
    samples: ['bytes=0-99', 'bytes=-5', 'bytes=7-', ...names].map(utf8),
    share: 30,
    read(bytes) {
      const header = contentDisposition(text.decode(bytes));
      if (!/^[\x20-\x7e]*$/.test(header)) throw new Error('a header that is not one line of ASCII');
      return parseByteRange(text.decode(bytes), 100);
    },
  },
  {
    name: 'name and text as shown and saved',
    covers: [
      'src/core/api/file-name.ts safeFileName',
      'src/core/identity/friendly-name.ts tidyName',
      'src/ui/text/visible-name.ts visibleName',
      'src/ui/text/linkify.ts linkify',
      'src/ui/text/markdown/blocks.ts markdownBlocks',
    ],
    samples: [
      ...names,
      'look: https://example.org/a?b=1) there',
      '> **a** `b`\n- [c](https://a.example)\n```js\nd\n```',
    ].map(utf8),
    share: 40,
    read(bytes) {
      const told = text.decode(bytes);
      atMost(255, 'bytes of a name', utf8(safeFileName(told)).length);
      const drawn = markdownBlocks(told, () => undefined);
      return [visibleName(told), tidyName(told), linkify(told), drawn];
    },
  },
];
