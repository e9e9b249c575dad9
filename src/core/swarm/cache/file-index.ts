/** What this device remembers of files, for all rooms: one record per file, one per manifest segment. */
import * as v from 'valibot';
import type { Bytes } from '../../base/bytes.ts';
import { byteString, decode, encode } from '../../base/codec.ts';
import type { ChunkHash, FileId, Topic } from '../../base/ids.ts';
import { parseFileId } from '../../base/ids.ts';
import { BATCH_ITEMS_MAX } from '../../limits/files.ts';
import { SEGMENT_BYTES_MAX } from '../../limits/swarm.ts';
import type { KeyValueStore } from '../../ports.ts';
import type { ItemRanges } from '../batch/item-ranges.ts';
import { segmentChunks, type SignedSegment } from '../manifest/manifest.ts';

const FILES = 'file/';
const SEGMENTS = 'segment/';
/** Bitfields of the chunks that a file's own swarm gave. The store may hold others, of which nobody here may hear. */
const HELD = 'held/';
/** Files that are about to be deleted from this device, and can still be had back. */
const LEAVING = 'leaving/';
/** Which items of a batch are wanted, where that is not all of them. */
const CHOSEN = 'chosen/';
/** What the records of one room begin with. */
export const prefixesOf = (topic: Topic): string[] =>
  [FILES, SEGMENTS, HELD, LEAVING, CHOSEN].map((kind) => `${kind}${topic}/`);

const fileRecord = v.strictObject({
  name: v.string(),
  size: v.number(),
  /** This device wrote the offer: only such a one signs the file's list, for another may have signed it already. */
  offeredHere: v.boolean(),
  /** The person here wants it: it is being fetched, or was fetched. */
  wanted: v.boolean(),
  paused: v.boolean(),
  /** The person here looked at it, or played it. */
  looked: v.optional(v.boolean()),
  pinned: v.boolean(),
  /** Of a mirror (F30): it keeps the file; it has begun to fetch it, and waits; or the person took it off this device. */
  kept: v.optional(v.picklist(['yes', 'later', 'left'])),
  /** Its place in the order of downloads that the person chose. */
  rank: v.optional(v.number()),
  lastUsedAtMs: v.number(),
  cachedBytes: v.number(),
});
export type FileRecord = v.InferOutput<typeof fileRecord>;
const segmentRecord = v.strictObject({
  body: byteString(1, SEGMENT_BYTES_MAX),
  sig: byteString(64),
});

const itemIndex = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BATCH_ITEMS_MAX));
const chosenRecord = v.array(v.tuple([itemIndex, itemIndex]));

/** `<topic>/<file>`: what CachedFile.key shows. */
export const recordKey = (topic: Topic, file: FileId): string => `${topic}/${file}`;

/** The room of a record, by its key. */
export const roomOf = (key: string): Topic => key.slice(0, key.indexOf('/')) as Topic;

export interface FileIndex {
  /** The records of one room's files. */
  load(topic: Topic): Promise<Map<FileId, FileRecord>>;
  /** The manifest of a file as far as it is remembered, in order; undefined stands for a segment that cannot be read. */
  segmentsOf(key: string): Promise<(SignedSegment | undefined)[]>;
  /** The bitfield of the chunks that its own swarm gave. */
  heldOf(key: string): Promise<Bytes>;
  /** The records of all rooms, by key. */
  all(): Promise<[key: string, record: FileRecord][]>;
  /** @param held the bitfield for `heldOf`; without it, that stays as it was */
  save(key: string, record: FileRecord, held?: Bytes): Promise<void>;
  /** The items of a batch that are wanted; undefined: all. */
  chosenOf(key: string): Promise<ItemRanges | undefined>;
  /** @throws SwapError storage-full, storage-failed */
  saveChosen(key: string, chosen: ItemRanges | undefined): Promise<void>;
  saveSegment(key: string, n: number, segment: SignedSegment): Promise<void>;
  /** Deletes the record of a file that was never offered. */
  forget(key: string): Promise<void>;
  /**
   * Files that are about to be deleted, of all rooms: a page that closes has no time to do it, and what was meant to go must not
   * stay because of that.
   */
  leaving(): Promise<string[]>;
  setLeaving(key: string, leaves: boolean): Promise<void>;
  /** The chunks of the files with these keys. */
  chunksOf(keys: readonly string[]): Promise<Set<ChunkHash>>;
}

export function createFileIndex(store: KeyValueStore): FileIndex {
  async function records(prefix: string): Promise<[string, FileRecord][]> {
    const found = await store.entries(FILES + prefix);
    return found.flatMap(([key, bytes]): [string, FileRecord][] => {
      const record = decode(bytes, fileRecord);
      return record ? [[key.slice(FILES.length), record]] : [];
    });
  }

  async function segmentsOf(key: string): Promise<(SignedSegment | undefined)[]> {
    const found = await store.entries(`${SEGMENTS}${key}/`);
    return found.map(([, bytes]) => decode(bytes, segmentRecord) ?? undefined);
  }

  return {
    async load(topic) {
      const remembered = new Map<FileId, FileRecord>();
      for (const [key, record] of await records(`${topic}/`)) {
        const file = parseFileId(key.slice(topic.length + 1));
        if (file) remembered.set(file, record);
      }
      return remembered;
    },
    segmentsOf,
    heldOf: async (key) => (await store.get(HELD + key)) ?? new Uint8Array(0),
    all: () => records(''),
    save: (key, record, held) =>
      store.put([[FILES + key, encode(record)], ...(held ? [heldRecord(key, held)] : [])]),
    async chosenOf(key) {
      const bytes = await store.get(CHOSEN + key);
      return (bytes && decode(bytes, chosenRecord)) ?? undefined;
    },
    saveChosen: (key, chosen) =>
      chosen ? store.put([[CHOSEN + key, encode(chosen)]]) : store.delete([CHOSEN + key]),
    saveSegment: (key, n, { body, sig }) =>
      store.put([[`${SEGMENTS}${key}/${String(n).padStart(6, '0')}`, encode({ body, sig })]]),
    forget: (key) => store.delete([FILES + key]),
    leaving: async () => (await store.entries(LEAVING)).map(([key]) => key.slice(LEAVING.length)),
    setLeaving: (key, leaves) =>
      leaves ? store.put([[LEAVING + key, new Uint8Array(0)]]) : store.delete([LEAVING + key]),
    async chunksOf(keys) {
      const hashes = new Set<ChunkHash>();
      for (const key of keys) {
        for (const segment of await segmentsOf(key)) {
          const chunks = segment ? segmentChunks(segment) : [];
          for (const { hash } of chunks) hashes.add(hash);
        }
      }
      return hashes;
    },
  };
}

const heldRecord = (key: string, held: Bytes): [string, Bytes] => [HELD + key, held];
