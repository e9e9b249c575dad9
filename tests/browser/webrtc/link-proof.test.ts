import { expect, test } from 'vitest';
import { createLinkProver, type LinkProver } from '../../../src/browser/webrtc/link-proof.ts';
import type { PeerRecord } from '../../../src/browser/peer-records/peer-record.ts';
import { roomId, type RoomId } from '../../../src/core/base/ids.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { crypto, makeIdentity, random } from '../../rigs/members.ts';

const room = roomId(random.bytes(16));
const linkId = random.bytes(8);

interface End {
  readonly peerRecord: PeerRecord;
  readonly prover: LinkProver;
}
function endOf(identity: Identity, certificateHash = random.bytes(32), of: RoomId = room): End {
  return {
    prover: createLinkProver({ roomId: of, identity, crypto, certificateHash }),
    peerRecord: {
      peer: identity.peer,
      key: identity.publicKey,
      hasProof: false,
      certificateHash,
      ephemeralKey: random.bytes(32),
      session: 's',
      notAfterMs: 0,
    },
  };
}
const [alice, bob] = [endOf(await makeIdentity()), endOf(await makeIdentity())];

test('[L9] each side accepts the other’s first message, and only on this link', async () => {
  const said = await alice.prover.prove(bob.peerRecord, linkId);
  expect(said).toHaveLength(64);
  expect(await bob.prover.accepts(alice.peerRecord, linkId, said)).toBe(true);
  expect(await bob.prover.accepts(alice.peerRecord, random.bytes(8), said), 'another link').toBe(
    false,
  );
  expect(await alice.prover.accepts(bob.peerRecord, linkId, said), 'sent back').toBe(false);
  const elsewhere = endOf(await makeIdentity(), bob.peerRecord.certificateHash);
  expect(await elsewhere.prover.accepts(alice.peerRecord, linkId, said), 'to another').toBe(false);
  for (const bytes of [new Uint8Array(), new Uint8Array(64), said.slice(1), random.bytes(64)])
    expect(await bob.prover.accepts(alice.peerRecord, linkId, bytes)).toBe(false);
});

test('[L9] a peer that names another’s certificate as its own cannot pass that other off as itself', async () => {
  // Mallory shows Bob's certificate to Alice and Alice's to Bob, so that DTLS is right on both sides.
  const [asBob, asAlice] = [
    endOf(await makeIdentity(), bob.peerRecord.certificateHash),
    endOf(await makeIdentity(), alice.peerRecord.certificateHash),
  ];
  const fromAlice = await alice.prover.prove(asBob.peerRecord, linkId);
  const fromBob = await bob.prover.prove(asAlice.peerRecord, linkId);
  expect(await bob.prover.accepts(asAlice.peerRecord, linkId, fromAlice)).toBe(false);
  expect(await alice.prover.accepts(asBob.peerRecord, linkId, fromBob)).toBe(false);
});
