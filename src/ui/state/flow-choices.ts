/** How much this device may send and take: chosen once, kept here, and in force in every room. */
import type { FlowControl } from '../../core/api/views.ts';

export interface FlowChoices {
  /** Megabytes a second; undefined: no limit. */
  readonly uploadMegabytes: number | undefined;
  readonly downloadMegabytes: number | undefined;
  /** Whether other people's files are given out on a connection that is paid by the byte. */
  readonly shareOnMetered: boolean;
}

const KEY = 'swapmeet:flow';
const MEGABYTE = 1_000_000;
const NO_CHOICES: FlowChoices = {
  uploadMegabytes: undefined,
  downloadMegabytes: undefined,
  shareOnMetered: false,
};

/** A limit as somebody typed it or as it was kept; what is no limit is none. */
export const asLimit = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

export function readFlowChoices(): FlowChoices {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return NO_CHOICES;
    const { uploadMegabytes, downloadMegabytes, shareOnMetered } = kept as Partial<
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
    // without storage the choice lasts as long as the room
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
