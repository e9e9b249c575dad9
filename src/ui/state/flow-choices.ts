/** How much this device may send and take. You choose it once, and it applies in every room. */
import type { FlowControl } from '../../core/api/views.ts';

export interface FlowChoices {
  /** Megabytes a second; undefined: no limit. */
  readonly uploadMegabytes: number | undefined;
  readonly downloadMegabytes: number | undefined;
  /** Whether we serve other people's files on a metered connection. */
  readonly shareOnMetered: boolean;
}

const KEY = 'swapmeet:flow';
const MEGABYTE = 1_000_000;
const NO_CHOICES: FlowChoices = {
  uploadMegabytes: undefined,
  downloadMegabytes: undefined,
  shareOnMetered: false,
};

/** A limit as typed or stored; undefined: not a valid limit, so there is none. */
export const asLimit = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

export function readFlowChoices(): FlowChoices {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return NO_CHOICES;
    const { uploadMegabytes, downloadMegabytes, shareOnMetered } = stored as Partial<
      Record<keyof FlowChoices, unknown>
    >;
    return {
      uploadMegabytes: asLimit(uploadMegabytes),
      downloadMegabytes: asLimit(downloadMegabytes),
      shareOnMetered: shareOnMetered === true,
    };
  } catch {
    return NO_CHOICES;
  }
}

export function keepFlowChoices(choices: FlowChoices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // no storage: the choice lasts as long as the room
  }
}

export function applyFlowChoices(room: FlowControl, choices: FlowChoices, metered: boolean): void {
  const bytes = (megabytes: number | undefined) => megabytes && megabytes * MEGABYTE;
  room.setLimits({
    uploadBytesPerSecond: bytes(choices.uploadMegabytes),
    downloadBytesPerSecond: bytes(choices.downloadMegabytes),
  });
  room.setMetered(metered, choices.shareOnMetered);
}
