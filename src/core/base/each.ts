/** Work that nothing else may fail with: what it throws is reported, and what comes after it goes on. */

const asRejection = async (error: unknown): Promise<never> => {
  throw error;
};

let sink: (error: unknown) => void = (error) => void asRejection(error);

/** Tells of an error that must stop nothing else: the page, and every test, hears of it as an unhandled rejection. */
export const report = (error: unknown): void => sink(error);

/** Tests that throw on purpose hear of it themselves. Returns its undo. */
export function hearReports(f: (error: unknown) => void): () => void {
  const before = sink;
  sink = f;
  return () => void (sink = before);
}

/** What `f` returns; undefined when it throws, which is reported. */
export function attempt<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    report(error);
    return undefined;
  }
}

/** Calls `f` with everything that is in `list` now. Each has its turn, whatever the others throw; the first error is reported. */
export function each<T>(list: Iterable<T>, f: (it: T) => void): void {
  const errors: unknown[] = [];
  for (const it of [...list]) {
    try {
      f(it);
    } catch (error) {
      if (errors.length === 0) errors.push(error);
    }
  }
  errors.forEach(report);
}
