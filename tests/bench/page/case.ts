/** What a way to move a file must offer to be measured, and what the driver tells it. */

/** Addresses on this machine; the same for both sides. */
export interface Meeting {
  /** A name of this run, so that runs never meet. */
  readonly id: string;
  readonly relayUrl: string;
  readonly meetUrl: string;
  readonly trackerUrl: string;
  readonly peerServer: { readonly host: string; readonly port: number };
}

/** Settings of a case: all JSON, since the driver gives them from outside. */
export interface CaseOptions {
  /** Credit window of the bare channel, in bytes; without it only the send queue is bounded. */
  readonly windowBytes?: number;
  /** How many times the file is sent, where one connection stands for several. */
  readonly copies?: number;
  /** WebTorrent: keep the pieces in memory rather than in its default store. */
  readonly inMemory?: boolean;
  /** The bare channel: read the file from the disk as it goes, as this project does. */
  readonly fromDisk?: boolean;
  /** The bare channel: hash what comes, or hash and store it in `store`. */
  readonly keep?: 'hash' | 'store';
  /** Where chunks go. */
  readonly store?: StoreKind;
  /** This project: how many sharers of the same bytes to wait for. */
  readonly givers?: number;
}
/** `shipped`: as the app chooses by the file's size; the others whatever the size. */
export type StoreKind = 'shipped' | 'indexeddb' | 'opfs';

export interface Taken {
  /** From the request (or from the connection, where the library gives no way to ask) to the last byte. */
  readonly ms: number;
  /** From the call that joins to the connection, where that is part of the same call. */
  readonly connectMs: number;
  readonly bytes: number;
}

/** One side of a transfer. A sender is asked to `offer`, a receiver to `prepare` and then to `take`. */
export interface Case {
  /** Resolves with what a receiver must know once the file can be asked for. */
  offer(file: File): Promise<string>;
  /** Connects as far as the library allows without asking for the file. */
  prepare(ticket: string): Promise<void>;
  /** Asks for the file; resolves when its last byte is here and, where there is a store, stored. */
  take(): Promise<Taken>;
  /** Bytes here so far. */
  progress(): number;
  /** Bytes that each giver gave, where there can be several. */
  shares?(): number[];
}

export type OpenCase = (meeting: Meeting, options: CaseOptions) => Case | Promise<Case>;

/** For the side of a case that is never played. */
export function notThisSide(): never {
  throw new Error('this page plays the other side');
}
