/** How much of other people's files this device forwards a day: chosen once, kept and counted here, for every room. */
import { FORWARDED_BYTES_PER_DAY } from '../../core/limits/forwarding.ts';
import { DAY_MS } from '../../core/limits/shared.ts';
import { createListeners } from '../../core/base/events.ts';
import type { Off } from '../../core/ports.ts';
import { jsonText, Preference } from '../platform/preferences.ts';

export interface ForwardingAllowance {
  readonly bytesPerDay: number;
  /** Whether we forward files just now. */
  files(): boolean;
  /** We forwarded so many bytes of files. */
  used(bytes: number): void;
  /** 0: no files. */
  choose(bytesPerDay: number): void;
  /** On a connection that is paid by the byte we forward no files. */
  setMetered(metered: boolean): void;
  /** What `files` says may have changed. */
  onChange(f: () => void): Off;
}

interface Kept {
  readonly bytesPerDay: number;
  /** Days since the epoch, and what was used on that day. */
  readonly day: number;
  readonly usedBytes: number;
}

/** Where devices have it; "carry" is its old word for "forward". */
const KEY = 'swapmeet.carry';
/** What may be used before it is stored: a reload forgives no more than this. */
const UNWRITTEN_BYTES_MAX = 1_000_000;

export function openForwardingAllowance(now: () => number): ForwardingAllowance {
  const changes = createListeners<[]>();
  let isMetered = false;
  const preference = new Preference(KEY, jsonText(readKept));
  let kept = preference.get() ?? { bytesPerDay: FORWARDED_BYTES_PER_DAY, day: 0, usedBytes: 0 };
  let unwrittenBytes = 0;

  const today = () => Math.floor(now() / DAY_MS);
  const usedToday = () => (kept.day === today() ? kept.usedBytes : 0);
  const files = () => !isMetered && usedToday() < kept.bytesPerDay;

  /** Another tab may have counted or chosen meanwhile. */
  const refresh = () => (kept = preference.get() ?? kept);

  function write(change: () => Partial<Kept>): void {
    const before = files();
    refresh();
    kept = { ...kept, day: today(), usedBytes: usedToday(), ...change() };
    preference.set(kept);
    if (files() !== before) changes.emit();
  }

  return {
    get bytesPerDay() {
      return refresh().bytesPerDay;
    },
    files,
    used(bytes) {
      unwrittenBytes += bytes;
      const isSpent = usedToday() + unwrittenBytes >= kept.bytesPerDay;
      if (unwrittenBytes < UNWRITTEN_BYTES_MAX && !isSpent) return;
      write(() => ({ usedBytes: usedToday() + unwrittenBytes }));
      unwrittenBytes = 0;
    },
    choose: (bytesPerDay) => write(() => ({ bytesPerDay })),
    setMetered(metered) {
      const before = files();
      isMetered = metered;
      if (files() !== before) changes.emit();
    },
    onChange: changes.add,
  };
}

/** Undefined when the value is no such record. */
function readKept(value: unknown): Kept | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { bytesPerDay, day, usedBytes } = value as Partial<Record<keyof Kept, unknown>>;
  const numbers = [bytesPerDay, day, usedBytes];
  const areFine = numbers.every((it) => typeof it === 'number' && it >= 0);
  return areFine ? ({ bytesPerDay, day, usedBytes } as Kept) : undefined;
}
