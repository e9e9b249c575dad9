/** The tidy rules themselves, on small examples that must fail and their neighbours that must not. */
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  disorderedRules,
  lostInComments,
  lostInProse,
  lostRules,
  staleClaims,
  strayRules,
} from './claims.ts';
import { IN_BOTH_PROGRAMS, twins } from './constants.ts';
import * as content from './content.ts';
import { compiled, cycles, missing, unreached } from './graph.ts';
import { foreignPackages, machinePaths } from './repository.ts';
import * as shape from './shape.ts';
import { importsOf, type SourceFile } from './source.ts';
import {
  browserInCoreTests,
  emptyParts,
  hiddenPackages,
  homeless,
  idleAllowances,
  otherRooms,
  walls,
} from './walls.ts';
import { pageWords } from './page-words.ts';
import { earlyWords, oddWords, ownWords, unlistedWords, unusedWords } from './words.ts';

const file = (path: string, text: string): SourceFile => ({ path, text });

describe('imports are found', () => {
  it.each([
    [`import { a } from './a.ts'`, 'value'],
    [`import './a.ts'`, 'value'],
    [`export * from './a.ts'`, 'value'],
    [`import { type A, b } from './a.ts'`, 'value'],
    [`import type { A } from './a.ts'`, 'type'],
    [`import { type A } from './a.ts'`, 'type'],
    [`type A = import('./a.ts').A`, 'type'],
    [`const a = await import('./a.ts')`, 'lazy'],
    [`new Worker(new URL('./a.ts', import.meta.url))`, 'lazy'],
  ])('%s', (text, kind) =>
    expect(importsOf(file('src/ui/b.ts', text))).toMatchObject([{ path: 'src/ui/a.ts', kind }]),
  );

  it('in every script of a component, and only there', () => {
    const text = `<script module>import '../a.ts'</script><script lang="ts">import B from './B.svelte'</script>
      <p>import './c.ts'</p>`;
    const paths = importsOf(file('src/ui/A.svelte', text)).map(({ path }) => path);
    expect(paths).toEqual(['src/a.ts', 'src/ui/B.svelte']);
  });
  it('by the name of their package', () => {
    const text = `import '@msgpack/msgpack/x.js'; import 'simple-peer/simplepeer.min.js'; import 'node:fs'`;
    const names = importsOf(file('src/a.ts', text)).map(({ packageName }) => packageName);
    expect(names).toEqual(['@msgpack/msgpack', 'simple-peer', undefined]);
  });
});

describe('walls', () => {
  /** One import: the file that has it, and the file or package that it names. */
  const importing = (from: string, to: string): SourceFile => {
    const relative = posix.relative(posix.dirname(from), to);
    const specifier = /^(src|signaling|tests)\//.test(to)
      ? relative.startsWith('.')
        ? relative
        : `./${relative}`
      : to;
    const statement = `import type { A } from '${specifier}'`;
    return file(from, from.endsWith('.svelte') ? `<script>${statement}</script>` : statement);
  };

  it.each([
    // The layers of core.
    ['src/core/base/ids.ts', 'src/core/room/settings/retention.ts'],
    ['src/core/base/events.ts', 'src/core/ports.ts'],
    ['src/core/base/ids.ts', 'src/core/limits/shared.ts'],
    ['src/core/wire/message.ts', 'src/core/ports.ts'],
    ['src/core/api/room-api.ts', 'src/core/room/settings/retention.ts'],
    ['src/core/identity/peer-id.ts', 'src/core/chunking/chunker.ts'],
    ['src/core/peers.ts', 'src/core/mesh/mesh.ts'],
    ['src/core/mesh/mesh.ts', 'src/core/chat/log.ts'],
    ['src/core/mesh/mesh.ts', 'src/core/room/room-handoffs.ts'],
    ['src/core/chat/log.ts', 'src/core/swarm/swarm.ts'],
    ['src/core/chat/chat.ts', 'src/core/room/blocklist.ts'],
    ['src/core/swarm/files.ts', 'src/core/room/settings/own-name.ts'],
    ['src/core/swarm/cache/cache.ts', 'src/core/forwarding/forwarder.ts'],
    // The layers of browser.
    ['src/browser/platform/clock.ts', 'src/browser/signaling/signaling.ts'],
    ['src/browser/signaling/tab-signaling.ts', 'src/browser/storage/idb.ts'],
    ['src/browser/crypto/aes-gcm.ts', 'src/browser/storage/idb.ts'],
    ['src/browser/storage/idb.ts', 'src/browser/webrtc/webrtc-transport.ts'],
    ['src/browser/saving/save-file.ts', 'src/browser/webrtc/webrtc-transport.ts'],
    // The layers of the UI.
    ['src/ui/words/format.ts', 'src/ui/state/shell.svelte.ts'],
    ['src/ui/parts/Dialog.svelte', 'src/ui/people/CodeList.svelte'],
    ['src/ui/files/FileCard.svelte', 'src/ui/room/Alerts.svelte'],
    ['src/ui/home/Home.svelte', 'src/ui/chat/ChatPane.svelte'],
    // Between the areas.
    ['src/core/base/ids.ts', 'src/browser/platform/clock.ts'],
    ['src/core/base/ids.ts', 'src/ui/services.ts'],
    ['src/core/room/room.ts', 'src/app/room-transport.ts'],
    ['src/browser/storage/idb.ts', 'src/ui/App.svelte'],
    ['src/browser/storage/idb.ts', 'src/app/room-transport.ts'],
    ['src/browser/storage/idb.ts', 'src/core/swarm/request/picker.ts'],
    ['src/browser/storage/idb.ts', 'src/core/wire/message.ts'],
    ['src/browser/storage/idb.ts', 'src/core/mesh/known-peers.ts'],
    ['src/browser/webrtc/webrtc-transport.ts', 'src/core/room/room.ts'],
    ['src/ui/App.svelte', 'src/browser/storage/idb.ts'],
    ['src/ui/App.svelte', 'src/core/mesh/mesh.ts'],
    ['src/ui/App.svelte', 'src/core/room/room.ts'],
    ['src/ui/App.svelte', 'src/core/ports.ts'],
    ['src/ui/App.svelte', 'src/app/room-transport.ts'],
    ['src/ui/App.svelte', 'src/main.ts'],
    ['src/app/room-transport.ts', 'src/main.ts'],
    ['src/sw.ts', 'src/ui/services.ts'],
    ['src/sw.ts', 'src/browser/webrtc/webrtc-transport.ts'],
    ['src/sw.ts', 'src/core/room/room.ts'],
    ['src/main.ts', 'tests/fakes/room.ts'],
    // Files without a place.
    ['src/core/room/room.ts', 'src/core/room-talk.ts'],
    ['src/browser/storage/idb.ts', 'src/browser/store.ts'],
    // The relay.
    ['src/core/base/ids.ts', 'signaling/protocol.ts'],
    ['src/main.ts', 'signaling/protocol.ts'],
    ['src/browser/storage/idb.ts', 'signaling/protocol.ts'],
    ['src/browser/nearby/nearby-connection.ts', 'signaling/protocol.ts'],
    ['src/browser/signaling/relay/relay-signaling.ts', 'signaling/nearby/nearby-protocol.ts'],
    ['src/browser/signaling/relay/relay-signaling.ts', 'signaling/server.ts'],
    ['signaling/server.ts', 'src/core/base/ids.ts'],
    // Packages.
    ['src/core/base/ids.ts', 'node:crypto'],
    ['src/core/base/ids.ts', 'idb-keyval'],
    ['src/browser/storage/idb.ts', 'svelte'],
    ['src/main.ts', 'svelte'],
    ['src/ui/App.svelte', 'simple-peer'],
  ])('%s may not import %s', (from, to) => expect(walls([importing(from, to)])).toHaveLength(1));

  it.each([
    ['src/core/base/ids.ts', 'valibot'],
    ['src/core/base/codec.ts', '@msgpack/msgpack'],
    ['src/core/ports.ts', 'src/core/base/ids.ts'],
    ['src/core/swarm/swarm.ts', 'src/core/swarm/request/picker.ts'],
    ['src/core/swarm/swarm.ts', 'src/core/limits/swarm.ts'],
    ['src/core/swarm/swarm.ts', 'src/core/peers.ts'],
    ['src/core/room/room.ts', 'src/core/mesh/mesh.ts'],
    ['src/browser/storage/idb.ts', 'idb-keyval'],
    ['src/browser/storage/idb.ts', 'src/core/ports.ts'],
    ['src/browser/webrtc/webrtc-transport.ts', 'src/browser/peer-records/peer-record.ts'],
    ['src/browser/saving/save-file.ts', 'src/core/api/file-name.ts'],
    ['src/browser/signaling/relay/relay-signaling.ts', 'signaling/protocol.ts'],
    ['src/browser/nearby/nearby-connection.ts', 'signaling/nearby/nearby-protocol.ts'],
    ['src/ui/App.svelte', 'svelte'],
    ['src/ui/App.svelte', 'src/core/api/views.ts'],
    ['src/ui/mount.ts', 'src/ui/theme.css'],
    ['src/app/room-transport.ts', 'src/core/forwarding/forwarding-transport.ts'],
    ['src/app/room-transport.ts', 'src/ui/services.ts'],
    ['src/main.ts', 'src/ui/mount.ts'],
    ['src/main.ts', 'src/core/room/room.ts'],
    ['src/sw.ts', 'src/browser/saving/save-server.ts'],
    ['signaling/server.ts', 'ws'],
    ['signaling/server.ts', 'node:http'],
    ['signaling/server.ts', 'signaling/directory/topics.ts'],
    ['tests/core/base/ids.test.ts', 'src/core/base/ids.ts'],
  ])('%s may import %s', (from, to) => expect(walls([importing(from, to)])).toEqual([]));

  it('hold for every kind of import', () => {
    for (const text of [
      `import { room } from '../room/room.ts'`,
      `export type { Room } from '../room/room.ts'`,
      `type Room = import('../room/room.ts').Room`,
      `void import('../room/room.ts')`,
    ])
      expect(walls([file('src/core/mesh/mesh.ts', text)]), text).toHaveLength(1);
  });
  it('leave no file without a place', () => {
    const at = (path: string) => homeless([file(path, '')]);
    for (const path of ['src/store.ts', 'src/core/room.ts', 'src/browser/store.ts', 'src/ui/a.ts'])
      expect(at(path), path).toHaveLength(1);
    for (const path of ['src/core/ports.ts', 'src/browser/storage/idb.ts', 'signaling/a.ts'])
      expect(at(path), path).toEqual([]);
  });
  it('plan no part without a file', () => {
    expect(emptyParts([])).toContain('there is no src/core/base');
    expect(emptyParts([file('src/core/base/ids.ts', '')])).not.toContain(
      'there is no src/core/base',
    );
  });
  it('allow nothing that nobody needs', () => expect(idleAllowances([]).length).toBeGreaterThan(0));

  it('hide a package in exactly one file', () => {
    const [one, two] = ['a', 'b'].map((name) => file(`src/browser/${name}.ts`, `import 'peerjs'`));
    if (!one || !two) throw new Error('two files');
    expect(hiddenPackages([one], ['peerjs'])).toEqual([]);
    expect(hiddenPackages([one, two], ['peerjs'])).toHaveLength(1);
    expect(hiddenPackages([], ['peerjs'])).toHaveLength(1);
    expect(hiddenPackages([], [])).toEqual([]);
  });
});

describe('a room', () => {
  const OWN = 'class Chat { static open() { return new Chat(); } }';

  it.each(['new OpenRoom({})', 'new Mesh({})', 'await Chat.open({})', 'await Files.open({})'])(
    'is built by composeRoom alone: %s',
    (text) => {
      expect(otherRooms([file('src/app/room-session.ts', text)])).toHaveLength(1);
      expect(otherRooms([file('src/core/room/compose-room.ts', text)])).toEqual([]);
      expect(otherRooms([file('tests/rigs/mesh-rig.ts', text)])).toEqual([]);
    },
  );
  it('has a mesh and files that come late', () => {
    const late = (text: string) => file('src/core/room/linked-parts.ts', text);
    expect(otherRooms([late('new Mesh({}) new Files({})')])).toEqual([]);
    expect(otherRooms([late('new OpenRoom({})')])).toHaveLength(1);
  });
  it('has parts that may build themselves', () => {
    expect(otherRooms([file('src/core/chat/chat.ts', OWN)])).toEqual([]);
    expect(otherRooms([file('src/core/chat/chat.ts', `${OWN} new Mesh({})`)])).toHaveLength(1);
  });
  it('is tested without a browser', () => {
    const text = `import { a } from '../../src/browser/crypto/web-crypto.ts'`;
    expect(browserInCoreTests([file('tests/core/a.test.ts', text)])).toHaveLength(1);
    expect(browserInCoreTests([file('tests/browser/a.test.ts', text)])).toEqual([]);
  });
});

describe('the graph', () => {
  const a = file('src/a.ts', `import './b.ts'`);
  const back = (text: string) => [a, file('src/b.ts', text)];
  it('has no cycle', () => {
    expect(cycles(back(`import './a.ts'`))).toEqual(['src/a.ts → src/b.ts → src/a.ts']);
    expect(cycles(back(`import type { A } from './a.ts'`))).toEqual([]);
    expect(cycles(back(`import('./a.ts')`))).toEqual([]);
  });
  it('reaches every file', () => {
    const files = [...back(''), file('src/c.ts', ''), file('src/globals.d.ts', '')];
    expect(unreached(files, ['src/a.ts'])).toEqual(['src/c.ts is reached from no entry']);
  });
  it('leads from a program to no component', () => {
    const [run, rune] = [
      file('scripts/a.ts', `import '../src/ui/b.ts'`),
      file('src/ui/b.ts', `import { c } from './c.svelte.ts'`),
    ];
    expect(compiled([run, rune], ['scripts/a.ts'])).toEqual([
      'scripts/a.ts → src/ui/b.ts → src/ui/c.svelte.ts',
    ]);
  });
  it('has no dead end', () => {
    expect(missing([a])).toHaveLength(1);
    expect(missing(back(''))).toEqual([]);
  });
});

describe('content', () => {
  it.each([
    ['{@html name}', 'x.innerHTML = y', 'el.insertAdjacentHTML(a, b)', 'document.write(x)'],
    ['x as any', '// @ts-ignore', '/* eslint-disable */', '// TODO: later'],
  ])('is not %s, %s, %s, %s', (...lines) => {
    for (const line of lines) expect(content.bannedText(file('src/a.ts', line))).toHaveLength(1);
  });
  it('has textContent and any as a word', () =>
    expect(content.bannedText(file('src/a.ts', '// any text: el.textContent = x'))).toEqual([]));

  it.each([
    ['Date.now()', 'new Date()', 'Math.random()', 'setTimeout(f, 1)', 'setInterval(f, 1)'],
    ['console.log(1)', 'crypto.subtle', 'globalThis.crypto', 'performance.now()', 'fetch(x)'],
  ])('of core is not %s, %s, %s, %s, %s', (...uses) => {
    for (const use of uses)
      expect(content.bannedGlobals(file('src/core/a.ts', use))).not.toEqual([]);
  });
  it('of core uses ports of the same names', () => {
    const text = `crypto.hash(x); clock.now(); clock.setTimeout(f); new Date(ms); const o = { process: 1 }`;
    expect(content.bannedGlobals(file('src/core/a.ts', text))).toEqual([]);
  });
  it('leaves the browser’s preferences to one file', () => {
    const text = `/** Kept in localStorage. */ self.localStorage.clear(); sessionStorage.clear()`;
    expect(content.strayPreferences(file('src/ui/a.ts', text))).toHaveLength(2);
    expect(content.strayPreferences(file('src/browser/platform/preferences.ts', text))).toEqual([]);
  });

  it('is short', () => {
    const lines = (count: number) => file('src/a.ts', 'x\n'.repeat(count));
    expect(content.tooLong(lines(content.LINES_MAX))).toEqual([]);
    expect(content.tooLong(lines(content.LINES_MAX + 1))).toHaveLength(1);
  });
  it('has a name', () => {
    for (const name of ['utils.ts', 'chat-helpers.ts', 'common.svelte.ts', 'RoomManager.svelte'])
      expect(content.emptyName(file(`src/${name}`, '')), name).toHaveLength(1);
    expect(content.emptyName(file('src/common-ground.ts', ''))).toEqual([]);
    for (const name of ['camelCase.ts', 'snake_case.ts', 'lower.svelte'])
      expect(content.oddName(file(`src/${name}`, '')), name).toHaveLength(1);
    for (const name of ['kebab-case.ts', 'room.svelte.ts', 'FileRow.svelte'])
      expect(content.oddName(file(`src/${name}`, '')), name).toEqual([]);
  });
  it('opens with a sentence', () => {
    expect(content.noOpening(file('src/a.ts', `import './b.ts'`))).toHaveLength(1);
    expect(content.noOpening(file('src/a.ts', '/** What this is for. */'))).toEqual([]);
  });
  it('of tests runs whole and without sleep', () => {
    const focused = file('tests/a.test.ts', ['it', 'only(f)'].join('.'));
    const asleep = file('tests/a.spec.ts', ['page', 'waitForTimeout(500)'].join('.'));
    expect(content.looseEnds(focused)).toHaveLength(1);
    expect(content.looseEnds(asleep)).toHaveLength(1);
  });
});

describe('other files', () => {
  it('name the public registry', () => {
    const lock = (resolved: string) =>
      JSON.stringify({ packages: { 'node_modules/a': { resolved } } });
    expect(foreignPackages(lock('https://registry.npmjs.org/a/-/a-1.0.0.tgz'))).toEqual([]);
    expect(foreignPackages(lock('https://mirror.example/a/-/a-1.0.0.tgz'))).toHaveLength(1);
  });
  it('name no place on one machine', () => {
    const home = ['', 'home', 'alice', 'swapmeet'].join('/');
    expect(machinePaths(file('docs/A.md', `cd ${home}`))).toHaveLength(1);
    expect(
      machinePaths(file('docs/A.md', 'https://example.org/home/page and src/home/a.ts')),
    ).toEqual([]);
  });
  it('prove what they claim', () => {
    const claim = (text: string) =>
      staleClaims(file('docs/A.md', text), (path) =>
        path === 'tests/a.test.ts' ? `test('holds', f)` : undefined,
      );
    expect(claim('`tests/a.test.ts` "holds", and `src/b.ts` "fails"')).toEqual([]);
    expect(claim('`tests/b.test.ts`')).toHaveLength(1);
    expect(claim('`tests/a.test.ts` "holds" "fails"')).toHaveLength(1);
  });
  it('number their rules in order, each once and in its section', () => {
    expect(
      disorderedRules('## A · One\n- **A1** is\n- **A3** too\n## B · Two\n- **B1** is'),
    ).toEqual([]);
    for (const rules of ['- **A1**\n- **A1**', '- **A2**\n- **A1**', '- **A1**\n- **B1**'])
      expect(disorderedRules(`## A · One\n${rules}`), rules).toHaveLength(1);
  });
  it('refer to rules that exist', () => {
    const lost = (text: string) => lostRules(file('docs/A.md', text), '## A · One\n- **A1** is');
    expect(lost('by A1, in B2 and A123')).toEqual([]);
    expect(lost('by A1 and A2')).toEqual(['docs/A.md: there is no A2']);
  });
  it('have a test for each rule, and a rule for each that a test cites', () => {
    const rules = '## A · One\n- **A1** is\n- **A2** too';
    const stray = (text: string) => strayRules(rules, [file('tests/a.test.ts', text)]);
    expect(stray(`test('[A1] [A2] hold', f)`)).toEqual([]);
    expect(stray('test(`[A1] ${name}`, f); test.each(x)("[A2] %s", f)')).toEqual([]);
    expect(stray(`test('[A1] holds', f) // [A2] does, too`)).toEqual(['no test shows A2']);
    expect(stray(`test('[A1] [A2] [A3] hold', f)`)).toEqual(['tests/a.test.ts: no A3']);
  });
  it('name files that are there', () => {
    const has = (path: string) => path === 'src/a.ts' || path === 'a.ts';
    const inProse = (text: string) => lostInProse(file('docs/A.md', text), has);
    const inComments = (text: string) => lostInComments(file('src/b.ts', text), has);
    expect(inProse('`src/a.ts`, `a.ts`, `b` and b.ts')).toEqual([]);
    expect(inProse('`b.ts`, `src/b.ts` and `tests/b`')).toHaveLength(3);
    expect(inComments(`/** See a.ts. */ import './b.ts'; // a.ts`)).toEqual([]);
    expect(inComments('/**\n * See b.ts.\n */\nlet c; // d.ts')).toHaveLength(2);
  });
});

describe('size', () => {
  const body = (lines: number) => 'x();\n'.repeat(lines);
  const longest = (text: string, path = 'src/a.ts') => shape.longFunctions(file(path, text));
  it('of a function is bounded, whatever kind of function it is', () => {
    const inside = shape.FUNCTION_LINES_MAX - 2;
    for (const [before, after] of [
      ['function f() {\n', '}'],
      ['const f = () => {\n', '};'],
      ['const o = { f() {\n', '} };'],
      ['class C { f() {\n', '} }'],
      ['class C { constructor() {\n', '} }'],
      ['const f = async function () {\n', '};'],
    ] as const) {
      expect(longest(before + body(inside) + after), before).toEqual([]);
      expect(longest(before + body(inside + 1) + after), before).toHaveLength(1);
    }
    const script = `<script>function f() {\n${body(inside + 1)}}</script>`;
    expect(longest(script, 'src/ui/A.svelte')).toEqual([
      `src/ui/A.svelte f: ${shape.FUNCTION_LINES_MAX + 1} lines`,
    ]);
  });
  it('of a class is not that of a function, nor is what is said above one', () => {
    expect(longest(`class C {\n${'f() {}\n'.repeat(100)}}`)).toEqual([]);
    expect(longest(`/**\n${' * x\n'.repeat(100)} */\nfunction f() {}`)).toEqual([]);
  });
  it('of a folder counts its own files', () => {
    const files = (folder: string, count: number) =>
      Array.from({ length: count }, (_, n) => file(`${folder}/${n}.ts`, ''));
    const full = files('src/a', shape.FOLDER_FILES_MAX);
    expect(shape.crowdedFolders([...full, ...files('src/a/b', 9)])).toEqual([]);
    expect(shape.crowdedFolders([...full, file('src/a/more.ts', '')])).toEqual([
      `src/a: ${shape.FOLDER_FILES_MAX + 1} files`,
    ]);
  });
  it('may pass a bound by an exception, for as long as it does', () => {
    const exceptions = [{ where: 'src/a.ts f', reason: 'a table' }];
    expect(shape.beyond(['src/a.ts f: 99 lines'], exceptions)).toEqual([]);
    expect(shape.beyond(['src/a.ts ff: 99 lines'], exceptions)).toHaveLength(2);
    expect(shape.beyond([], exceptions)).toHaveLength(1);
  });
});

describe('constants', () => {
  const pair = (a: string, b: string, elsewhere = 'src/b.ts') =>
    twins([file('src/core/limits/a.ts', a), file(elsewhere, b)]);
  it.each([
    ['export const A_MS = 1', 'export const A_MS = 2'],
    ['export const A_MS = 1', 'const A_MS = 2'],
    ['const A_MS = 86_400_000', 'const A_MS = 24 * 3600 * 1000'],
    ['export const ID_BYTES = 8', 'export const LINK_ID_BYTES = 8'],
  ])('are not both %s and %s', (a, b) => expect(pair(a, b)).toHaveLength(1));
  it.each([
    ['const A_MS = 1', 'const A_MS = 2'],
    ['const KEY = 1', 'const KEY = 1'],
    ['export const ID_BYTES = 8', 'export const ID_BYTES_MAX = 8'],
    ['export const ID_BYTES = 8', 'export const LINK_ID_BYTES = ID_BYTES'],
    ['const ID_BYTES = 8', 'const LINK_ID_BYTES = 8'],
  ])('may be %s and %s', (a, b) => expect(pair(a, b)).toEqual([]));
  it('of relay and client may share a name where a reason stands for it', () => {
    const both = (name: string) =>
      pair(`export const ${name} = 1`, `export const ${name} = 1`, 'signaling/b.ts');
    expect(both('A_MS')).toHaveLength(1);
    for (const name of Object.keys(IN_BOTH_PROGRAMS)) expect(both(name)).toEqual([]);
  });
});

describe('words', () => {
  const inComponent = (text: string) => ownWords(file('src/ui/room/A.svelte', text));
  const inProgram = (text: string) => ownWords(file('src/ui/text/a.ts', text));
  it.each([
    '<p>Done</p>',
    '<p>{n} new</p>',
    "<p>{locked ? 'locked' : open}</p>",
    '<button aria-label="Send"></button>',
    '<button title={`Delete ${name}`}></button>',
    '<A title="Settings" />',
    '<A hint="It is tried again." />',
    '<A {...x} onclick={() => toast("Link copied")} />',
    '{#if x}{@const y = `Connected to ${n}`}{/if}',
    '<svelte:head><title>Opening</title></svelte:head>',
    "<script>const a = 'Try again'</script>",
  ])('are %s', (text) => expect(inComponent(text)).toHaveLength(1));
  it.each([
    '<p class="small soft">Swapmeet {words.done} · 3&nbsp;%</p>',
    '<A kind="folder" label={words.send} title={`${a}: ${b}`} />',
    "{#if kind === 'edit'}{words.edit}{/if}",
    '<path d="M0 1h2v1z" viewBox="0 0 1 1" />',
    '<style>p { color: red }</style>',
  ])('are not %s', (text) => expect(inComponent(text)).toEqual([]));

  it.each([
    "const a = 'Yesterday'",
    "f('no name')",
    'const a = `from ${name}`',
    'const a = `${n} more, ${m} here`',
    "const a = x === 'edit' ? 'Go on.' : ''",
    "const a = { what: 'the others have it' }",
  ])('of programs are %s', (text) => expect(inProgram(text)).toHaveLength(1));
  it.each([
    "import { a } from './All of it.ts'",
    "throw new Error('That cannot be')",
    "type A = 'one two' | 'Three'",
    "const a = x === 'Two words'",
    "document.querySelector('dialog form')",
    "const a = { 'content-type': 'text/plain' }",
    'const a = `M${x} ${y}h6v6h-6z`',
    "const a = 'button, .toasts [role=log]'",
  ])('of programs are not %s', (text) => expect(inProgram(text)).toEqual([]));

  const area = file(
    'src/ui/words/en/a.ts',
    "export const words = { one: 'One', two: { x: 'X' } };",
  );
  const user = (text: string) =>
    file('src/ui/text/b.ts', `import { words as a } from '../words/en/a.ts';\n${text}`);
  it('are all used', () => {
    expect(unusedWords([area, user('f(() => a.one)')])).toEqual([
      'src/ui/words/en/a.ts two is said nowhere',
    ]);
    expect(unusedWords([area, user('f(() => a.one + a.two[x])')])).toEqual([]);
  });
  it('are listed for translators', () => {
    const list = (text: string) => file('src/ui/words/languages/en.ts', text);
    expect(unlistedWords([area, list("export { words as b } from '../en/b.ts';")])).toHaveLength(1);
    const path = area.path.replace('src/ui/words/', '../');
    expect(unlistedWords([area, list(`export { words as a } from '${path}';`)])).toEqual([]);
  });
  it('are plain, but for the connection doctor', () => {
    const says = (name: string, text: string) =>
      oddWords([file(`src/ui/words/en/${name}.ts`, `export const words = { a: ${text} };`)]);
    expect(says('a', "'A TURN server is missing.'")).toHaveLength(1);
    expect(says('a', '(n: number) => `${n} pieces missing`')).toHaveLength(1);
    expect(says('a', "'It is your turn.'")).toEqual([]);
    expect(says('doctor', "'A TURN server is missing.'")).toEqual([]);
  });
  it('of the page are those that a person can read', () => {
    const html =
      '<title>One</title><meta name="description" content="Two" /><p class="a">Three</p><script>4</script>';
    const manifest = '{ "name": "Five", "icons": [{ "src": "six.png" }], "start_url": "./seven" }';
    expect(pageWords(html, manifest)).toEqual(['One', 'Three', 'Two', 'Five']);
  });
  it('are taken when they are said, not before', () => {
    expect(earlyWords(user('const b = a.one;'))).toHaveLength(1);
    expect(earlyWords(user('const b = () => a.one;'))).toEqual([]);
  });
});
