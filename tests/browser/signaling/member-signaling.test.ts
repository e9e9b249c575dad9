/** Members as a way of signaling: what the post brings comes as from any other way, and goes where the post takes it. */
import { expect, test } from 'vitest';
import { createMemberSignaling } from '../../../src/browser/signaling/member-signaling.ts';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { createMemberPost } from '../../../src/core/forwarding/member-mail.ts';
import { peerId, topic } from '../../../src/core/base/ids.ts';

const [ANA, BO] = [1, 2].map((n) => peerId(new Uint8Array(16).fill(n)));

function createRig() {
  const post = createMemberPost();
  const signaling = createMemberSignaling(post);
  const heard: unknown[] = [];
  signaling.onMembers((members) => heard.push(['members', members]));
  signaling.onBox((from, box) => heard.push(['box', from, box]));
  signaling.onGone((address) => heard.push(['gone', address]));
  signaling.onStatus((status) => heard.push(['status', status]));
  signaling.start(topic(new Uint8Array(16)));
  const done: unknown[] = [];
  const open = () =>
    post.open({
      announce: (card) => done.push(['announce', card]),
      send: (to, box) => done.push([to, box]) > 0 && to === BO,
      refresh: () => done.push('refresh'),
    });
  return { post, signaling, heard, done, open };
}

test('[T3] a card is a member whose address is its id, until no list names it; boxes come from there', () => {
  const { post, heard } = createRig();
  if (!ANA) throw new Error('nobody');
  post.tell.cards([{ peer: ANA, card: utf8('card') }]);
  post.tell.box(ANA, utf8('box'));
  post.tell.gone(ANA);
  expect(heard).toEqual([
    ['status', 'offline'],
    ['members', [{ address: ANA, announce: utf8('card') }]],
    ['box', ANA, utf8('box')],
    ['gone', ANA],
  ]);
});

test('[T1] what is announced before there is a carrier is announced then; [T4] a box goes if a member reaches whom it is for', () => {
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

test('it is never online, since nobody finds us by it who is not linked with a member', () => {
  const { signaling, heard, open } = createRig();
  open();
  signaling.announce(utf8('card'));
  signaling.refresh();
  expect(heard).toEqual([['status', 'offline']]);
  expect(signaling.iceServers()).toEqual([]);
});

test('after its close nothing is heard', () => {
  const { post, signaling, heard } = createRig();
  signaling.close();
  heard.length = 0;
  if (!ANA) throw new Error('nobody');
  post.tell.cards([{ peer: ANA, card: utf8('card') }]);
  post.tell.box(ANA, utf8('box'));
  post.tell.gone(ANA);
  expect(heard).toEqual([]);
});
