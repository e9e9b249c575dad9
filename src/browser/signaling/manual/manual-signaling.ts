/** Manual pairing: signaling by texts that two people pass on themselves. No server takes part. */
import { each } from '../../../core/base/each.ts';
import { equalBytes, toBase64Url, type Bytes } from '../../../core/base/bytes.ts';
import type {
  ManualPairing,
  PairingProblem,
  PairingText,
  QrRows,
} from '../../../core/api/manual-pairing.ts';
import { idBytes, type Topic } from '../../../core/base/ids.ts';
import { PAIRING_LIFE_MS } from '../../../core/limits/signaling.ts';
import type { Clock, Off, Random } from '../../../core/ports.ts';
import { createSignalGatherer, type SignalGatherer } from './signal-gatherer.ts';
import {
  foldBoxes,
  PAIRING_ID_BYTES,
  readPairingText,
  unfoldBoxes,
  writePairingText,
  type PairingMessage,
} from './pairing-text.ts';
import { drawQr } from './qr-code.ts';
import type { MediumAddress, MediumSignaling, Member } from '../signaling.ts';
import { SignalingEvents } from '../signaling-events.ts';

/** The other side of one pairing. The signals for it go into the next text. */
interface Partner {
  readonly address: MediumAddress;
  readonly gatherer: SignalGatherer;
  readonly stopLife: Off;
}

/** The last invitation that we made: the first to reply to it is the one invited. */
interface OwnInvitation {
  readonly id: Bytes;
  readonly atMs: number;
  isUsed: boolean;
}

/** Our reply to the invitation that we accepted. */
interface OwnReply extends OwnInvitation {
  readonly reply: Bytes;
  readonly partner: Partner;
  readonly member: Member<MediumAddress>;
}

type Kind = PairingMessage['t'];
type Of<T extends Kind> = Extract<PairingMessage, { t: T }>;

/** Boxes are sealed as on a relay: someone who sees the texts learns no more than a relay does. */
export class ManualSignaling extends SignalingEvents implements MediumSignaling, ManualPairing {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #partners = new Map<MediumAddress, Partner>();
  #topic = new Uint8Array();
  #peerRecord: Bytes | undefined;
  #onAnnounced: () => void = () => undefined;
  readonly #announced = new Promise<void>((resolve) => (this.#onAnnounced = resolve));
  #invitation: OwnInvitation | undefined;
  #reply: OwnReply | undefined;

  constructor({ clock, random }: { clock: Clock; random: Random }) {
    super();
    this.#clock = clock;
    this.#random = random;
  }

  start(topic: Topic): void {
    if (this.status) return;
    this.#topic = idBytes(topic).slice();
    this.setStatus('connecting');
  }

  announce(peerRecord: Bytes): void {
    const isFirst = !this.#peerRecord;
    this.#peerRecord = peerRecord;
    if (!isFirst) return;
    this.setStatus('online');
    this.#onAnnounced();
  }

  send(to: MediumAddress, box: Bytes): boolean {
    return this.#partners.get(to)?.gatherer.add(box) ?? false;
  }

  /** Shows the one who invited us while our reply waits for its confirmation. */
  refresh(): void {
    const reply = this.#reply;
    const isWaiting = reply && this.#partners.has(reply.partner.address);
    this.members.emit(isWaiting ? [reply.member] : []);
  }

  iceServers(): RTCIceServer[] {
    return [];
  }

  close(): void {
    each(this.#partners.keys(), (address) => this.#forget(address));
    this.clearListeners();
  }

  async invite(): Promise<string> {
    await this.#announced;
    const id = this.#random.bytes(PAIRING_ID_BYTES);
    const now = this.#clock.now();
    this.#invitation = { id, atMs: now, isUsed: false };
    const announce = this.#peerRecord ?? new Uint8Array();
    const until = now + PAIRING_LIFE_MS;
    return writePairingText({ t: 'invitation', v: 1, topic: this.#topic, id, until, announce });
  }

  async useReply(text: string): Promise<PairingText> {
    const message = this.#read(text, 'reply');
    if (typeof message === 'string') return problem(message);
    const invitation = this.#invitation;
    if (!invitation || !equalBytes(message.id, invitation.id)) return problem('other-invitation');
    if (invitation.isUsed) return problem('used');
    if (this.#isOver(invitation)) return problem('expired');
    invitation.isUsed = true;
    const partner = this.#meet(message.reply);
    for (const box of unfoldBoxes(message)) this.boxes.emit(partner.address, box);
    return this.#textTo(partner, 'confirmation', message);
  }

  async accept(invitation: string): Promise<PairingText> {
    await this.#announced;
    const message = this.#read(invitation, 'invitation');
    if (typeof message === 'string') return problem(message);
    if (message.until <= this.#clock.now()) return problem('expired');
    if (this.#reply) this.#forget(this.#reply.partner.address);
    const ids = {
      id: message.id.slice(),
      reply: this.#random.bytes(PAIRING_ID_BYTES),
    };
    const partner = this.#meet(ids.reply);
    const member = { address: partner.address, peerRecord: message.announce.slice() };
    this.#reply = { ...ids, partner, member, atMs: this.#clock.now(), isUsed: false };
    this.refresh();
    return this.#textTo(partner, 'reply', ids);
  }

  confirm(confirmation: string): PairingProblem | undefined {
    const message = this.#read(confirmation, 'confirmation');
    if (typeof message === 'string') return message;
    const reply = this.#reply;
    const isOurs =
      reply && equalBytes(message.id, reply.id) && equalBytes(message.reply, reply.reply);
    if (!isOurs) return 'other-invitation';
    if (reply.isUsed) return 'used';
    if (this.#isOver(reply)) return 'expired';
    reply.isUsed = true;
    const { address } = reply.partner;
    for (const box of unfoldBoxes(message)) this.boxes.emit(address, box);
    this.#forget(address); // nothing more can be sent there
    return undefined;
  }

  draw(text: string): QrRows | undefined {
    return drawQr(text);
  }

  #read<T extends Kind>(text: string, kind: T): Of<T> | PairingProblem {
    const message = readPairingText(text);
    if (!message) return 'unreadable';
    if (!equalBytes(message.topic, this.#topic)) return 'other-room';
    return message.t === kind ? (message as Of<T>) : 'other-kind';
  }

  #isOver({ atMs }: OwnInvitation): boolean {
    return Math.abs(this.#clock.now() - atMs) >= PAIRING_LIFE_MS;
  }

  /** The partner to whom the reply of this id leads, from now on for PAIRING_LIFE_MS. */
  #meet(reply: Bytes): Partner {
    const address = toBase64Url(reply);
    this.#forget(address);
    const stopLife = this.#clock.after(PAIRING_LIFE_MS, () => this.#forget(address));
    const partner = { address, gatherer: createSignalGatherer(this.#clock), stopLife };
    this.#partners.set(address, partner);
    return partner;
  }

  #forget(address: MediumAddress): void {
    const partner = this.#partners.get(address);
    if (!partner) return;
    this.#partners.delete(address);
    partner.gatherer.stop();
    partner.stopLife();
    if (this.#reply?.partner === partner) this.refresh();
    this.gone.emit(address);
  }

  async #textTo(
    { gatherer }: Partner,
    t: 'reply' | 'confirmation',
    { id, reply }: { id: Bytes; reply: Bytes },
  ): Promise<PairingText> {
    const boxes = await gatherer.boxes;
    if (boxes.length === 0) return problem('nothing-came');
    const topic = this.#topic;
    const text = writePairingText({ t, v: 1, topic, id, reply, ...foldBoxes(boxes) });
    return { kind: 'text', text };
  }
}

const problem = (problem: PairingProblem): PairingText => ({ kind: 'problem', problem });
