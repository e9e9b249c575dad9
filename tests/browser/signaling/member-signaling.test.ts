/** Members as a medium of signaling: mail comes and goes as on any other medium. */
import { expect, test } from 'vitest';
import { MemberSignaling } from '../../../src/browser/signaling/member-signaling.ts';
import type { MediumSignaling } from '../../../src/browser/signaling/signaling.ts';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { MemberMailbox } from '../../../src/core/forwarding/member-mail.ts';
import { peerId, topic } from '../../../src/core/base/ids.ts';

const peerOf = (n: number) => peerId(new Uint8Array(16).fill(n));
const [ANA, BO] = [peerOf(1), peerOf(2)];

function createRig() {
  const mail = new MemberMailbox();
  const signaling: MediumSignaling = new MemberSignaling(mail);
  const heard: unknown[] = [];
  signaling.onMembers((members) => heard.push(['members', members]));
  signaling.onBox((from, box, by) => heard.push(['box', from, box, by]));
  signaling.onGone((address) => heard.push(['gone', address]));
  signaling.onStatus((status) => heard.push(['status', status]));
  signaling.start(topic(new Uint8Array(16)));
  const done: unknown[] = [];
  const open = () =>
    mail.connect({
      announce: (record) => done.push(['announce', record]),
      send: (to, box) => done.push([to, box]) > 0 && to === BO,
      refresh: () => done.push('refresh'),
    });
  return { mail, signaling, heard, done, open };
}

test('[T3] a peer record is a member whose address is its id, until no list names it; boxes come from there', () => {
  const { mail, heard } = createRig();
  if (!ANA) throw new Error('nobody');
  mail.deliverRecords([{ peer: ANA, record: utf8('record'), by: BO }]);
  mail.deliverBox(ANA, utf8('box'), BO);
  mail.deliverGone(ANA);
  expect(heard).toEqual([
    ['status', 'offline'],
    ['members', [{ address: ANA, peerRecord: utf8('record'), by: BO }]],
    ['box', ANA, utf8('box'), BO],
    ['gone', ANA],
  ]);
});

test('[T1] what is announced before anything forwards it is announced then; [T4] a box goes if a member reaches its recipient', () => {
  const { signaling, done, open } = createRig();
  signaling.announce(utf8('early'));
  expect(signaling.send(BO ?? '', utf8('x'))).toBe(false);
  open();
  signaling.refresh();
  expect(signaling.send(BO ?? '', utf8('box'))).toBe(true);
  expect(signaling.send(ANA ?? '', utf8('box'))).toBe(false);
  expect(done).toEqual([
    ['announce', utf8('early')],
    'refresh',
    [BO, utf8('box')],
    [ANA, utf8('box')],
  ]);
});

test('it is never online, since only those who are linked with a member find us by it', () => {
  const { signaling, heard, open } = createRig();
  open();
  signaling.announce(utf8('record'));
  signaling.refresh();
  expect(heard).toEqual([['status', 'offline']]);
  expect(signaling.iceServers()).toEqual([]);
});

test('nothing is heard after close', () => {
  const { mail, signaling, heard } = createRig();
  signaling.close();
  heard.length = 0;
  if (!ANA) throw new Error('nobody');
  mail.deliverRecords([{ peer: ANA, record: utf8('record'), by: BO }]);
  mail.deliverBox(ANA, utf8('box'), BO);
  mail.deliverGone(ANA);
  expect(heard).toEqual([]);
});
