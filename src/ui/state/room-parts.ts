/** What of a room is open: the pane that shows, and the dialog. */
import type { PeerId } from '../../core/base/ids.ts';

export type Pane = 'people' | 'chat' | 'files';

/** The dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'settings' | 'doctor' | 'handoff' | 'storage' | 'recipients' }
  /** Manual pairing: we invite, or we answer the invitation in the link that opened this room. */
  | { readonly kind: 'pairing'; readonly invitation?: string }
  | { readonly kind: 'person' | 'code'; readonly peer: PeerId };
