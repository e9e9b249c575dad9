/** Profile transfer: takes the keys, names and marks of this device to another one, and brings them from there. */

/** A guess costs a few tenths of a second (600,000 rounds), so nobody can guess twelve characters of any kind. */
export const PASSPHRASE_CHARS_MIN = 12;

/** `no-profile`: it is another kind of file. */
export type ProfileFault = 'no-profile' | 'damaged' | 'wrong-passphrase';

export interface ProfileSaved {
  readonly rooms: number;
  /** This device forgets the profile. Open rooms are reopened as somebody new. @throws SwapError */
  giveUp(): Promise<void>;
}

export interface ProfileRead {
  readonly madeAtMs: number;
  readonly rooms: number;
  /** In how many of these rooms this device is somebody else. The import replaces that person. */
  readonly replaced: number;
  /** In how many of these rooms this device already is that person. */
  readonly same: number;
  /** Fragments of the rooms that the other device had open. */
  readonly links: readonly string[];
  /** Imports the profile. Open rooms are reopened as the person in it. @throws SwapError storage-full, storage-failed */
  bring(): Promise<void>;
}

export interface ProfileServices {
  /** Saves a file to the browser's downloads. @throws SwapError too-many, storage-failed, unsupported */
  saveProfile(passphrase: string): Promise<ProfileSaved>;
  /** @throws SwapError storage-failed, unsupported, source-gone */
  readProfile(file: File, passphrase: string): Promise<ProfileRead | ProfileFault>;
}
