/** Title, icon and notifications of a room that is out of view. */
import { expect, test } from 'vitest';
import { markedIcon, notificationWords, titleMarks } from '../../../src/ui/text/attention-words.ts';
import { downloaded } from '../../../src/ui/text/downloaded.ts';
import { fakePeer, fakeShared, fakeText } from '../../fakes/room-views.ts';

test('the title tells what is unread and how far downloads are', () => {
  expect(titleMarks(0, undefined)).toBe('');
  expect(titleMarks(3, undefined)).toBe('(3) ');
  expect(titleMarks(0, 0.649)).toBe('64\u00a0% ');
  expect(titleMarks(1_200, 1)).toBe('(1,200) 100\u00a0% ');
});

test('progress is that of all running downloads, and of none without them', () => {
  const half = fakeShared('a', 100, { state: 'fetching', haveBytes: 50 });
  const none = fakeShared('b', 100, { state: 'fetching', haveBytes: 0 });
  expect(downloaded([half, none, fakeShared('c', 100, { state: 'complete' })])).toBe(0.25);
  expect(downloaded([fakeShared('d', 0, { state: 'fetching', haveBytes: 0 })])).toBe(0);
  expect(downloaded([fakeShared('c', 100, { state: 'complete' })])).toBeUndefined();
});

test('the icon has a mark for unread messages, and fills in tenths', () => {
  const svg = '<svg></svg>';
  expect(markedIcon(svg, 0, undefined)).toBe(svg);
  expect(markedIcon(svg, 1, undefined)).toBe(markedIcon(svg, 2, undefined));
  expect(markedIcon(svg, 1, undefined)).not.toBe(svg);
  expect(markedIcon(svg, 0, 0.61)).toBe(markedIcon(svg, 0, 0.69));
  expect(markedIcon(svg, 0, 0.7)).not.toBe(markedIcon(svg, 0, 0.69));
});

test('a notification has the words of one message, and the number of several', () => {
  const said = (name: string, text: string, more: Parameters<typeof fakeText>[3] = {}) =>
    fakeText(name, text, 0, more);
  expect(notificationWords([said('Ana', 'hello')], false)).toBe('Ana: hello');
  expect(notificationWords([said('Ana', 'hello')], true)).toBe('Ana wrote something');
  expect(notificationWords([said('Ana', 'x'.repeat(9_000))], false).length).toBeLessThan(250);
  const to = [{ peer: fakePeer('Me'), name: 'Me' }];
  expect(notificationWords([said('Ana', 'psst', { to })], false)).toBe(
    'Ana wrote to you in private',
  );
  expect(notificationWords([said('Ana', 'a'), said('Bo', 'b')], false)).toBe(
    '2 new messages, the last from Bo',
  );
});
