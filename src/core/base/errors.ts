/** Faults of the environment that we can explain to people, as a closed list of codes. */

export type SwapErrorCode =
  | 'storage-full' // the browser's quota is reached
  | 'storage-failed' // the store refused for another reason (private window, broken database)
  | 'unlisted' // another device signed the list of a file of ours, and nobody here has it
  | 'withdrawn' // the sharer took the file back
  | 'source-gone' // a shared file was moved, changed or is no longer readable
  | 'bad-list' // the list of a batch, or a catalogue, is not what its offer says
  | 'unreachable' // no signaling path or no network path to a peer
  | 'timeout' // an attempt took longer than its limit
  | 'too-long' // a text is over the limit
  | 'too-many' // a count is over the limit
  | 'closed' // the room or the link was closed meanwhile
  | 'not-loaded' // a part of the app could not be fetched from its server
  | 'unsupported'; // the browser lacks something that we need

/** Why a dial failed, for people who ask why they cannot reach somebody. */
export type DialTrouble =
  | 'unanswered' // nothing came back
  | 'refused' // the other side does not take a connection from us now
  | 'no-path' // it answered, but there is no network path
  | 'unproven' // a peer answered that is not the one we dialled
  | 'hidden' // our address is hidden and there is no TURN server
  | 'crowded'; // this page can make no further connection

export class SwapError extends Error {
  override readonly name = 'SwapError';
  readonly code: SwapErrorCode;
  /** Only of a dial that failed. */
  readonly trouble: DialTrouble | undefined;

  constructor(
    code: SwapErrorCode,
    message: string,
    options?: { cause?: unknown; trouble?: DialTrouble },
  ) {
    super(message, options);
    this.code = code;
    this.trouble = options?.trouble;
  }
}

/** For the code of a part that is loaded late. @throws SwapError not-loaded */
export function notLoaded(cause: unknown): never {
  throw new SwapError('not-loaded', 'a part of the app could not be fetched', { cause });
}

/** The code of a SwapError, or undefined for anything else. */
export function errorCode(error: unknown): SwapErrorCode | undefined {
  return error instanceof SwapError ? error.code : undefined;
}
