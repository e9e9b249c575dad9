/** Bytes that are nearly right: recorded frames with bits, bytes, lengths and order changed. */
import fc from 'fast-check';

export type Bytes = Uint8Array<ArrayBuffer>;

const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** Bytes that mean something in MessagePack: headers of every kind, and extremes. */
const telling = fc.constantFrom(
  ...[
    0x00, 0x01, 0x7f, 0x80, 0x81, 0x8f, 0x90, 0x91, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc4, 0xc5, 0xc6,
  ],
  ...[0xc7, 0xca, 0xcb, 0xcf, 0xd3, 0xd4, 0xd9, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xe0, 0xff],
);
const byte = fc.oneof(telling, fc.nat(255));

type Change = (bytes: Bytes) => Bytes;
const splice = (bytes: Bytes, at: number, remove: number, add: readonly number[]): Bytes =>
  new Uint8Array([...bytes.slice(0, at), ...add, ...bytes.slice(at + remove)]);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(position, fc.nat(7)).map(([where, bit]): Change => {
    return (bytes) => {
      const at = Math.floor(where * bytes.length);
      return splice(bytes, at, 1, [(bytes[at] ?? 0) ^ (1 << bit)]);
    };
  }),
  fc.tuple(position, byte).map(([where, to]): Change => {
    return (bytes) => splice(bytes, Math.floor(where * bytes.length), 1, [to]);
  }),
  fc.tuple(position, fc.array(byte, { maxLength: 6 })).map(([where, added]): Change => {
    return (bytes) => splice(bytes, Math.floor(where * bytes.length), 0, added);
  }),
  fc.tuple(position, fc.nat(40)).map(([where, count]): Change => {
    return (bytes) => splice(bytes, Math.floor(where * bytes.length), count, []);
  }),
  position.map(
    (where): Change =>
      (bytes) =>
        bytes.slice(0, Math.floor(where * bytes.length)),
  ),
  fc.tuple(position, position).map(([from, to]): Change => {
    return (bytes) => {
      const part = bytes.slice(
        Math.floor(from * bytes.length),
        Math.floor(from * bytes.length) + 20,
      );
      return splice(bytes, Math.floor(to * bytes.length), part.length, [...part]);
    };
  }),
);

/** One of the frames with one to four changes. */
export const mutated = (frames: readonly Bytes[]): fc.Arbitrary<Bytes> =>
  fc
    .tuple(fc.constantFrom(...frames), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([frame, changes]) => changes.reduce((bytes, apply) => apply(bytes), frame));

/** Bytes of nothing in particular, headers more often than chance would have them. */
export const noise: fc.Arbitrary<Bytes> = fc
  .array(byte, { maxLength: 120 })
  .map((bytes) => new Uint8Array(bytes));

/** Either, so that both the first byte and the last are reached. */
export const hostile = (frames: readonly Bytes[]) =>
  fc.oneof({ weight: 3, arbitrary: mutated(frames) }, { weight: 1, arbitrary: noise });
