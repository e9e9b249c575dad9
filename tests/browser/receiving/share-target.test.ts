/** Which requests the service worker takes as a share, and where it goes from there. */
import { expect, test } from 'vitest';
import { ReceivedStore } from '../../../src/browser/receiving/received-store.ts';
import { isShare, receiveShare } from '../../../src/browser/receiving/share-target.ts';
import { createFakeDatabase } from '../../fakes/database.ts';

const scope = new URL('https://example.org/swapmeet/');
const page = { method: 'POST', mode: 'navigate', destination: 'document' };

test.each([
  [{}, 'share', true],
  [{ method: 'GET' }, 'share', false],
  [{ mode: 'no-cors' }, 'share', false],
  [{ destination: 'iframe' }, 'share', false],
  [{}, 'share/', false],
  [{}, '../share', false],
  [{}, 'https://elsewhere.example/swapmeet/share', false],
])('%j to %s: %s', (changed, path, taken) => {
  const request = { ...page, ...changed } as Request;
  expect(isShare(request, new URL(path, scope), scope)).toBe(taken);
});

const sent = (body: BodyInit) => new Request(new URL('share', scope), { method: 'POST', body });

test('files and texts of the form wait, and the first page comes', async () => {
  const store = new ReceivedStore(createFakeDatabase(), () => 5);
  const form = new FormData();
  form.set('title', 'A song');
  form.set('url', 'https://a.example/');
  form.append('files', new File(['a'], 'a/b.txt'));
  form.append('files', new File([], ''));
  form.append('others', new File(['a'], 'not-asked-for.txt'));
  const answer = await receiveShare(sent(form), scope, store);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, scope.href]);
  const [gift] = await store.list();
  expect(gift).toMatchObject({ text: 'A song\nhttps://a.example/', left: 0 });
  expect(gift?.files.map((it) => it.name)).toEqual(['a_b.txt']);
});

test('what cannot be kept or read leads to a page that says so', async () => {
  const database = createFakeDatabase();
  database.isFull = true;
  const store = new ReceivedStore(database, () => 5);
  const form = new FormData();
  form.set('text', 'words');
  for (const body of [form, 'no form']) {
    const answer = await receiveShare(sent(body), scope, store);
    expect(answer.headers.get('location')).toBe(`${scope.href}#not-kept`);
  }
});
