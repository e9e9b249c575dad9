/** One receiver and several bare senders, each over a connection and with a window of its own. */
import { type Case, type CaseOptions, type Meeting, notThisSide } from '../case.ts';
import { openBare } from './bare.ts';

export async function openBareMany(meeting: Meeting, options: CaseOptions): Promise<Case> {
  const givers = options.givers ?? 1;
  const lanes = await Promise.all(
    Array.from({ length: givers }, (_, n) =>
      openBare({ ...meeting, meetUrl: `${meeting.meetUrl}-${n}` }, options),
    ),
  );
  let shares: number[] = [];
  return {
    offer: notThisSide,
    async prepare(ticket) {
      await Promise.all(lanes.map((lane) => lane.prepare(ticket)));
    },
    async take() {
      const started = performance.now();
      // What each has given when the first is done: later, the slow ones catch up.
      const taking = lanes.map((lane) => lane.take());
      await Promise.race(taking);
      shares = lanes.map((lane) => lane.progress());
      const taken = await Promise.all(taking);
      const bytes = taken.reduce((sum, it) => sum + it.bytes, 0);
      return { ms: performance.now() - started, connectMs: 0, bytes };
    },
    progress: () => lanes.reduce((sum, lane) => sum + lane.progress(), 0),
    shares: () => shares,
  };
}
