/** How much this device may send and take. You choose it once, and it applies in every room. */
import type { FlowControl } from '../../core/api/views.ts';
import type { FlowChoices } from '../services.ts';

const MEGABYTE = 1_000_000;
export const NO_FLOW_CHOICES: FlowChoices = {
  uploadMegabytes: undefined,
  downloadMegabytes: undefined,
  shareOnMetered: false,
};

/** A limit as typed or stored; undefined: not a valid limit, so there is none. */
export const asLimit = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

/** Choices as stored. What is invalid counts as not chosen. */
export function readFlowChoices(stored: unknown): FlowChoices {
  if (typeof stored !== 'object' || stored === null) return NO_FLOW_CHOICES;
  const { uploadMegabytes, downloadMegabytes, shareOnMetered } = stored as Partial<
    Record<keyof FlowChoices, unknown>
  >;
  return {
    uploadMegabytes: asLimit(uploadMegabytes),
    downloadMegabytes: asLimit(downloadMegabytes),
    shareOnMetered: shareOnMetered === true,
  };
}

export function applyFlowChoices(room: FlowControl, choices: FlowChoices, metered: boolean): void {
  const bytes = (megabytes: number | undefined) => megabytes && megabytes * MEGABYTE;
  room.setLimits({
    uploadBytesPerSecond: bytes(choices.uploadMegabytes),
    downloadBytesPerSecond: bytes(choices.downloadMegabytes),
  });
  room.setMetered(metered, choices.shareOnMetered);
}
