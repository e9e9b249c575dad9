/** The few platform globals that core may touch: pure, and the same in a page, a worker and Node. */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', f: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', f: () => void): void;
  throwIfAborted(): void;
}
declare function encodeURIComponent(text: string): string;
declare function decodeURIComponent(text: string): string;
