/** Counts the tasks that kept the page from answering for more than 50 ms. */

export interface Stalls {
  readonly count: number;
  readonly longestMs: number;
}

export function watchStalls(): { reset(): void; seen(): Stalls } {
  let durations: number[] = [];
  const take = (entries: PerformanceEntry[]) =>
    durations.push(...entries.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'longtask' });
  return {
    reset() {
      observer.takeRecords();
      durations = [];
    },
    seen() {
      take(observer.takeRecords());
      return { count: durations.length, longestMs: Math.round(Math.max(0, ...durations)) };
    },
  };
}
