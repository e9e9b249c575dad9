/** Liveness: what must have come about some time after everything was healed. */
import type { FileId } from '../../src/core/base/ids.ts';
import { LINKS_TARGET } from '../../src/core/limits/mesh.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import type { ChatMessage } from '../../src/core/api/views.ts';
import { differingNotes } from './notes.ts';
import type { SimNode } from './sim-node.ts';
import type { World } from './world.ts';

interface Present {
  readonly node: SimNode;
  readonly room: Room;
}

const presentOf = (world: World): Present[] =>
  world.nodes.flatMap((node) => {
    const room = node.room();
    return room ? [{ node, room }] : [];
  });

/** What still differs from a healthy room; empty when it has converged. */
export function unfinished(world: World): string[] {
  const present = presentOf(world);
  return [
    ...present.flatMap((it) => missingLinks(it, present)),
    ...present.flatMap((it) => ghosts(it, world)),
    ...present.flatMap((it) => unlisted(it, present)),
    ...differingLogs(world, present),
    ...differingNotes(world, present),
    ...unheard(present),
    ...present.flatMap((it) => missingFiles(it, present)),
    ...withdrawnFiles(world, present),
    ...world.nodes.flatMap(({ name, life }) => (life && !life.room ? [`${name} still opens`] : [])),
  ];
}

function missingLinks({ node, room }: Present, present: readonly Present[]): string[] {
  const linked = new Set(
    room.people.list().flatMap((it) => (it.state === 'linked' ? [it.peer] : [])),
  );
  const unlinked = present
    .filter(({ node: other }) => other !== node && !linked.has(other.identity.peer))
    .map(({ node: other }) => `${node.name} is not linked with ${other.name}`);
  const { signaling } = room.status();
  // Above the full mesh nobody is linked with everybody; that the room hangs together shows in its logs.
  if (linked.size >= LINKS_TARGET / 2)
    return signaling === 'online' ? [] : [`${node.name} is ${signaling}`];
  return signaling === 'online' ? unlinked : [...unlinked, `${node.name} is ${signaling}`];
}

/** People who left are not shown as linked or here for long, even when no network tells. */
function ghosts({ node, room }: Present, world: World): string[] {
  const absent = new Set(world.nodes.filter((it) => !it.life).map((it) => it.identity.peer));
  return room.people
    .list()
    .filter((it) => (it.state === 'linked' || it.state === 'present') && absent.has(it.peer))
    .map((it) => `${node.name} shows ${it.name} as ${it.state}, who left`);
}

/** Everyone lists everyone who is here, linked or not. */
function unlisted({ node, room }: Present, present: readonly Present[]): string[] {
  const listed = new Set(room.people.list().map(({ peer }) => peer));
  return present
    .filter(({ node: other }) => !listed.has(other.identity.peer))
    .map(({ node: other }) => `${node.name} does not list ${other.name}`);
}

/** Everyone shows the same, also of liars, except for what two devices' clocks judge differently. */
function differingLogs(world: World, present: readonly Present[]): string[] {
  const logs = present.map(({ room }) =>
    room.chat
      .messages()
      .filter((it) => !it.to && !world.untimely.has(it.id))
      .map(shownOf)
      .join('\n'),
  );
  return present.flatMap(({ node }, i) =>
    logs[i] === logs[0] ? [] : [`${node.name} and ${present[0]?.node.name} show different logs`],
  );
}

/** All that a message shows but for names, which depend on who is linked. */
function shownOf(it: ChatMessage): string {
  if (it.kind === 'lock' || it.kind === 'titled' || it.kind === 'renamed')
    return `${it.id} ${it.kind}`;
  if (it.kind === 'note') return `${it.id} ${it.title}`;
  if (it.kind === 'deleted' || it.kind === 'forked') return `${it.id} ${it.kind}`;
  const reactions = it.reactions.map(({ emoji, names }) => `${emoji}${names.length}`).join();
  if (it.kind === 'file') return `${it.id} ${it.file} ${reactions}`;
  const quote = it.quote && `${it.quote.id} ${it.quote.words}`;
  return `${it.id} ${it.text} ${it.edited} ${quote} ${reactions}`;
}

/** What one reader of something private shows, all others of them do who are here. */
function unheard(present: readonly Present[]): string[] {
  const shown = new Map(
    present.map(({ node, room }) => [
      node.identity.peer,
      new Set(room.chat.messages().map((it) => it.id)),
    ]),
  );
  return present.flatMap(({ node, room }) =>
    room.chat
      .messages()
      .flatMap(({ id, to = [] }) =>
        to
          .filter((it) => shown.get(it.peer)?.has(id) === false)
          .map((it) => `${it.name} does not show what ${node.name} reads in private`),
      ),
  );
}

function missingFiles({ node, room }: Present, present: readonly Present[]): string[] {
  return [...node.wanted].flatMap((id) => {
    const file = room.files.get(id);
    if (!file && room.files.isWithdrawn(id)) return [];
    if (!file) return [`${node.name} does not know a file it wants`];
    if (file.state === 'complete' || file.own || file.problem === 'two-lists') return [];
    if (isObtainable(id, present)) return [`${node.name} lacks ${file.name} (${file.state})`];
    // Nobody may be left with a spinner that says nothing.
    return file.problem ? [] : [`${node.name} is not told why ${file.name} does not come`];
  });
}

/** What its sharer took back is listed by nobody, where somebody has heard. */
function withdrawnFiles(world: World, present: readonly Present[]): string[] {
  const known = [...world.withdrawn].filter((id) =>
    present.some(({ room }) => room.files.isWithdrawn(id)),
  );
  return present.flatMap(({ node, room }) =>
    known
      .filter((id) => room.files.get(id))
      .map((id) => `${node.name} still lists ${world.shared.get(id)?.name}, which was withdrawn`),
  );
}

/** Every chunk is with somebody present, and somebody knows all of them. */
function isObtainable(id: FileId, present: readonly Present[]): boolean {
  const sights = present.flatMap(({ room }) => {
    const file = room.files.get(id);
    return file ? [{ file, tiles: room.files.mosaic(id, file.chunks) }] : [];
  });
  const whole = sights.find(({ file }) => file.hashedFraction === 1);
  if (!whole) return false;
  const serving = sights.filter(({ file }) => file.state !== 'offered');
  return Array.from({ length: whole.file.chunks }, (_, i) => i).every((i) =>
    serving.some(({ tiles }) => tiles[i]?.full),
  );
}
