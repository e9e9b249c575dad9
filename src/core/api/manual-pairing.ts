/** Linking two people with no server at all: three texts that they pass on themselves. */

/** Why a text is of no use. */
export type PairingProblem =
  | 'unreadable'
  | 'other-kind'
  | 'other-room'
  | 'other-invitation'
  | 'expired'
  | 'used'
  /** The text was good, but nothing came of it: no answer is wanted, or a link is there already. */
  | 'nothing-came';

export type PairingText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: PairingProblem };

/** Rows of a QR code, dark modules true, with the quiet zone around them. */
export type QrRows = readonly (readonly boolean[])[];

export interface ManualPairing {
  /** Makes the part of a link that invites one person; one made before is void. */
  invite(): Promise<string>;
  /** What an invited person answered becomes the confirmation for them. */
  useReply(reply: string): Promise<PairingText>;
  /** The part of a link that somebody made becomes the reply to them. */
  accept(invitation: string): Promise<PairingText>;
  /** The last step of whoever was invited. Undefined: taken, and the link is being made. */
  confirm(confirmation: string): PairingProblem | undefined;
  /** Undefined: too long for a code. */
  draw(text: string): QrRows | undefined;
}
