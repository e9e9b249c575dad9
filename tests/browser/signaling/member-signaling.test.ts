/** Members as a medium of signaling: mail comes and goes as on any other medium. */
import { expect, test } from 'vitest';
import { MemberSignaling } from '../../../src/browser/signaling/member-signaling.ts';
import type { MediumSignaling } from '../../../src/browser/signaling/signaling.ts';
import { utf8, type Bytes } from '../../../src/core/base/bytes.ts';
import { peerId, topic, type PeerId } from '../../../src/core/base/ids.ts';
import { MemberMailbox } from '../../../src/core/forwarding/member-mail.ts';
import { RoutedMail } from '../../../src/core/forwarding/routed-mail.ts';
import { BOXES_WAITING_MAX } from '../../../src/core/limits/forwarding.ts';
import { PEER_RECORD_BYTES_MAX } from '../../../src/core/limits/signaling.ts';
import type { OnAsk, RoutedKind } from '../../../src/core/routing/routes.ts';
import { settled } from '../../fakes/people.ts';

const peerOf = (n: number) => peerId(new Uint8Array(16).fill(n));
const [ANA, BO, CY] = [peerOf(1), peerOf(2), peerOf(3)] as const;

interface Asked {
  readonly to: PeerId;
  readonly kind: RoutedKind;
  readonly body: Bytes;
  answer(body: Bytes | undefined): Promise<void>;
}

function createRig() {
  const mail = new MemberMailbox();
  const signaling: MediumSignaling = new MemberSignaling(mail);
  const heard: unknown[] = [];
  signaling.onMembers((members) => heard.push(['members', members]));
  signaling.onBox((from, box, by) => heard.push(['box', from, box, by]));
  signaling.onGone((address) => heard.push(['gone', address]));
  signaling.onStatus((status) => heard.push(['status', status]));
  signaling.start(topic(new Uint8Array(16)));
  const asked: Asked[] = [];
  const disbelieved: PeerId[] = [];
  const answers = new Map<RoutedKind, OnAsk>();
  const connect = () =>
    new RoutedMail(
      {
        ask: (to, kind, body) =>
          new Promise((resolve) => {
            const answer = (it: Bytes | undefined) => (resolve(it), settled());
            asked.push({ to, kind, body, answer });
          }),
        disbelieve: (peer) => disbelieved.push(peer),
        onAsk: (kind, answer) => (answers.set(kind, answer), () => undefined),
      },
      mail,
    );
  /** A route that comes to us. */
  const answerTo = (from: PeerId, kind: RoutedKind, body: Bytes, by: PeerId) =>
    answers.get(kind)?.(from, body, by);
  return { signaling, heard, asked, disbelieved, connect, answerTo };
}

test('[T2] a peer that is sought is asked for its record, once at a time, and is a member whose address is its id', async () => {
  const { signaling, heard, asked, connect } = createRig();
  expect(await signaling.seek?.(ANA)).toBe(false); // the room has no routes yet
  connect();
  const found = [signaling.seek?.(ANA), signaling.seek?.(ANA)];
  expect(asked).toMatchObject([{ to: ANA, kind: 'card', body: new Uint8Array() }]);
  await asked[0]?.answer(utf8('record'));
  expect(await Promise.all(found)).toEqual([true, true]);
  expect(heard.slice(1)).toEqual([['members', [{ address: ANA, peerRecord: utf8('record') }]]]);
});

test('[T2] who does not answer, or answers with no record, is not found', async () => {
  const { signaling, heard, asked, connect } = createRig();
  connect();
  for (const answer of [undefined, new Uint8Array(), new Uint8Array(PEER_RECORD_BYTES_MAX + 1)]) {
    const found = signaling.seek?.(ANA);
    await asked.at(-1)?.answer(answer);
    expect(await found).toBe(false);
  }
  expect(asked).toHaveLength(3);
  expect(heard.slice(1)).toEqual([]);
});

test('[T2] who is sought again, although somebody answered in their name, is asked by another way', async () => {
  const { signaling, asked, disbelieved, connect } = createRig();
  connect();
  for (const [answer, times] of [
    [utf8('a lie'), 0],
    [new Uint8Array(), 1],
    [undefined, 2],
    [utf8('record'), 2],
  ] as const) {
    void signaling.seek?.(ANA);
    expect(disbelieved).toEqual(new Array(times).fill(ANA));
    await asked.at(-1)?.answer(answer);
  }
});

test('[T2] whoever asks for our record gets the last one that we announced', () => {
  const { signaling, answerTo, connect } = createRig();
  signaling.announce(utf8('early'));
  connect();
  expect(answerTo(ANA, 'card', new Uint8Array(), BO)).toEqual(utf8('early'));
  signaling.announce(utf8('late'));
  expect(answerTo(ANA, 'card', new Uint8Array(), BO)).toEqual(utf8('late'));
});

test('[T4] a box arrives as from its sender, brought by the link that it came on, and is answered with nothing', () => {
  const { heard, answerTo, connect } = createRig();
  connect();
  expect(answerTo(ANA, 'signal', utf8('box'), BO)).toEqual(new Uint8Array());
  expect(heard.slice(1)).toEqual([['box', ANA, utf8('box'), BO]]);
});

test('[T4] boxes to one peer go one after another, since a later one makes an earlier one void', async () => {
  const { signaling, asked, connect } = createRig();
  expect(signaling.send(ANA, utf8('too early'))).toBe(false);
  connect();
  for (const box of ['offer', 'candidate']) expect(signaling.send(ANA, utf8(box))).toBe(true);
  expect(signaling.send(CY, utf8('to another'))).toBe(true);
  const sent = () => asked.map(({ to, body }) => [to, new TextDecoder().decode(body)]);
  expect(sent()).toEqual([
    [ANA, 'offer'],
    [CY, 'to another'],
  ]);
  await asked[0]?.answer(new Uint8Array());
  expect(sent().at(-1)).toEqual([ANA, 'candidate']);
  await asked.at(-1)?.answer(new Uint8Array());
  expect(signaling.send(ANA, utf8('more'))).toBe(true);
  for (let i = 0; i < BOXES_WAITING_MAX; i++) expect(signaling.send(ANA, utf8('x'))).toBe(true);
  expect(signaling.send(ANA, utf8('one more'))).toBe(false);
});

test('[T3] who does not answer is at no address any more, and what waits for it goes nowhere', async () => {
  const { signaling, heard, asked, connect } = createRig();
  connect();
  for (const box of ['offer', 'candidate']) signaling.send(ANA, utf8(box));
  await asked[0]?.answer(undefined);
  expect(asked).toHaveLength(1);
  expect(heard.slice(1)).toEqual([['gone', ANA]]);
  expect(signaling.send(ANA, utf8('offer again'))).toBe(true);
  expect(asked).toHaveLength(2);
});

test('it is never online, since only those who are linked with a member find us by it', () => {
  const { signaling, heard, connect } = createRig();
  connect();
  signaling.announce(utf8('record'));
  signaling.refresh();
  expect(heard).toEqual([['status', 'offline']]);
  expect(signaling.iceServers()).toEqual([]);
});

test('nothing is heard after close', async () => {
  const { signaling, heard, asked, answerTo, connect } = createRig();
  connect();
  void signaling.seek?.(ANA);
  signaling.close();
  heard.length = 0;
  await asked[0]?.answer(utf8('record'));
  void answerTo(ANA, 'signal', utf8('box'), BO);
  expect(heard).toEqual([]);
});
