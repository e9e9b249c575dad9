/** Which of the app's modules make one file of the build: few files come faster than many small ones. */
import { fileURLToPath } from 'node:url';
import { wordsFileOf } from './vite-words.ts';

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What people come to one after the other, each with what it starts from. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  home: ['src/ui/home/Home.svelte'],
  room: ['src/ui/room/RoomOpener.svelte', 'src/core/room/compose-room.ts'],
  links: [
    'src/core/forwarding/forwarding-transport.ts',
    'src/browser/webrtc/webrtc-transport.ts',
    'src/browser/webrtc/open-links.ts',
    'src/browser/storage/opfs-chunk-store.ts',
    'src/browser/signaling/tab-signaling.ts',
    'src/browser/crypto/verify-signature.ts',
    'src/browser/platform/register-worker.ts',
    'src/browser/proof-of-work/own-proof.ts',
    'src/app/late-parts.ts',
    'src/core/room/linked-parts.ts',
  ],
};
/** Runs while the rest of the first scripts is on its way. */
const SPEAK = ['src/app/speak.ts'];
/** Sentences count. */
const FIRST = ['src/main.ts', 'src/ui/words/format.ts'];
/** What a room with messages and files shows next, and what saves a file: see src/app/late-parts.ts. */
const FILES = [
  'src/ui/files/FileItems.svelte',
  'src/ui/chat/MessageFile.svelte',
  'src/ui/chat/long/Long.svelte',
  'src/ui/chat/long/MentionsButton.svelte',
  'src/ui/chat/visits/visits.svelte.ts',
  'src/ui/files/FilesFoot.svelte',
  'src/ui/files/NearlyFull.svelte',
  'src/ui/library/SearchBox.svelte',
  'src/ui/chat/MessageActions.svelte',
  'src/ui/chat/talk/DeliveryLine.svelte',
  'src/ui/chat/talk/TypingLine.svelte',
  'src/ui/room/receive/ReceiveScreen.svelte',
  'src/ui/text/error-sentences.ts',
  'src/ui/state/why-late.ts',
  'src/ui/parts/rich/RichText.svelte',
  'src/ui/chat/writing/WritingHelp.svelte',
  'src/ui/chat/ReactionList.svelte',
  'src/browser/chunking/worker-chunker.ts',
  'src/app/saves.ts',
  'src/app/batch-source.ts',
  'src/ui/state/picking/shares.ts',
  'src/browser/saving/save-blob.ts',
  'src/browser/pictures/pictures.ts',
  'src/browser/platform/screen-wake-lock.ts',
];
/** Parts of Svelte that its entry brings along, used or not: custom elements, and what only later parts of the app ask for. */
export const ONLY_IF_USED =
  /\/svelte\/src\/(?:legacy\/legacy-client|reactivity\/set|internal\/client\/dom\/elements\/(?:custom-element|bindings\/select))\.js$/;
const SVELTE: Readonly<Record<string, string>> = {
  'client/dom/elements/bindings/select.js': 'later',
  'reactivity/set.js': 'files',
};
/** All that is loaded on demand comes with the first of it, so that the rest is there when the server is gone. */
const LATER =
  /^(?!.*\/node_modules\/).*\/src\/(?!browser\/(?:signaling\/peerjs|code-colors)\/)|\/node_modules\/uqr\//;
/** The editor of shared notes and what merges them: few open one, and it is as large as all else that comes late. */
const NOTES =
  /\/src\/(core\/notes|core\/room\/notes|ui\/notes)\/|\/node_modules\/(yjs|lib0|@codemirror|@marijn|style-mod|w3c-keyname|crelt)\//;
/** Colours of code and the table of emoji: large, each in files of its own, and nobody misses them who does not ask. */
const ALONE = /\/src\/browser\/code-colors\/|\/node_modules\/(?:@lezer|emojibase-data)\//;
const EMOJI_WORDS = /\/emojibase-data\/([\w-]+)\/compact\.json\?emoji-words$/;
/** What signals through a PeerServer: only where the page names one. */
const PEER_SERVER = /\/src\/browser\/signaling\/peerjs\/|\/node_modules\//;

export const PEER_SERVER_FILE = 'peer-server';

const closures = new Map<string, ReadonlySet<string>>();

/** For the bundler's code splitting: the stage that needs this module without asking, or `first` where several do. */
export function fileOf(id: string, graph: ModuleGraph): string | null {
  const needs = (name: string, starts: readonly string[]): boolean => {
    const known = closures.get(name) ?? closure(starts.map(absolute), graph);
    closures.set(name, known);
    return known.has(id);
  };
  const words = wordsFileOf(id);
  if (words) return words;
  // Like sentences, they are fetched and kept in the languages that people speak alone.
  const [, language] = EMOJI_WORDS.exec(id) ?? [];
  if (language) return `words-${language}-emoji`;
  const [, path = ''] = /\/svelte\/src\/(?:internal\/)?(.*)$/.exec(id) ?? [];
  const late = SVELTE[path];
  if (late) return late;
  if (id.includes('rolldown/runtime') || needs('speak', SPEAK)) return 'speak';
  if (needs('first', FIRST)) return 'first';
  const [stage, ...others] = Object.entries(STAGES).filter(([name, starts]) => needs(name, starts));
  // What home, room and links have in common is too small for files of its own.
  if (stage) return others.length > 0 ? 'first' : stage[0];
  if (needs('files', FILES)) return 'files';
  if (ALONE.test(id)) return null;
  if (NOTES.test(id)) return 'notes';
  if (LATER.test(id)) return 'later';
  return PEER_SERVER.test(id) ? PEER_SERVER_FILE : null;
}

const absolute = (path: string): string =>
  fileURLToPath(new URL(`../${path}`, import.meta.url)).replaceAll('\\', '/');

function closure(ids: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    graph.getModuleInfo(id)?.importedIds.forEach(visit);
  };
  ids.forEach(visit);
  return found;
}
