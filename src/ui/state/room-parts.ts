/** What of a room is open or in the making: the pane that shows, the dialog, the draft. */
import type { PeerId } from '../../core/base/ids.ts';
import type { ChatMessage, LiveMessage } from '../../core/api/views.ts';

/** The message that the next text replies to or edits. */
export type Draft =
  | { readonly kind: 'reply'; readonly message: LiveMessage }
  | { readonly kind: 'edit'; readonly message: Extract<ChatMessage, { kind: 'text' }> };

export type Pane = 'people' | 'chat' | 'files';

/** The dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'settings' | 'doctor' | 'handoff' | 'storage' | 'recipients' }
  /** Manual pairing: we invite, or we answer the invitation in the link that opened this room. */
  | { readonly kind: 'pairing'; readonly invitation?: string }
  | { readonly kind: 'person' | 'code'; readonly peer: PeerId };
