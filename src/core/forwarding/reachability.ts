/** Who is linked with whom, as members tell each other: whom to ask to forward a link. */
import { each } from '../base/each.ts';
import { idBytes, peerId } from '../base/ids.ts';
import { NEWS_AFTER_MS } from '../limits/forwarding.ts';
import { LINKS_MAX } from '../limits/mesh.ts';
import type { Clock, Off } from '../ports.ts';
import type { Of } from './forwarding-message.ts';
import type { MemberBudgets } from './member-budgets.ts';
import type { Member, Members } from './member.ts';

export interface ReachabilityOptions {
  readonly clock: Clock;
  readonly members: Members;
  readonly budgets: MemberBudgets;
  /** Whether we forward files between members. */
  forwardsFiles(): boolean;
}

export class Reachability {
  readonly #options: ReachabilityOptions;
  #stopTimer: Off | undefined;

  constructor(options: ReachabilityOptions) {
    this.#options = options;
  }

  /** False: `from` says it too often. */
  take(from: Member, { peers, files }: Of<'reach'>): boolean {
    const { clock, budgets } = this.#options;
    if (!budgets.news.take(from.peer, clock.now())) return false;
    from.reach = new Set(peers.map((it) => peerId(it)));
    from.files = files;
    return true;
  }

  /** Tells the members what has changed, after a moment. */
  tellSoon(): void {
    this.#stopTimer ??= this.#options.clock.after(NEWS_AFTER_MS, () => {
      this.#stopTimer = undefined;
      each(this.#members(), (member) => this.#tell(member));
    });
  }

  close(): void {
    this.#stopTimer?.();
    this.#stopTimer = () => undefined; // nothing is told any more
  }

  #members(): Member[] {
    return [...this.#options.members.values()];
  }

  #tell(member: Member): void {
    const { clock, budgets, members, forwardsFiles } = this.#options;
    const peers = [...members.keys()].filter((peer) => peer !== member.peer);
    const files = forwardsFiles();
    const reach = `${files} ${[...peers].sort().join()}`;
    if (reach === member.toldReach) return;
    // What others change all the time must not make our news a flood: it is told later, as it is then.
    if (!budgets.told.take(member.peer, clock.now())) return this.tellSoon();
    member.toldReach = reach;
    member.say({ t: 'reach', peers: peers.slice(0, LINKS_MAX).map(idBytes), files });
  }
}
