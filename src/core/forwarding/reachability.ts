/** Who is linked with whom, as members tell each other, and the signals that they forward between peers without a link. */
import { each } from '../base/each.ts';
import { equalBytes, type Bytes } from '../base/bytes.ts';
import { idBytes, peerId, type PeerId } from '../base/ids.ts';
import { FORWARDERS_PER_SIGNAL, NEWS_AFTER_MS } from '../limits/forwarding.ts';
import { LINKS_MAX } from '../limits/mesh.ts';
import type { Clock, Off } from '../ports.ts';
import type { Of } from './forwarding-message.ts';
import type { MailForwarder, MemberMailbox } from './member-mail.ts';
import type { MemberBudgets } from './member-budgets.ts';
import type { Member, Members } from './member.ts';

export interface ReachabilityOptions {
  readonly self: PeerId;
  readonly clock: Clock;
  readonly mail: MemberMailbox;
  readonly members: Members;
  readonly budgets: MemberBudgets;
  /** Whether we forward files between members. */
  forwardsFiles(): boolean;
}

export class Reachability implements MailForwarder {
  readonly #options: ReachabilityOptions;
  #ownRecord: Bytes | undefined;
  #stopTimer: Off | undefined;

  constructor(options: ReachabilityOptions) {
    this.#options = options;
    options.mail.connect(this);
  }

  /** False for what `from` may not say, or says too often. */
  take(from: Member, message: Of<'card' | 'reach' | 'signal'>): boolean {
    const { clock, budgets } = this.#options;
    const ofKind = message.t === 'signal' ? budgets.signals : budgets.news;
    if (!ofKind.take(from.peer, clock.now())) return message.t === 'signal';
    if (message.t === 'signal') return this.#onSignal(from, message);
    if (message.t === 'card') this.#onRecord(from, peerId(message.peer), message.card);
    else this.#onReach(from, message);
    return true;
  }

  left(member: Member): void {
    this.#dropUnreached(member.heard.keys());
    this.tellSoon();
  }

  /** Tells the members what has changed, after a moment. */
  tellSoon(): void {
    this.#stopTimer ??= this.#options.clock.after(NEWS_AFTER_MS, () => {
      this.#stopTimer = undefined;
      each(this.#members(), (member) => this.#tell(member));
    });
  }

  announce(record: Bytes): void {
    this.#ownRecord = record;
    this.tellSoon();
  }

  send(to: PeerId, box: Bytes): boolean {
    const forwarders = this.#members().filter((it) => it.peer !== to && it.reach.has(to));
    const signal = {
      t: 'signal',
      from: idBytes(this.#options.self),
      to: idBytes(to),
      box,
    } as const;
    each(forwarders.slice(0, FORWARDERS_PER_SIGNAL), (it) => it.say(signal));
    return forwarders.length > 0;
  }

  refresh(): void {
    const records = this.#members().flatMap(({ peer: by, heard }) =>
      Array.from(heard, ([peer, record]) => ({ peer, record, by })),
    );
    if (this.#options.members.size > 0) this.#options.mail.deliverRecords(records);
  }

  close(): void {
    this.#stopTimer?.();
    this.#stopTimer = () => undefined; // nothing is told any more
  }

  #members(): Member[] {
    return [...this.#options.members.values()];
  }

  #isReached(peer: PeerId): boolean {
    return this.#members().some((it) => it.reach.has(peer));
  }

  #tell(member: Member): void {
    // Whose record was told last has to wait longest, so that nobody's changes keep out another's.
    const told = [...member.toldRecords.keys()];
    const all = this.#members().sort((a, b) => told.indexOf(a.peer) - told.indexOf(b.peer));
    this.#tellReach(member);
    if (this.#ownRecord) this.#tellRecord(member, this.#options.self, this.#ownRecord);
    // Before we have its first list, we would tell it of peers that it is already linked with.
    if (!member.hasToldReach) return;
    for (const { peer, record } of all) {
      if (record && peer !== member.peer && !member.reach.has(peer))
        this.#tellRecord(member, peer, record);
    }
  }

  #tellReach(member: Member): void {
    const peers = [...this.#options.members.keys()].filter((peer) => peer !== member.peer);
    const files = this.#options.forwardsFiles();
    const reach = `${files} ${[...peers].sort().join()}`;
    if (reach === member.toldReach || !this.#mayTell(member)) return;
    member.toldReach = reach;
    member.say({ t: 'reach', peers: peers.slice(0, LINKS_MAX).map(idBytes), files });
  }

  #tellRecord(member: Member, peer: PeerId, record: Bytes): void {
    if (member.toldRecords.get(peer) === record || !this.#mayTell(member)) return;
    member.toldRecords.set(peer, record);
    member.say({ t: 'card', peer: idBytes(peer), card: record });
  }

  /** What others change all the time must not make our news a flood. What may not be told now is told later, as it is then. */
  #mayTell({ peer }: Member): boolean {
    const { clock, budgets } = this.#options;
    if (budgets.told.take(peer, clock.now())) return true;
    this.tellSoon();
    return false;
  }

  #onRecord(from: Member, peer: PeerId, record: Bytes): void {
    if (peer === this.#options.self) return;
    if (peer !== from.peer) {
      // It names its links before it tells of them, so all that it may tell is bounded.
      if (!from.reach.has(peer)) return;
      const heard = { peer, record: record.slice(), by: from.peer };
      from.heard.set(peer, heard.record);
      this.#options.mail.deliverRecords([heard]);
    } else if (!from.record || !equalBytes(from.record, record)) {
      from.record = record.slice();
      this.tellSoon();
    }
  }

  #onReach(from: Member, { peers, files }: Of<'reach'>): void {
    from.reach = new Set(peers.map((it) => peerId(it)));
    from.files = files;
    from.hasToldReach = true;
    const gone = [...from.heard.keys()].filter((peer) => !from.reach.has(peer));
    for (const peer of gone) from.heard.delete(peer);
    this.#dropUnreached(gone);
    this.tellSoon();
  }

  /** Of those that a member told us of and is no longer linked with: says which nobody is linked with any more. */
  #dropUnreached(peers: Iterable<PeerId>): void {
    each(peers, (peer) => {
      if (this.#isReached(peer) || this.#options.members.has(peer)) return;
      this.#options.mail.deliverGone(peer);
    });
  }

  #onSignal(from: Member, { from: sender, to: receiver, box }: Of<'signal'>): boolean {
    const [by, to] = [peerId(sender), peerId(receiver)];
    if (to === this.#options.self) {
      if (by !== this.#options.self) this.#options.mail.deliverBox(by, box.slice(), from.peer);
      return true;
    }
    if (by !== from.peer) return false; // one member has forwarded it already
    const { members, budgets, clock } = this.#options;
    const member = members.get(to);
    if (member && budgets.passesOn(by, to, clock.now()))
      member.say({ t: 'signal', from: sender, to: receiver, box });
    return true;
  }
}
