/** Waiting for pages: for a while only, and not in silence. */

const POLL_MS = 250;
const SILENT_MS = 5_000;

export interface Wait {
  readonly what: string;
  readonly bySeconds: number;
  say(text: string): void;
}

/** How many of the pages are there yet, and seconds from the call until all were; undefined: they were not in time. */
export interface Waited {
  readonly done: number;
  readonly seconds: number | undefined;
}

/** Asks all again and again. Says how far it is every few seconds. */
export async function waitForAll<T>(
  { what, bySeconds, say }: Wait,
  all: readonly T[],
  isDone: (one: T) => Promise<boolean>,
): Promise<Waited> {
  const started = performance.now();
  const since = () => performance.now() - started;
  const open = new Set(all);
  let saysAtMs = SILENT_MS;
  while (open.size > 0) {
    for (const one of open) if (await isDone(one)) open.delete(one);
    if (open.size === 0) break;
    const done = all.length - open.size;
    if (since() > bySeconds * 1000) {
      say(`  given up after ${bySeconds} s: ${what} (${done} of ${all.length})`);
      return { done, seconds: undefined };
    }
    if (since() > saysAtMs) {
      say(`  waiting until ${what}: ${done} of ${all.length}`);
      saysAtMs += SILENT_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return { done: all.length, seconds: since() / 1000 };
}

/** The value, or undefined when it did not come in time, which is said. */
export async function inTime<T>(
  { what, bySeconds, say }: Wait,
  work: Promise<T>,
): Promise<T | undefined> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
  const telling = setInterval(() => say(`  waiting until ${what} (${seconds()} s)`), SILENT_MS);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      say(`  given up after ${bySeconds} s: ${what}`);
      resolve(undefined);
    }, bySeconds * 1000);
  });
  return Promise.race([work.catch(() => undefined), late]).finally(() => {
    clearInterval(telling);
    clearTimeout(timer);
  });
}
