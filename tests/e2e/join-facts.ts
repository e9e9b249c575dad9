/** What is true of a room while somebody joins it, and which of the sentences that were shown it makes untrue. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import type { Person } from './peers.ts';
import { recordSentences, type Recording, type Shown } from './sentence-recorder.ts';

export const SHIFT_MAX = 0.05;

export interface Facts {
  /** How many others are in the room at that time. */
  others(atMs: number): number;
  /** Somebody said something before. */
  readonly said?: boolean;
  /** It takes a password to come in; `theirs`: another one than the newcomer has. */
  readonly password?: 'ours' | 'theirs';
  readonly locked?: boolean;
  readonly relayAway?: boolean;
  /** Another tab of this browser has the room. */
  readonly elsewhere?: boolean;
}

interface Claim {
  readonly says: RegExp;
  isTrue(facts: Facts, frame: Shown, found: RegExpExecArray): boolean;
}

/** For a goodbye to arrive. */
const GOODBYE_MS = 2_000;
/** Of those who have just gone we may not know it yet. */
const here = (facts: Facts, { atMs }: Shown): number =>
  Math.max(facts.others(atMs), facts.others(atMs - GOODBYE_MS));
const keptOut = ({ locked, password }: Facts): boolean => locked === true || password === 'theirs';

const CLAIMS: readonly Claim[] = [
  {
    says: /nobody else|first one|alone/i,
    isTrue: (facts, { atMs }) => facts.others(atMs) === 0 && !facts.relayAway,
  },
  { says: /nothing was said/i, isTrue: (facts) => !facts.said && !keptOut(facts) },
  {
    says: /everyone here/i,
    isTrue: (facts, frame) =>
      Number(/Connected to (\d+)/.exec(frame.status)?.[1] ?? 0) >= facts.others(frame.atMs) &&
      here(facts, frame) > 0,
  },
  {
    says: /open it and are in/i,
    isTrue: ({ password, locked, relayAway }) => !password && !locked && !relayAway,
  },
  {
    says: /connected to (\d+)/i,
    isTrue: (facts, frame, [, count]) => Number(count) <= here(facts, frame) && !keptOut(facts),
  },
  {
    says: /(\d+) (?:person|people) (?:is|are) here/i,
    isTrue: (facts, frame, [, count]) => Number(count) <= here(facts, frame),
  },
  { says: /does not answer/i, isTrue: ({ locked }) => locked === true },
  { says: /does not open|wrong password\?/i, isTrue: ({ password }) => password === 'theirs' },
  { says: /server .*cannot be reached/i, isTrue: ({ relayAway }) => relayAway === true },
  { says: /another tab/i, isTrue: ({ elsewhere }) => elsewhere === true },
  { says: /you are offline|connection to the others is lost/i, isTrue: () => false },
];

/** The sentences that were not true when they showed. */
export function untrueLines({ frames }: Recording, facts: Facts): string[] {
  const untrue = frames.flatMap((frame) =>
    frame.lines.filter((line) =>
      CLAIMS.some(({ says, isTrue }) => {
        const found = says.exec(line);
        return found && !isTrue(facts, frame, found);
      }),
    ),
  );
  return [...new Set(untrue)];
}

export function expectCalm(recording: Recording): void {
  expect(recording.shift, recording.shifted.join('\n')).toBeLessThanOrEqual(SHIFT_MAX);
}

export async function onPhone({ page }: Pick<Person, 'page'>): Promise<Page> {
  await page.setViewportSize({ width: 360, height: 740 });
  await recordSentences(page);
  return page;
}

/** A slow phone, as its processor goes. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** A phone far away from its mast: 1.6 Mbit/s down, 0.75 up. */
export async function slowNetwork(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 150 },
    ...{ downloadThroughput: 200_000, uploadThroughput: 94_000 },
  });
}
