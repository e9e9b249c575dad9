/** What changes the sheets of a gathered store: records are laid together in them, and taken out. One change at a time. */
import type { Bytes } from '../../../core/base/bytes.ts';
import { encode } from '../../../core/base/codec.ts';
import { rowsIn, SHEETS, type Row, type Sheets } from './gathered-key-value-store.ts';

/** When one record of a sheet goes, all others are written again. */
const SHEET_RECORDS_MAX = 256;
const SHEET_BYTES_MAX = 128 * 1024;

interface Sheet {
  readonly name: string;
  readonly rows: Row[];
}

/** What a sheet has of this key. */
export async function find({ store, keysOf }: Sheets, key: string): Promise<Bytes | undefined> {
  const [name] = [...keysOf].find(([, keys]) => keys.has(key)) ?? [];
  const rows = name === undefined ? [] : await rowsOf(store, name);
  return rows.find(([it]) => it === key)?.[1].slice();
}

/** Stores many records. Those that are new are laid together. */
export async function put(sheets: Sheets, records: readonly Row[]): Promise<void> {
  const { store, prefix, few, alone, keysOf } = sheets;
  const held = [...keysOf.values()];
  const isNew = ([key]: Row) =>
    key.startsWith(prefix) && !alone.has(key) && !held.some((keys) => keys.has(key));
  const rows = [...new Map(records)];
  const together = rows.filter(isNew);
  const made = together.length < few ? [] : sheetsOf(together, sheets);
  const single = made.length === 0 ? rows : rows.filter((it) => !isNew(it));
  await store.put([...single, ...made.map(recordOf)]);
  for (const [key, value] of single) if (key.startsWith(prefix)) alone.set(key, value);
  note(sheets, made);
}

/**
 * Takes these out of the sheets. Whole sheets go first, since that works on a full disk, too. The others change one after another:
 * a log that is full loses entries of all of them at once.
 */
export async function takeOut(sheets: Sheets, keys: ReadonlySet<string>): Promise<void> {
  const { store, keysOf } = sheets;
  const touched = [...keysOf].filter(([, held]) => [...held].some((key) => keys.has(key)));
  const isEmptied = ([, held]: (typeof touched)[number]) => [...held].every((it) => keys.has(it));
  await drop(
    sheets,
    touched.filter(isEmptied).map(([name]) => name),
  );
  for (const [name] of touched.filter((it) => !isEmptied(it))) {
    const rows = (await rowsOf(store, name)).filter(([key]) => !keys.has(key));
    await write(sheets, { name, rows });
  }
}

/** Lays together what stands alone, and sheets that have become thin. */
export async function gather(sheets: Sheets): Promise<void> {
  const { store, keysOf, alone, few } = sheets;
  // What a sheet has of what stands alone is older.
  await takeOut(sheets, new Set(alone.keys()));
  const thin = [...keysOf].filter(([, { size }]) => size < few).map(([name]) => name);
  const rows = new Map((await Promise.all(thin.map((it) => rowsOf(store, it)))).flat());
  const isLittle = rows.size + alone.size < few || alone.size + thin.length < 2;
  if (isLittle) return;
  for (const made of sheetsOf([...rows, ...alone], sheets)) {
    await write(sheets, made);
    const single = made.rows.map(([key]) => key).filter((key) => alone.has(key));
    if (single.length > 0) await store.delete(single);
    for (const key of single) alone.delete(key);
  }
  await drop(sheets, thin);
}

async function write(sheets: Sheets, sheet: Sheet): Promise<void> {
  await sheets.store.put([recordOf(sheet)]);
  note(sheets, [sheet]);
}

async function drop({ store, keysOf }: Sheets, names: readonly string[]): Promise<void> {
  if (names.length > 0) await store.delete([...names]);
  for (const name of names) keysOf.delete(name);
}

function note({ keysOf }: Sheets, sheets: readonly Sheet[]): void {
  for (const { name, rows } of sheets) keysOf.set(name, new Set(rows.map(([key]) => key)));
}

/** New sheets for these. */
function sheetsOf(records: readonly Row[], { keysOf }: Sheets): Sheet[] {
  const numbers = [...keysOf.keys()].map((name) => Number(name.slice(SHEETS.length)) || 0);
  let last = numbers.reduce((a, b) => Math.max(a, b), 0);
  const sheets: Sheet[] = [];
  let bytes = 0;
  for (const row of records) {
    const size = row[0].length + row[1].length;
    const rows = sheets.at(-1)?.rows;
    bytes += size;
    if (rows && rows.length < SHEET_RECORDS_MAX && bytes <= SHEET_BYTES_MAX) rows.push(row);
    else {
      sheets.push({ name: SHEETS + String(++last).padStart(8, '0'), rows: [row] });
      bytes = size;
    }
  }
  return sheets;
}

const recordOf = ({ name, rows }: Sheet): Row => [name, encode(rows)];

async function rowsOf(store: Sheets['store'], name: string): Promise<Row[]> {
  const sheet = await store.get(name);
  return sheet ? rowsIn(sheet) : [];
}
