/** Signaling by texts that two people pass on by hand: no server takes part. */
import { equalBytes, toBase64Url, type Bytes } from '../../../core/base/bytes.ts';
import type {
  ManualPairing,
  PairingProblem,
  PairingText,
} from '../../../core/api/manual-pairing.ts';
import { idBytes } from '../../../core/base/ids.ts';
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
import type { Address, Member, Signaling } from '../signaling.ts';
import { createSignalingEvents } from '../signaling-events.ts';

/** Somebody who is reached by texts: what is signaled to them goes into the next one. */
interface Partner {
  readonly address: Address;
  readonly gatherer: SignalGatherer;
  readonly stopLife: Off;
}
type Kind = PairingMessage['t'];
type Of<T extends Kind> = Extract<PairingMessage, { t: T }>;

export interface ManualSignaling extends Signaling {
  readonly manualPairing: ManualPairing;
}

/** What passes is sealed as on a relay: who sees the texts learns no more than a relay does. */
export function createManualSignaling(options: { clock: Clock; random: Random }): ManualSignaling {
  const { clock, random } = options;
  const events = createSignalingEvents();
  const { members, boxes, gone, setStatus } = events;
  const partners = new Map<Address, Partner>();
  let topic = new Uint8Array();
  let announced: Bytes | undefined;
  let isAnnounced: () => void = () => undefined;
  const announcing = new Promise<void>((resolve) => (isAnnounced = resolve));
  /** Our last invitation: whoever answers it first is the one who was invited. */
  let ours: { id: Bytes; atMs: number; isUsed: boolean } | undefined;
  /** The invitation that we answer. */
  let theirs:
    | { partner: Partner; member: Member; id: Bytes; reply: Bytes; atMs: number; isUsed: boolean }
    | undefined;

  function read<T extends Kind>(text: string, kind: T): Of<T> | PairingProblem {
    const message = readPairingText(text);
    if (!message) return 'unreadable';
    if (!equalBytes(message.topic, topic)) return 'other-room';
    return message.t === kind ? (message as Of<T>) : 'other-kind';
  }
  const isOver = (atMs: number) => Math.abs(clock.now() - atMs) >= PAIRING_LIFE_MS;

  function meet(id: Bytes): Partner {
    const address = toBase64Url(id);
    forget(address);
    const stopLife = clock.after(PAIRING_LIFE_MS, () => forget(address));
    const partner = { address, gatherer: createSignalGatherer(clock), stopLife };
    partners.set(address, partner);
    return partner;
  }

  function forget(address: Address): void {
    const partner = partners.get(address);
    if (!partner) return;
    partners.delete(address);
    partner.gatherer.stop();
    partner.stopLife();
    if (theirs?.partner === partner) sample();
    gone.emit(address);
  }

  /** Whoever invited us is here as long as our reply waits for its confirmation. */
  function sample(): void {
    const isHere = theirs && partners.has(theirs.partner.address);
    members.emit(theirs && isHere ? [theirs.member] : []);
  }

  async function textOf(
    t: 'reply' | 'confirmation',
    { gatherer }: Partner,
    id: Bytes,
    reply: Bytes,
  ): Promise<PairingText> {
    const gathered = await gatherer.boxes;
    if (gathered.length === 0) return problem('nothing-came');
    const text = writePairingText({ t, v: 1, topic, id, reply, ...foldBoxes(gathered) });
    return { kind: 'text', text };
  }

  const manualPairing: ManualPairing = {
    async invite() {
      await announcing;
      const id = random.bytes(PAIRING_ID_BYTES);
      ours = { id, atMs: clock.now(), isUsed: false };
      const until = clock.now() + PAIRING_LIFE_MS;
      const announce = announced ?? new Uint8Array();
      return writePairingText({ t: 'invitation', v: 1, topic, id, until, announce });
    },

    async useReply(pasted) {
      const message = read(pasted, 'reply');
      if (typeof message === 'string') return problem(message);
      if (!ours || !equalBytes(message.id, ours.id)) return problem('other-invitation');
      if (ours.isUsed) return problem('used');
      if (isOver(ours.atMs)) return problem('expired');
      ours.isUsed = true;
      const partner = meet(message.reply);
      for (const box of unfoldBoxes(message)) boxes.emit(partner.address, box);
      return textOf('confirmation', partner, message.id, message.reply);
    },

    async accept(invitation) {
      await announcing;
      const message = read(invitation, 'invitation');
      if (typeof message === 'string') return problem(message);
      if (message.until <= clock.now()) return problem('expired');
      if (theirs) forget(theirs.partner.address);
      const reply = random.bytes(PAIRING_ID_BYTES);
      const partner = meet(reply);
      const member = { address: partner.address, announce: message.announce.slice() };
      const id = message.id.slice();
      theirs = { partner, member, id, reply, atMs: clock.now(), isUsed: false };
      sample();
      return textOf('reply', partner, id, reply);
    },

    confirm(pasted) {
      const message = read(pasted, 'confirmation');
      if (typeof message === 'string') return message;
      const isOurs = theirs && equalBytes(message.id, theirs.id);
      if (!theirs || !isOurs || !equalBytes(message.reply, theirs.reply)) return 'other-invitation';
      if (theirs.isUsed) return 'used';
      if (isOver(theirs.atMs)) return 'expired';
      theirs.isUsed = true;
      const { address } = theirs.partner;
      for (const box of unfoldBoxes(message)) boxes.emit(address, box);
      forget(address); // nothing more can be sent there
      return undefined;
    },

    draw: drawQr,
  };

  return {
    manualPairing,
    ...events.hooks,
    start(of) {
      if (events.status) return;
      topic = idBytes(of).slice();
      setStatus('connecting');
    },
    announce(announce) {
      const isFirst = !announced;
      announced = announce;
      if (!isFirst) return;
      setStatus('online');
      isAnnounced();
    },
    send: (to, box) => partners.get(to)?.gatherer.add(box) ?? false,
    refresh: sample,
    iceServers: () => [],
    close() {
      for (const address of [...partners.keys()]) forget(address);
      events.clear();
    },
  };
}

const problem = (problem: PairingProblem): PairingText => ({ kind: 'problem', problem });
