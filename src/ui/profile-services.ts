/** What the UI can do with who somebody is on this device: take it to another one, and bring it from there. */

/** A guess costs a few tenths of a second (600,000 rounds); twelve characters of any kind are out of reach then. */
export const PASSPHRASE_CHARS_MIN = 12;

/** `no-profile`: another kind of file. */
export type ProfileFault = 'no-profile' | 'damaged' | 'wrong-passphrase';

export interface ProfileSaved {
  readonly rooms: number;
  /** This device is nobody of them any more; open rooms are opened again as somebody new. @throws SwapError */
  giveUp(): Promise<void>;
}

export interface ProfileRead {
  readonly madeAtMs: number;
  readonly rooms: number;
  /** Of these rooms, those in which this device is somebody else, who is gone afterwards. */
  readonly replaced: number;
  /** Of these rooms, those in which this device is that person already. */
  readonly same: number;
  /** Fragments of rooms that the other device had open. */
  readonly links: readonly string[];
  /** Open rooms are opened again as whoever the profile says. @throws SwapError storage-full, storage-failed */
  bring(): Promise<void>;
}

export interface ProfileServices {
  /** Gives a file to the browser's downloads. @throws SwapError too-many, storage-failed, unsupported */
  saveProfile(passphrase: string): Promise<ProfileSaved>;
  /** @throws SwapError storage-failed, unsupported, source-gone */
  readProfile(file: File, passphrase: string): Promise<ProfileRead | ProfileFault>;
}
