/** One sender, one receiver, a cold connection: every case at every size, alternating. */
import { offer, prepare, rest, take, within, type Bench } from './bench.ts';
import type { CaseKind } from './cases.ts';
import { MiB } from './data-files.ts';
import type { Stalls } from './page/stalls.ts';
import { startMeter, type Threads } from './threads.ts';

export interface Transfer {
  readonly kase: string;
  readonly sizeMiB: number;
  readonly round: number;
  readonly seconds: number;
  readonly connectSeconds: number;
  /** 10^6 bytes a second. */
  readonly rate: number;
  readonly cpuPerGb: number;
  /** Cores that others on the machine used meanwhile; far above 0.2, the run was disturbed. */
  readonly otherCores: number;
  readonly threads: Threads;
  readonly senderStalls: Stalls;
  readonly receiverStalls: Stalls;
}
export interface FailedTransfer {
  readonly kase: string;
  readonly sizeMiB: number;
  readonly round: number;
  readonly error: string;
}

export interface TransferPlan {
  readonly cases: readonly CaseKind[];
  readonly sizesMiB: readonly number[];
  readonly rounds: number;
}

const RUN_MS = 180_000;

/** The order rotates, so that no case always comes after the same other or always first. */
export async function measureTransfers(
  bench: Bench,
  { cases, sizesMiB, rounds }: TransferPlan,
): Promise<{ transfers: Transfer[]; failures: FailedTransfer[] }> {
  const transfers: Transfer[] = [];
  const failures: FailedTransfer[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const sizeMiB of sizesMiB) {
      for (let turn = 0; turn < cases.length; turn += 1) {
        const kase = cases[(turn + round) % cases.length];
        if (!kase) continue;
        const about = { kase: kase.name, sizeMiB, round };
        try {
          const measured = await within(RUN_MS, kase.name, transfer(bench, kase, sizeMiB));
          transfers.push({ ...about, ...measured });
          const { rate, cpuPerGb } = measured;
          bench.say(
            `${round + 1}/${rounds} ${sizeMiB} MiB ${kase.name}: ` +
              `${rate.toFixed(1)} MB/s, ${cpuPerGb.toFixed(0)} CPU s/GB`,
          );
        } catch (error) {
          await bench.leaveAll();
          failures.push({ ...about, error: String(error) });
          bench.say(`${round + 1}/${rounds} ${sizeMiB} MiB ${kase.name}: ${String(error)}`);
        }
      }
    }
  }
  return { transfers, failures };
}

async function transfer(bench: Bench, kase: CaseKind, sizeMiB: number) {
  const meeting = bench.meeting();
  const path = await bench.files.random(sizeMiB * MiB);
  const sender = await bench.open({ kind: 'own', meeting, kase });
  const receiver = await bench.open({ kind: 'disk', meeting, kase });
  try {
    const ticket = await offer(sender, path);
    await prepare(receiver, ticket);
    await rest();
    const meter = startMeter(bench.browser.pid);
    const { ms, connectMs, bytes, stalls } = await take(receiver);
    const { seconds, cpuSeconds, otherCpuSeconds, threads } = meter();
    if (bytes !== sizeMiB * MiB) throw new Error(`${bytes} bytes came`);
    return {
      seconds: ms / 1000,
      connectSeconds: connectMs / 1000,
      rate: bytes / 1000 / ms,
      cpuPerGb: cpuSeconds / (bytes / 1e9),
      otherCores: otherCpuSeconds / seconds,
      threads,
      senderStalls: await sender.evaluate(() => window.bench.stalls()),
      receiverStalls: stalls,
    };
  } finally {
    await bench.leave(sender, receiver);
  }
}
