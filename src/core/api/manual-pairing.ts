/** Manual pairing: links two people without any server, by three texts that they pass on themselves. */

/** Why a text cannot be used. */
export type PairingProblem =
  | 'unreadable'
  | 'other-kind'
  | 'other-room'
  | 'other-invitation'
  | 'expired'
  | 'used'
  /** The text is valid, but led to nothing: we accept no link now, or have one already. */
  | 'nothing-came';

export type PairingText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: PairingProblem };

/** Rows of a QR code, dark modules true, with the quiet zone around them. */
export type QrRows = readonly (readonly boolean[])[];

export interface ManualPairing {
  /** Makes the part of a link that invites one person. It replaces the invitation made before. */
  invite(): Promise<string>;
  /** Turns an invited person's reply into the confirmation for them. */
  useReply(reply: string): Promise<PairingText>;
  /** Turns an invitation, from the link that somebody made, into the reply to them. */
  accept(invitation: string): Promise<PairingText>;
  /** The last step of the person invited. Undefined: taken, and the link is being made. */
  confirm(confirmation: string): PairingProblem | undefined;
  /** Undefined: the text is too long for a code. */
  draw(text: string): QrRows | undefined;
}
