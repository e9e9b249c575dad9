/** Who may import whom: the walls of the house, each rule a list of complaints about a set of files. */
import { importsOf, isAmbient, type Import, type SourceFile } from './source.ts';

/** Small pure libraries that earned their place in core: a codec, a validator, base encodings. */
const CORE_PACKAGES = ['@msgpack/msgpack', 'valibot', '@scure/base'];
/** Packages that one file hides from everybody else. */
export const HIDDEN_PACKAGES = ['simple-peer', 'idb-keyval', 'peerjs', 'uqr'];
const RELAY_PROTOCOL = 'signaling/protocol.ts';
const NEARBY_PROTOCOL = 'signaling/nearby-protocol.ts';
/** The relay's client may be several files, all named after it. */
const RELAY_CLIENT = /^src\/browser\/relay-[a-z-]+\.ts$/;
const NEARBY_CLIENT = /^src\/browser\/nearby-/;
/** A pure rule about names that saving needs as much as the swarm. */
const FILE_NAME = 'src/core/api/file-name.ts';
const SAVERS = /^src\/(sw\.ts|sw\/|browser\/save)/;
/** The composition root, and the piece of it that would make it too long. */
const COMPOSITION = /^src\/main(-transport)?\.ts$/;
export const ENTRIES = ['src/main.ts', 'src/sw.ts', 'signaling/main.ts'];

/** The protocol's parts, which meet in the room and nowhere else. */
type Part = 'mesh' | 'chat' | 'swarm' | 'carry';
const partOf = (path: string) =>
  /^src\/core\/(mesh|chat|swarm|carry)\//.exec(path)?.[1] as Part | undefined;
/** `room.ts`, its pieces `room-….ts`, or `….-room.ts` that opens one; but an address is only a name. */
const isRoom = (path: string) =>
  /^src\/core\/(room\/|([a-z-]+-)?room(-[a-z-]+)?\.ts$)/.test(path) &&
  !path.endsWith('/room-address.ts');
const isCoreTop = (path: string) => /^src\/core\/[^/]+$/.test(path);
const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const inSrc = inside('src');
const inCore = inside('src/core');
const inUi = inside('src/ui');
const inSignaling = inside('signaling');

/** Why `from` may not import this, or null when it may. */
export function wall(from: string, { path, packageName, kind }: Import): string | null {
  const type = kind === 'type';
  if (inCore(from)) {
    if (packageName) return CORE_PACKAGES.includes(packageName) ? null : 'core takes few packages';
    if (!path) return 'core runs where there is no Node';
    if (!inCore(path)) return 'core imports nobody outside core';
    return betweenParts(from, path);
  }
  if (inSignaling(from)) return path && !inSignaling(path) ? 'the relay imports itself only' : null;
  if (COMPOSITION.test(from)) return null;
  if (path && inSignaling(path)) {
    const allowed =
      (path === RELAY_PROTOCOL && RELAY_CLIENT.test(from)) ||
      (path === NEARBY_PROTOCOL && NEARBY_CLIENT.test(from));
    return allowed ? null : `only the relay's clients see ${path}`;
  }
  if (inUi(from)) return fromUi(path, packageName);
  if (path && inUi(path)) return 'only main.ts sees the UI';
  if (packageName === 'svelte') return 'Svelte stays in the UI';
  if (path === FILE_NAME && SAVERS.test(from)) return null;
  if (path && partOf(path)) return 'adapters see the top of core, not its parts';
  if (path && isRoom(path) && !type) return 'adapters know the room by its types only';
  return null;
}

function betweenParts(from: string, path: string): string | null {
  const [own, other] = [partOf(from), partOf(path)];
  if (own && other && own !== other) return 'the parts of core do not import each other';
  if (own && isRoom(path)) return 'the room imports its parts, not the other way round';
  if (!own && other && !isRoom(from)) return 'the parts of core meet in the room only';
  return null;
}

function fromUi(path: string | undefined, packageName: string | undefined): string | null {
  if (packageName) return packageName === 'svelte' ? null : 'the UI takes no package but Svelte';
  if (path && (inUi(path) || isCoreTop(path))) return null;
  return 'the UI imports Svelte, the top of core and itself only';
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

/** Each of the hidden packages that is a dependency appears in exactly one file of src. */
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
