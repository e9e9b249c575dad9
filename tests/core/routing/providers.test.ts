/** What a member keeps for the others of who has which file, and when a lookup has heard enough. */
import { describe, expect, test } from 'vitest';
import { fileId, idBytes, peerId, type FileId, type PeerId } from '../../../src/core/base/ids.ts';
import {
  KEEPERS,
  KEEPERS_TRIED_MAX,
  PROVIDED_MS,
  PROVIDERS_GIVEN_MAX,
  PROVIDERS_PER_FILE_MAX,
  RECORDS_KEPT_MAX,
  RECORDS_PER_PROVIDER_MAX,
} from '../../../src/core/limits/providers.ts';
import type { ProviderRecord } from '../../../src/core/routing/provider-record.ts';
import { keepersOf } from '../../../src/core/routing/keepers.ts';
import { haveSaidEnough, ProviderBook } from '../../../src/core/routing/providers.ts';
import { createPrng } from '../../fakes/prng.ts';

const prng = createPrng('providers');
const person = () => peerId(prng.bytes(16));
/** What brings records. */
const link = person();
const file = () => fileId(prng.bytes(16));
const random = () => prng.next();
const everyone = () => true;
const recordOf = (provider: PeerId, of: FileId, at = 1): ProviderRecord => ({
  ...{ provider, file: of, at },
  signed: { body: new Uint8Array(1), sig: new Uint8Array(64) },
});

describe('the members that keep who has a file', () => {
  test('[D1] are the eight whose ids are closest to its id, and all who are as close as eight are by chance', () => {
    const [of, peers] = [file(), Array.from({ length: 100 }, person)];
    const distance = (peer: PeerId) => {
      const [a, b] = [idBytes(peer), idBytes(of)];
      return BigInt(
        `0x${[...a].map((it, i) => (it ^ (b[i] ?? 0)).toString(16).padStart(2, '0')).join('')}`,
      );
    };
    const sorted = peers.toSorted((a, b) => (distance(a) < distance(b) ? -1 : 1));
    const near = sorted.filter((it) => distance(it) < (2n ** 128n * 8n) / 100n).length;
    const { asked, next } = keepersOf(of, peers);
    expect(asked).toEqual(sorted.slice(0, Math.max(KEEPERS, near)));
    expect([...asked, ...next]).toEqual(sorted.slice(0, KEEPERS_TRIED_MAX));
  });

  test('are all of them where they are fewer', () => {
    const peers = [person(), person(), person()];
    expect(new Set(keepersOf(file(), peers).asked)).toEqual(new Set(peers));
  });

  test('[D1] are those with a proof of work before all others', () => {
    const [of, peers] = [file(), Array.from({ length: 100 }, person)];
    const proven = new Set(peers.slice(0, 5));
    const { asked } = keepersOf(of, peers, (it) => proven.has(it));
    expect(new Set(asked.slice(0, 5))).toEqual(proven);
    expect(asked).toHaveLength(KEEPERS);
  });
});

describe('what a member keeps', () => {
  test('[D2] is given out for ten minutes, or longer when it is renewed', () => {
    const [book, who, of] = [new ProviderBook(), person(), file()];
    const given = (nowMs: number) => book.given(of, nowMs, everyone, random).map((it) => it.at);
    expect(book.take(recordOf(who, of, 1), link, 0)).toBe(true);
    expect(given(PROVIDED_MS - 1)).toEqual([1]);
    expect(book.take(recordOf(who, of, 2), link, PROVIDED_MS - 1)).toBe(true);
    expect(given(PROVIDED_MS)).toEqual([2]);
    expect(given(2 * PROVIDED_MS)).toEqual([]);
    expect(book.size).toBe(0);
  });

  test('is the newest record of each: an older one that somebody repeats is none', () => {
    const [book, who, of] = [new ProviderBook(), person(), file()];
    book.take(recordOf(who, of, 5), link, 0);
    expect(book.take(recordOf(who, of, 5), link, 1)).toBe(false);
    expect(book.take(recordOf(who, of, 4), link, 1)).toBe(false);
    expect(book.size).toBe(1);
  });

  test('[D2] names eight at most of those who are here, not always the same', () => {
    const [book, of] = [new ProviderBook(), file()];
    const providers = Array.from({ length: 20 }, person);
    for (const it of providers) book.take(recordOf(it, of), link, 0);
    const here = new Set(providers.slice(0, 12));
    const named = new Set<PeerId>();
    for (let i = 0; i < 50; i++) {
      const given = book.given(of, 1, (it) => here.has(it), random);
      expect(given).toHaveLength(PROVIDERS_GIVEN_MAX);
      for (const { provider } of given) named.add(provider);
    }
    expect(named).toEqual(here);
  });

  test('[D2] names its sharer, and keeps a place for them, however many claim to have it', () => {
    const [book, of, sharer] = [new ProviderBook(), file(), person()];
    for (let i = 0; i < 100; i++) book.take(recordOf(person(), of), link, 0, sharer);
    expect(book.size).toBe(PROVIDERS_PER_FILE_MAX);
    expect(book.take(recordOf(sharer, of), link, 1, sharer)).toBe(true);
    expect(book.size).toBe(PROVIDERS_PER_FILE_MAX);
    for (let i = 0; i < 20; i++) {
      const given = book.given(of, 2, everyone, random, sharer).map(({ provider }) => provider);
      expect(given).toContain(sharer);
      expect(new Set(given).size).toBe(PROVIDERS_GIVEN_MAX);
    }
    expect(book.given(of, 2, (it) => it !== sharer, random, sharer)).toHaveLength(
      PROVIDERS_GIVEN_MAX,
    );
  });

  test('[D4] the first providers of a file stay, whatever crowd comes later', () => {
    const [book, of, first] = [new ProviderBook(), file(), person()];
    book.take(recordOf(first, of), link, 0);
    for (let i = 0; i < 1_000; i++) book.take(recordOf(person(), of), link, 1);
    expect(book.size).toBe(PROVIDERS_PER_FILE_MAX);
    expect(book.lastOf(of, first)).toBe(1);
  });

  test('[D4] a crowd that came first by one link leaves as many places to what other links bring', () => {
    const [book, of, other] = [new ProviderBook(), file(), person()];
    for (let i = 0; i < 2 * PROVIDERS_PER_FILE_MAX; i++) book.take(recordOf(person(), of), link, 0);
    const late = Array.from({ length: PROVIDERS_PER_FILE_MAX }, person);
    for (const it of late) book.take(recordOf(it, of), other, 1);
    expect(book.size).toBe(PROVIDERS_PER_FILE_MAX);
    const kept = late.map((it) => book.lastOf(of, it) > 0);
    expect(kept).toEqual(late.map((_, i) => i < PROVIDERS_PER_FILE_MAX / 2));
  });

  test('[D4] one provider displaces only its own records', () => {
    const [book, greedy, other, of] = [new ProviderBook(), person(), person(), file()];
    book.take(recordOf(other, of), link, 0);
    const [last, files] = [file(), Array.from({ length: 3 * RECORDS_PER_PROVIDER_MAX }, file)];
    for (const it of [...files, last]) expect(book.take(recordOf(greedy, it), link, 1)).toBe(true);
    expect(book.size).toBe(RECORDS_PER_PROVIDER_MAX + 1);
    expect(book.lastOf(of, other)).toBe(1);
    expect(book.lastOf(last, greedy)).toBe(1);
  });

  test('[D4] where all is taken, those who provide most make room', () => {
    const [book, modest, of] = [new ProviderBook(), person(), file()];
    book.take(recordOf(modest, of), link, 0);
    for (let i = 0; i < 2 * (RECORDS_KEPT_MAX / RECORDS_PER_PROVIDER_MAX); i++) {
      const one = person();
      for (let n = 0; n < RECORDS_PER_PROVIDER_MAX; n++) book.take(recordOf(one, file()), link, 1);
    }
    expect(book.size).toBe(RECORDS_KEPT_MAX);
    expect(book.lastOf(of, modest)).toBe(1);
    const late = file();
    expect(book.take(recordOf(person(), late), link, 2)).toBe(true);
    expect(book.given(late, 2, everyone, random)).toHaveLength(1);
  });

  test('[D4] where all is taken by many with a record each whom one link brought, what other links bring stays and has places', () => {
    const [book, first, of, other] = [new ProviderBook(), person(), file(), person()];
    book.take(recordOf(first, of), other, 0);
    const files = Array.from({ length: RECORDS_KEPT_MAX / PROVIDERS_PER_FILE_MAX + 50 }, file);
    for (let i = 0; i < PROVIDERS_PER_FILE_MAX; i++)
      for (const it of files) book.take(recordOf(person(), it), link, 1);
    expect(book.size).toBe(RECORDS_KEPT_MAX);
    expect(book.lastOf(of, first)).toBe(1);
    const late = Array.from({ length: 300 }, () => [person(), file()] as const);
    for (const [it, its] of late) expect(book.take(recordOf(it, its), other, 2)).toBe(true);
    for (let i = 0; i < 1_000; i++) book.take(recordOf(person(), file()), link, 3);
    expect(late.every(([it, its]) => book.lastOf(its, it) > 0)).toBe(true);
    expect(book.size).toBe(RECORDS_KEPT_MAX);
  });
});

describe('[D3] a lookup has heard enough', () => {
  const [a, b, c, d] = [person(), person(), person(), person()];
  const set = (...peers: PeerId[]) => new Set(peers);

  test('when two keepers name the same, or four of the same', () => {
    expect(haveSaidEnough([set(a, b), set(a, b)])).toBe(true);
    expect(haveSaidEnough([set(a, b, c, d), set(a, b, c, d, person())])).toBe(true);
  });

  test('not when each names others', () => {
    expect(haveSaidEnough([set(a, b), set(c, d)])).toBe(false);
  });

  test('not when they differ, when one alone has said it, or when they say that nobody has it', () => {
    expect(haveSaidEnough([set(a), set(b)])).toBe(false);
    expect(haveSaidEnough([set(a), set(a), set()])).toBe(false);
    expect(haveSaidEnough([set(a, b, c, d), undefined, set()])).toBe(false);
    expect(haveSaidEnough([set(), set(), set()])).toBe(false);
  });
});
