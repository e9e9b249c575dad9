/** Manual pairing: links two people without any server, with three texts that they send each other. */

/** Why a text cannot be used. */
export type PairingProblem =
  | 'unreadable'
  | 'other-kind'
  | 'other-room'
  | 'other-invitation'
  | 'expired'
  | 'used'
  /** The text is valid, but no link came of it: we accept none now, or have one already. */
  | 'nothing-came';

export type PairingText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: PairingProblem };

/** The rows of a QR code, true for dark modules, with the quiet zone around them. */
export type QrRows = readonly (readonly boolean[])[];

export interface ManualPairing {
  /** Makes an invitation for one person: the last part of a room's link. It replaces the one made before. */
  invite(): Promise<string>;
  /** Turns the invited person's reply into the confirmation for them. */
  useReply(reply: string): Promise<PairingText>;
  /** Turns an invitation, from a link that we opened, into the reply to its maker. */
  accept(invitation: string): Promise<PairingText>;
  /** The last step of the invited person. Undefined: the confirmation is fine, and we are linking. */
  confirm(confirmation: string): PairingProblem | undefined;
  /** A QR code of the text; undefined when the text is too long for one. */
  draw(text: string): QrRows | undefined;
}
