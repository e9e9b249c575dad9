/** The life of each link: accepts it if the gate allows, listens on it, and drops it. */
import { attempt, each } from '../base/each.ts';
import type { Bytes } from '../base/bytes.ts';
import { BACKOFF_MAX_MS, LINKS_MAX, PARTING_MAX, PARTING_MS } from '../limits/mesh.ts';
import { LINK_MESSAGE_BYTES_MIN, TICK_MS } from '../limits/shared.ts';
import type { PeerId } from '../base/ids.ts';
import type { Clock, Link, Off } from '../ports.ts';
import { encodeMessage } from '../wire/envelope.ts';
import type { Message } from '../wire/message.ts';
import type { Gate } from './gate.ts';
import type { Liveness } from './liveness.ts';
import type { Neighbour } from './neighbour.ts';
import { openLink } from './new-neighbour.ts';
import type { Roster } from './roster.ts';

export interface LinksOptions {
  readonly self: PeerId;
  readonly clock: Clock;
  readonly roster: Roster;
  readonly gate: Gate;
  readonly liveness: Liveness;
  /** There is a new link, and nothing has come on it yet. */
  opened(it: Neighbour): void;
  onControl(it: Neighbour, bytes: Bytes): void;
  onBulk(it: Neighbour, bytes: Bytes): void;
  onDrain(it: Neighbour): void;
  say(it: Neighbour, message: Message): void;
  /** A greeted link is gone. @param stays its peer is still here, as it said or as we said to it */
  unlinked(peer: PeerId, stays: boolean): void;
  /** A link has ended, and we did not end it. */
  lost(): void;
  changed(): void;
}

export class Links {
  readonly #options: LinksOptions;
  /** Links that we part from, with what ends them: the other side closes them when it has read why. */
  readonly #parting = new Map<Link, Off>();

  constructor(options: LinksOptions) {
    this.#options = options;
  }

  /** A new link, dialled by either side; it replaces another one of the same peer. */
  take(link: Link): void {
    const { roster, gate, clock } = this.#options;
    if (link.maxMessageBytes < LINK_MESSAGE_BYTES_MIN)
      return link.close('takes too small messages');
    const it = roster.meet(link.peer, link.invited ? 'invited' : 'linked');
    if (!it) return link.close('not welcome');
    it.outbound = it.dialing || (it.open !== undefined && it.outbound);
    if (!gate.makeRoom(it, link.invited)) {
      link.send('control', encodeMessage({ t: 'bye', stays: true }));
      return this.#closeLater(link, 'full');
    }
    const replaced = it.open;
    this.#unlink(it);
    attempt(() => replaced?.link.close('replaced'));
    it.open = openLink(link, clock.now());
    roster.linksChanged();
    this.#closeSurplus();
    // Before listening: waiting messages come at once, and our answers must not overtake our hello.
    this.#options.opened(it);
    this.#listen(it, link);
    this.#options.changed();
  }

  /** Closes the link of a peer, if it has one, and forgets the peer. */
  forget(it: Neighbour, reason: string): void {
    const link = it.open?.link;
    this.#unlink(it);
    this.#options.roster.forget(it.peer);
    attempt(() => link?.close(reason));
    this.#options.changed();
  }

  /** Ends the link of a peer that stays in the room, as we do. */
  part(it: Neighbour, reason: string): void {
    this.#options.say(it, { t: 'bye', stays: true });
    const link = this.#part(it);
    if (link) this.#closeLater(link, reason);
  }

  /** The other side ended the link, as it has no place for us or does not need us: we choose another. */
  parted(it: Neighbour): void {
    it.parted = true;
    const link = this.#part(it);
    attempt(() => link?.close('parted'));
    this.#options.lost();
  }

  /** Closes those that we part from. */
  close(): void {
    for (const link of [...this.#parting.keys()]) {
      this.#end(link);
      attempt(() => link.close('left'));
    }
  }

  #part(it: Neighbour): Link | undefined {
    const link = it.open?.link;
    this.#unlink(it, true);
    it.seenAtMs = this.#options.clock.now();
    it.dialAtMs = it.seenAtMs + BACKOFF_MAX_MS;
    this.#options.changed();
    return link;
  }

  /** What we have just sent on it would not arrive if it were closed now. */
  #closeLater(link: Link, reason: string): void {
    const stop = this.#options.clock.after(PARTING_MS, () => {
      this.#end(link);
      attempt(() => link.close(reason));
    });
    const offs = [
      stop,
      link.onMessage(() => undefined), // nothing counts any more
      link.onClose(() => this.#end(link)),
    ];
    this.#parting.set(link, () => each(offs, (off) => off()));
    this.#closeSurplus();
  }

  /** Few of those that we part from have a place beside as many links as we may have. */
  #closeSurplus(): void {
    const open = this.#options.roster.links().length;
    const surplus = this.#parting.size + open - LINKS_MAX - PARTING_MAX;
    if (surplus <= 0) return;
    for (const link of [...this.#parting.keys()].slice(0, surplus)) {
      this.#end(link);
      attempt(() => link.close('full'));
    }
  }

  #end(link: Link): void {
    this.#parting.get(link)?.();
    this.#parting.delete(link);
  }

  #listen(it: Neighbour, link: Link): void {
    const { onControl, onBulk, onDrain } = this.#options;
    const offs = [
      link.onMessage((lane, bytes) => {
        if (lane === 'bulk') onBulk(it, bytes);
        else if (it.open?.link === link) onControl(it, bytes);
      }),
      link.onDrain((lane) => {
        if (lane === 'bulk') onDrain(it);
      }),
      link.onClose(() => this.#onClose(it, link)),
    ];
    if (it.open?.link === link) it.open.unlisten = offs;
    else each(offs, (off) => off()); // a waiting message ended it
  }

  #onClose(it: Neighbour, link: Link): void {
    const { self, clock, lost, changed } = this.#options;
    if (it.open?.link !== link) return;
    this.#unlink(it);
    it.lost = true;
    it.seenAtMs = clock.now();
    // One side redials at once and the other a little later, so they rarely dial at the same time.
    it.dialAtMs = clock.now() + (self < it.peer ? 0 : TICK_MS);
    lost();
    changed();
  }

  /** The only function that drops a link. */
  #unlink(it: Neighbour, stays = false): void {
    const { open } = it;
    each(open?.unlisten.splice(0) ?? [], (off) => off());
    this.#options.liveness.forget(it);
    it.open = undefined;
    if (open) it.servedAtMs = undefined;
    this.#options.roster.linksChanged();
    if (open?.greeted) this.#options.unlinked(it.peer, stays);
  }
}
