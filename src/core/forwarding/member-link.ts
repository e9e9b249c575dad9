/** The link to a member as the room sees it: without the messages of this layer. */
import type { Bytes } from '../base/bytes.ts';
import { EndEvent, SingleListener } from '../base/link-events.ts';
import type { PeerId } from '../base/ids.ts';
import type { Lane, Link, LinkPath, Off } from '../ports.ts';

export interface MemberLinkOptions {
  readonly link: Link;
  /** The room listens: from now on the peer is a member. */
  onListened(): void;
  /** True for a message that is done with, so that the room does not see it. */
  receive(lane: Lane, bytes: Bytes): boolean;
  /** After the room. */
  onDrain(lane: Lane): void;
  /** Before the room. */
  onEnd(): void;
  /** The peers that the other side says it is linked with. */
  reach(): ReadonlySet<PeerId>;
}

export class MemberLink implements Link {
  readonly #options: MemberLinkOptions;
  readonly #link: Link;
  readonly #drain = new SingleListener<[Lane]>();
  readonly #end = new EndEvent();

  constructor(options: MemberLinkOptions) {
    this.#options = options;
    this.#link = options.link;
    this.#link.onDrain((lane) => {
      this.#drain.call(lane);
      options.onDrain(lane);
    });
    this.#link.onClose((reason) => this.#end.end(reason, () => options.onEnd()));
  }

  get peer(): PeerId {
    return this.#link.peer;
  }

  get invited(): boolean {
    return this.#link.invited;
  }

  get maxMessageBytes(): number {
    return this.#link.maxMessageBytes;
  }

  get reach(): ReadonlySet<PeerId> {
    return this.#options.reach();
  }

  get queuedBytes(): number {
    return this.#link.queuedBytes;
  }

  send(lane: Lane, message: Uint8Array): boolean {
    return this.#link.send(lane, message);
  }

  onMessage(f: (lane: Lane, message: Bytes) => void): Off {
    if (!this.#end.isOver) this.#options.onListened();
    return this.#link.onMessage((lane, bytes) => {
      if (!this.#options.receive(lane, bytes)) f(lane, bytes);
    });
  }

  onDrain(f: (lane: Lane) => void): Off {
    return this.#drain.set(f);
  }

  onClose(f: (reason: string) => void): Off {
    return this.#end.onEnd(f);
  }

  path(): Promise<LinkPath> {
    return this.#link.path();
  }

  close(reason: string): void {
    this.#link.close(reason);
  }
}
