/** How much of other people's files this device passes on a day: chosen once, kept and counted here, for every room. */
import { CARRY_BYTES_PER_DAY } from '../core/carry-limits.ts';
import { createListeners } from '../core/events.ts';
import type { Off } from '../core/ports.ts';

export interface CarryAllowance {
  readonly bytesPerDay: number;
  /** Whether anything of files may pass just now. */
  files(): boolean;
  /** So many bytes of files were passed on. */
  used(bytes: number): void;
  /** 0: no files. */
  choose(bytesPerDay: number): void;
  /** On a connection that is paid by the byte no files pass. */
  setMetered(metered: boolean): void;
  /** What `files` says may be another now. */
  onChange(f: () => void): Off;
}

interface Kept {
  readonly bytesPerDay: number;
  /** Days since the epoch, and what was used on that one. */
  readonly day: number;
  readonly usedBytes: number;
}

const KEY = 'swapmeet.carry';
const DAY_MS = 86_400_000;
/** What may be used before it is written down: a reload forgives no more than this. */
const UNWRITTEN_BYTES_MAX = 1_000_000;

export function openCarryAllowance(now: () => number): CarryAllowance {
  const changes = createListeners<[]>();
  let isMetered = false;
  let kept = read();
  let unwrittenBytes = 0;

  const today = () => Math.floor(now() / DAY_MS);
  const usedToday = () => (kept.day === today() ? kept.usedBytes : 0);
  const files = () => !isMetered && usedToday() < kept.bytesPerDay;

  function write(next: Kept): void {
    const before = files();
    kept = next;
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // without storage the choice lasts as long as the page
    }
    if (files() !== before) changes.emit();
  }

  return {
    get bytesPerDay() {
      return kept.bytesPerDay;
    },
    files,
    used(bytes) {
      unwrittenBytes += bytes;
      const usedBytes = usedToday() + unwrittenBytes;
      if (unwrittenBytes < UNWRITTEN_BYTES_MAX && usedBytes < kept.bytesPerDay) return;
      unwrittenBytes = 0;
      write({ ...kept, day: today(), usedBytes });
    },
    choose: (bytesPerDay) => write({ bytesPerDay, day: today(), usedBytes: usedToday() }),
    setMetered(metered) {
      const before = files();
      isMetered = metered;
      if (files() !== before) changes.emit();
    },
    onChange: changes.add,
  };
}

function read(): Kept {
  const fresh = { bytesPerDay: CARRY_BYTES_PER_DAY, day: 0, usedBytes: 0 };
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) return fresh;
    const { bytesPerDay, day, usedBytes } = value as Partial<Record<keyof Kept, unknown>>;
    const numbers = [bytesPerDay, day, usedBytes];
    const areFine = numbers.every((it) => typeof it === 'number' && it >= 0);
    return areFine ? ({ bytesPerDay, day, usedBytes } as Kept) : fresh;
  } catch {
    return fresh;
  }
}
