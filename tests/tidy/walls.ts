/** Who may import whom. Each rule returns its complaints about a set of files. */
import ts from 'typescript';
import { LAYERS, SHARED_WITH_RELAY, VIEWS } from './layers.ts';
import { importsOf, isAmbient, isScript, walk, type Import, type SourceFile } from './source.ts';

/** Small pure libraries that earned their place in core: a codec, a validator, and what merges texts. */
const CORE_PACKAGES = ['@msgpack/msgpack', 'valibot', 'yjs'];
/** The editor of notes: the only packages beside Svelte that the UI takes. */
const EDITOR_PACKAGES = ['@codemirror/state', '@codemirror/view', '@codemirror/commands'];
/** Packages that one file hides from everybody else. */
export const HIDDEN_PACKAGES = [
  'simple-peer',
  'idb-keyval',
  'peerjs',
  'uqr',
  'yjs',
  'emojibase-data',
  '@lezer/highlight',
  ...EDITOR_PACKAGES,
];
/** The one file of src that builds a room: the app, the simulator, tests and embedders call it. */
const ROOM_BUILDER = 'src/core/room/compose-room.ts';
/** Its parts that come late, and who builds them. */
const LATE_PARTS: readonly string[] = ['new Mesh', 'new Files'];
const LATE_BUILDER = 'src/core/room/linked-parts.ts';
/** What a room is built of, and what builds it. A class may still build itself in a static method. */
const ROOM_PARTS: readonly string[] = [
  'new OpenRoom',
  'new Mesh',
  'new Chat',
  'new Files',
  'OpenRoom.open',
  'Mesh.open',
  'Chat.open',
  'Files.open',
];
export const ENTRIES = ['src/main.ts', 'src/sw.ts', 'signaling/main.ts'];

/** Whether `path` is `part`, or a file in it. */
const within = (part: string, path: string) => path === part || path.startsWith(`${part}/`);
const inAny = (parts: readonly string[], path: string) => parts.some((part) => within(part, path));
const inSrc = (path: string) => within('src', path);
const inSignaling = (path: string) => within('signaling', path);

/** Where a file stands in an area: its part, and the number of its layer, from 0. */
interface Place {
  readonly part: string;
  readonly layer: number;
}

function placeIn(area: string, path: string): Place | undefined {
  for (const [layer, parts] of (LAYERS[area] ?? []).entries()) {
    const part = parts.split(' | ').find((name) => within(`${area}/${name}`, path));
    if (part) return { part, layer };
  }
  return undefined;
}

/** Files of an area that belong to none of its parts. */
export const homeless = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path }) =>
    Object.keys(LAYERS)
      .filter((area) => within(area, path) && !placeIn(area, path))
      .map((area) => `${path} stands in no part of ${area}`),
  );

/** Why `from` may not import this, or null when it may. */
export function wall(from: string, { path, packageName }: Import): string | null {
  if (packageName) return aroundPackage(from, packageName);
  if (!path) return within('src/core', from) ? 'core runs where there is no Node' : null;
  if (inSignaling(from)) return inSignaling(path) ? null : 'the relay imports only itself';
  if (inSignaling(path)) return aroundRelay(from, path);
  if (!inSrc(path)) return 'the app imports only itself';
  return isScript(path) ? (betweenLayers(from, path) ?? outOfView(from, path)) : null;
}

function aroundPackage(from: string, name: string): string | null {
  if (inSignaling(from)) return null;
  if (within('src/core', from))
    return CORE_PACKAGES.includes(name) ? null : 'core takes few packages';
  if (within('src/ui', from))
    return ['svelte', ...EDITOR_PACKAGES].includes(name)
      ? null
      : 'the UI takes no package but Svelte and the editor';
  return name === 'svelte' ? 'Svelte stays in the UI' : null;
}

function aroundRelay(from: string, path: string): string | null {
  const shared = SHARED_WITH_RELAY.some((it) => it.file === path && inAny(it.from, from));
  return shared ? null : 'only the relay’s clients see its messages, and nobody else of it';
}

/** Asks every area that holds both files, the widest first. Files of one part are for the next area to judge. */
function betweenLayers(from: string, path: string): string | null {
  for (const area of Object.keys(LAYERS)) {
    if (!within(area, from) || !within(area, path)) continue;
    const [own, other] = [placeIn(area, from), placeIn(area, path)];
    if (!own || !other) return `one of them stands in no part of ${area}`;
    if (own.part === other.part) continue;
    if (own.layer === other.layer) return `${own.part} and ${other.part} do not import each other`;
    if (own.layer < other.layer) return `${own.part} is below ${other.part}`;
  }
  return null;
}

function outOfView(from: string, path: string): string | null {
  const view = VIEWS.find((it) => within(it.from, from) && within(it.of, path));
  const seen = view?.parts.some((part) => within(`${view.of}/${part}`, path)) ?? true;
  return seen ? null : (view?.rule ?? null);
}

export const walls = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => inSrc(path) || inSignaling(path))
    .flatMap((file) =>
      importsOf(file).flatMap((imported) => {
        const why = wall(file.path, imported);
        return why ? [`${file.path} imports ${imported.specifier}: ${why}`] : [];
      }),
    );

/** Parts of the plan without a file. */
export const emptyParts = (files: readonly SourceFile[]): string[] =>
  Object.entries(LAYERS)
    .flatMap(([area, layers]) =>
      layers.flatMap((it) => it.split(' | ')).map((it) => `${area}/${it}`),
    )
    .filter((part) => !files.some(({ path }) => within(part, path)))
    .map((part) => `there is no ${part}`);

/** What the plan allows and no import needs. So the plan stays as narrow as the code. */
export function idleAllowances(files: readonly SourceFile[]): string[] {
  const allowed = [
    ...VIEWS.flatMap(({ from, of, parts }) =>
      parts.map((part) => [from, `${of}/${part}`] as const),
    ),
    ...SHARED_WITH_RELAY.flatMap(({ from, file }) => from.map((part) => [part, file] as const)),
  ];
  const isUsed = ([from, to]: readonly [string, string]) =>
    files.some((file) => within(from, file.path) && importsFrom(file, to));
  return allowed
    .filter((it) => !isUsed(it))
    .map(([from, to]) => `nothing in ${from} imports ${to}`);
}

const importsFrom = (file: SourceFile, part: string) =>
  importsOf(file).some(({ path }) => path !== undefined && within(part, path));

/** Every hidden package that is a dependency is imported by exactly one file of src. */
export function hiddenPackages(
  files: readonly SourceFile[],
  dependencies: readonly string[],
): string[] {
  return HIDDEN_PACKAGES.flatMap((name) => {
    const users = files
      .filter(({ path }) => inSrc(path) && !isAmbient(path))
      .filter((file) => importsOf(file).some(({ packageName }) => packageName === name))
      .map(({ path }) => path);
    if (users.length > 1) return [`${name} is imported by ${users.join(' and ')}, not by one file`];
    const unused = users.length === 0 && dependencies.includes(name);
    return unused ? [`${name} is a dependency that no file imports`] : [];
  });
}

/** Places in src that build a room, or a part of one, beside `composeRoom`. */
export const otherRooms = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => inSrc(path) && path !== ROOM_BUILDER)
    .flatMap((file) =>
      roomPartsIn(file)
        .filter((part) => file.path !== LATE_BUILDER || !LATE_PARTS.includes(part))
        .map((part) => `${file.path} has ${part}`),
    );

function roomPartsIn(file: SourceFile): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    const isNew = ts.isNewExpression(node);
    if (!isNew && !ts.isCallExpression(node)) return;
    const built = `${isNew ? 'new ' : ''}${node.expression.getText()}`;
    if (ROOM_PARTS.includes(built) && !isInClass(node, built)) found.push(built);
  });
  return found;
}

/** Whether this stands in the class that it builds. */
function isInClass(node: ts.Node, built: string): boolean {
  const holder = ts.findAncestor(node, ts.isClassDeclaration);
  return holder?.name !== undefined && built === `new ${holder.name.text}`;
}

/** Tests of core that need a browser's part: core runs without any. */
export const browserInCoreTests = (tests: readonly SourceFile[]): string[] =>
  tests
    .filter(({ path }) => within('tests/core', path))
    .flatMap((file) =>
      importsOf(file).flatMap(({ path }) =>
        path && within('src/browser', path) ? [`${file.path} imports ${path}`] : [],
      ),
    );
