/** Keeps what did not change, so that it is not drawn again. */

/**
 * The new value, with the old one in each place where both say the same; the old value itself when all of it does.
 * Looks into lists and plain objects. Anything else is the same only if it is the same thing.
 */
export function keepSame<T>(before: T | undefined, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return keepItems(before, after) as T;
  if (!isPlain(before) || !isPlain(after)) return after;
  const keys = Object.keys(after);
  const kept: Record<string, unknown> = {};
  for (const key of keys) kept[key] = keepSame(before[key], after[key]);
  const isSame =
    keys.length === Object.keys(before).length &&
    keys.every((key) => key in before && Object.is(kept[key], before[key]));
  return (isSame ? before : kept) as T;
}

function keepItems(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const kept = after.map((it, at) => keepSame(before[at], it));
  const isSame = kept.length === before.length && kept.every((it, at) => Object.is(it, before[at]));
  return isSame ? before : kept;
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
