/** People in a row: each reaches the one before and the one after, and nobody else, until the row opens. */
import type { PeerId } from '../../src/core/base/ids.ts';
import { compareCloseness } from '../../src/core/base/xor.ts';
import type { Person } from './peers.ts';

declare global {
  interface Window {
    /** Says which peer id the page has in the room. */
    chainId(id: string): Promise<void>;
    /** Says which fingerprint the page's connections will have. */
    chainIs(fingerprint: string): Promise<void>;
    /** Whether the page reaches the one with this fingerprint. */
    chainReaches(fingerprint: string): Promise<boolean>;
  }
}

/** In each page: what does not reach the other side gets none of its addresses, as behind a firewall. */
function keepToChain(): void {
  const printOf = (text: string) => text.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    #reaches: Promise<boolean> | undefined;
    static override async generateCertificate(how: AlgorithmIdentifier): Promise<RTCCertificate> {
      const made = await Native.generateCertificate(how);
      const [print] = made.getFingerprints();
      await window.chainIs(printOf(print?.value ?? ''));
      return made;
    }
    override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      const { type, sdp = '' } = description;
      const [line = ''] = /a=fingerprint:.*/.exec(sdp) ?? [];
      this.#reaches = window.chainReaches(printOf(line.trim()));
      const bare = sdp.replaceAll(/a=candidate:.*\r\n/g, '');
      await super.setRemoteDescription({ type, sdp: (await this.#reaches) ? sdp : bare });
    }
    override async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
      if (await this.#reaches) await super.addIceCandidate(candidate ?? undefined);
    }
  };
}

/** In each page: tells its peer id, the hash of a key that it made itself. */
function tellId(): void {
  const { subtle } = crypto;
  const [generateKey, digest] = [subtle.generateKey.bind(subtle), subtle.digest.bind(subtle)];
  const made = new Set<string>();
  const prefix = 'swapmeet/2 peer';
  const latin = (bytes: Uint8Array) => String.fromCodePoint(...bytes);
  Object.assign(subtle, {
    async generateKey(...how: Parameters<SubtleCrypto['generateKey']>) {
      const pair = await generateKey(...how);
      if (how[0] === 'Ed25519' && 'publicKey' in pair)
        made.add(latin(new Uint8Array(await subtle.exportKey('raw', pair.publicKey))));
      return pair;
    },
    async digest(name: AlgorithmIdentifier, bytes: Uint8Array<ArrayBuffer>) {
      const hash = await digest(name, bytes);
      const text = bytes.length === prefix.length + 32 ? latin(bytes) : '';
      if (text.startsWith(prefix) && made.has(text.slice(prefix.length))) {
        const id = btoa(latin(new Uint8Array(hash, 0, 16)));
        await window.chainId(id.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
      }
      return hash;
    },
  });
}

/**
 * Call it before the pages open the app. Ids decide the order behind the first person: words go to somebody closer to the receiver,
 * as they do in a room of hundreds, where each has a link to one who is.
 * @returns who stands where, once all have come in, and a call that lets everyone reach everyone
 */
export async function inARow(people: readonly Person[]): Promise<{
  readonly row: Promise<readonly Person[]>;
  open(): void;
}> {
  const ofPrint = new Map<string, Person>();
  let isOpen = false;
  const ids = new Map<Person, PeerId>();
  let resolve = (_: readonly Person[]): void => undefined;
  const row = new Promise<readonly Person[]>((f) => (resolve = f));
  const note = (person: Person, id: string) => {
    ids.set(person, id as PeerId);
    const idOf = (one: Person) => ids.get(one) as PeerId;
    const [first] = people as [Person];
    if (ids.size === people.length)
      resolve(people.toSorted((a, b) => compareCloseness(idOf(first), idOf(a), idOf(b))));
  };
  for (const person of people) {
    const { context } = person;
    await context.exposeBinding('chainId', (_, id: string) => note(person, id));
    await context.addInitScript(tellId);
    await context.exposeBinding('chainIs', (_, print: string) => void ofPrint.set(print, person));
    await context.exposeBinding('chainReaches', async (_, print: string) => {
      const [places, other] = [await row, ofPrint.get(print)];
      const isNext = other && Math.abs(places.indexOf(other) - places.indexOf(person)) === 1;
      return isOpen || isNext === true;
    });
    await context.addInitScript(keepToChain);
  }
  return { row, open: () => void (isOpen = true) };
}
