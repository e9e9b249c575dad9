/** Comings and goings between two messages are one line: in order, in words, bounded, and in its place. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VISIT_LINES_MAX, VISITS_PER_LINE_MAX } from '../../../../src/core/limits/talk.ts';
import type { EntryId } from '../../../../src/core/base/ids.ts';
import type { Visit } from '../../../../src/ui/chat/visits/comings.ts';
import { addVisits, isFolded, type VisitLine } from '../../../../src/ui/chat/visits/visit-lines.ts';
import {
  VisitRows,
  type ListedRow,
  type ShownVisits,
} from '../../../../src/ui/chat/visits/visit-rows.ts';
import { lineWords, moreWords } from '../../../../src/ui/chat/visits/visit-words.ts';
import { timelineRows, type Row } from '../../../../src/ui/text/timeline-rows.ts';
import { fakePeer, fakeText } from '../../../fakes/room-views.ts';

const NOON = new Date(2026, 5, 14, 12, 0).getTime();
const DAY = 86_400_000;
/** "Ana joined", "Bo left". */
function visit(said: string, atMs = NOON): Visit {
  const [name = '', kind] = said.split(' ');
  return { kind: kind === 'left' ? 'left' : 'joined', peer: fakePeer(name), name, atMs };
}
const lineOf = (...said: string[]): VisitLine => {
  const [line] = addVisits(
    [],
    said.map((it) => visit(it)),
    undefined,
    false,
  );
  if (!line) throw new Error('no line');
  return line;
};
const Line: ShownVisits['Line'] = () => ({});
const shown = (lines: readonly VisitLine[]): ShownVisits => ({ lines, Line, opened: new Set() });

test('a line says in one sentence each what became of people', () => {
  expect(lineWords(lineOf('Ana joined'))).toBe('Ana joined');
  const many = ['Ana', 'Bo', 'Cy', 'Di'].map((name) => `${name} joined`);
  expect(lineWords(lineOf(...many, 'Ben left'))).toBe('Ana, Bo and 2 more joined · Ben left');
  expect(lineWords(lineOf('Ana joined', 'Ana left'))).toBe('Ana joined and left');
  expect(lineWords(lineOf('Ana left', 'Bo joined', 'Ana joined'))).toBe(
    'Bo joined · Ana left and came back',
  );
  expect(isFolded(lineOf('Ana joined'))).toBe(false);
  expect(isFolded(lineOf('Ana joined', 'Bo left'))).toBe(true);
});

test('of a crowd nobody is named, and of many comings only the first', () => {
  const visits = Array.from({ length: 70 }, (_, i) => visit(`No${i} joined`));
  const [crowd] = addVisits([], [...visits, visit('Bo left')], undefined, true);
  expect(crowd && lineWords(crowd)).toBe('70 people joined · 1 person left');
  expect(crowd && isFolded(crowd)).toBe(false);
  const [line] = addVisits([], visits, undefined, false);
  expect(line && lineWords(line)).toBe('70 people joined');
  expect(line?.visits).toHaveLength(VISITS_PER_LINE_MAX);
  expect(line && moreWords(line)).toEqual([`${70 - VISITS_PER_LINE_MAX} people joined`]);
});

test('what comes after another message is another line, and the oldest lines go', () => {
  const ids = Array.from(
    { length: VISIT_LINES_MAX + 5 },
    (_, i) => fakeText('Ana', `${i}`, NOON).id,
  );
  let lines: readonly VisitLine[] = [];
  for (const id of ids)
    for (const said of ['Ana left', 'Ana joined'])
      lines = addVisits(lines, [visit(said)], id, false);
  expect(lines).toHaveLength(VISIT_LINES_MAX);
  expect(lines.map(({ after }) => after)).toEqual(ids.slice(5));
  expect(lines.every(({ visits }) => visits.length === 2)).toBe(true);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(VISIT_LINES_MAX);
});

const say = ({ kind, ...row }: ListedRow): string => {
  if ('message' in row && row.message.kind === 'text')
    return `${row.first ? `${row.message.name}: ` : ''}${row.message.text}`;
  return 'label' in row ? `— ${row.label}` : kind;
};

test('a line stands behind the last message of its time, and who wrote next is named again', () => {
  const messages = ['a', 'b', 'c'].map((text) => fakeText('Ana', text, NOON));
  const rows = timelineRows(messages, NOON);
  const lines = addVisits([], [visit('Bo joined')], messages[1]?.id, false);
  const made = new VisitRows();
  const listed = made.of(rows, shown(lines), NOON);
  expect(listed.map(say)).toEqual(['— Today', 'Ana: a', 'b', 'visits', 'Ana: c']);
  const [same] = [made.of(rows, shown(lines), NOON)];
  expect(same).toBe(listed);
  const more = [...rows.slice(0, -1), ...rows.slice(-1)];
  const again = made.of(more, shown(lines), NOON);
  expect(
    again.every((row, at) => row === listed[at]),
    'what is the same stays the same',
  ).toBe(true);
});

test('a line stands under its own day, which is said once', () => {
  const messages = [fakeText('Ana', 'a', NOON - DAY), fakeText('Ana', 'b', NOON + 60_000)];
  const rows = timelineRows(messages, NOON);
  const before = addVisits([], [visit('Bo joined')], messages[0]?.id, false);
  const both = ['— Yesterday', 'Ana: a', '— Today', 'visits', 'Ana: b'];
  expect(new VisitRows().of(rows, shown(before), NOON).map(say)).toEqual(both);
  const first = addVisits([], [visit('Bo joined')], undefined, false);
  expect(new VisitRows().of([], shown(first), NOON).map(say)).toEqual(['— Today', 'visits']);
});

test('where its message is gone, a line stands where its time says', () => {
  const messages = ['a', 'b'].map((text, i) => fakeText('Ana', text, NOON + i * 120_000));
  const rows = timelineRows(messages, NOON);
  const gone = fakeText('Bo', 'gone', NOON).id;
  const lines = addVisits([], [visit('Bo left', NOON + 60_000)], gone, false);
  const listed = new VisitRows().of(rows, shown(lines), NOON).map(say);
  expect(listed).toEqual(['— Today', 'Ana: a', 'visits', 'Ana: b']);
});

test('whatever the lines, every message and every line is there once, in order', () => {
  const messages = Array.from({ length: 12 }, (_, i) =>
    fakeText(i % 3 ? 'Ana' : 'Bo', `${i}`, NOON + i * (DAY / 5)),
  );
  const rows: readonly Row[] = timelineRows(messages, NOON);
  const some = fc.array(fc.record({ at: fc.nat(12), plusMs: fc.nat(3 * DAY) }), { maxLength: 8 });
  fc.assert(
    fc.property(some, (wanted) => {
      let lines: readonly VisitLine[] = [];
      for (const { at, plusMs } of wanted.sort((a, b) => a.at - b.at)) {
        const after: EntryId | undefined = messages[at - 1]?.id;
        lines = addVisits(lines, [visit('Bo left', NOON + plusMs)], after, false);
      }
      const listed = new VisitRows().of(rows, shown(lines), NOON);
      const keys = (kind: string) => listed.flatMap((it) => (it.kind === kind ? it.key : []));
      expect(keys('message')).toEqual(messages.map(({ id }) => id));
      expect(keys('visits')).toEqual(lines.map(({ key }) => key));
      expect(new Set(listed.map(({ key }) => key)).size).toBe(listed.length);
    }),
  );
});
