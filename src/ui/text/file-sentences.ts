/** The state of a file in words: who has it, how its download goes on, and whether you can close the tab. */
import type { PeerId } from '../../core/base/ids.ts';
import type { NamedPeer, SharedFile } from '../../core/api/views.ts';
import { words } from '../words/en/file-state.ts';
import { bytes, percent, speed, timeLeft } from '../words/format.ts';
import { factList, nameList } from '../words/lists.ts';
import { visibleName } from './visible-name.ts';

const others = (file: SharedFile, self: PeerId) =>
  file.holders.filter((holder) => holder.peer !== self);

export const fullHolders = (file: SharedFile, self: PeerId) =>
  others(file, self).filter((holder) => holder.fraction >= 1);

/** What the room knows of the people around a file. */
export interface Around {
  /** Everyone in the room is linked with us, and so tells us what they have. */
  readonly knowsAll: boolean;
  isHere(peer: PeerId): boolean;
  /** Their device says that it keeps the room's files. */
  isKeeper(peer: PeerId): boolean;
}

const ALL_LINKED: Around = { knowsAll: true, isHere: () => false, isKeeper: () => false };

/** How many people a list of holders names. */
const HOLDERS_NAMED_MAX = 4;

type WhoKeeps = (names: string, people: number) => string;
/** Says who has all of the file and keeps it. Undefined: nobody is known to. */
function keptWords(
  file: SharedFile,
  self: PeerId,
  { isKeeper }: Pick<Around, 'isKeeper'>,
  say: WhoKeeps,
): string | undefined {
  const keepers = fullHolders(file, self).filter(({ peer }) => isKeeper(peer));
  const names = keepers.map(({ name }) => visibleName(name));
  return names.length > 0 ? say(nameList(names, HOLDERS_NAMED_MAX), names.length) : undefined;
}

/** What people without a link to us say of the file: "Ana says they have all or part of it"; empty: nobody says so. */
export const farHoldersWords = (far: readonly NamedPeer[]): string =>
  far.length > 0
    ? words.listHasSome(
        nameList(
          far.map(({ name }) => visibleName(name)),
          HOLDERS_NAMED_MAX,
        ),
        far.length,
      )
    : '';

/** Who has the file: "2 people have all of it". @param far people without a link to us who say that they have all or part of it */
export function whoHasIt(
  file: SharedFile,
  self: PeerId,
  around = ALL_LINKED,
  far: readonly NamedPeer[] = [],
): string {
  const kept = keptWords(file, self, around, words.keptBy);
  if (kept) return kept;
  const [only, ...more] = fullHolders(file, self);
  if (only && more.length > 0 && !around.knowsAll) return words.atLeast(1 + more.length);
  if (only)
    return more.length > 0 ? words.haveAll(1 + more.length) : words.hasAll(visibleName(only.name));
  const partly = others(file, self).filter((holder) => holder.fraction > 0);
  // What others hold comes a moment after what they offer, and a part of it while they still read it.
  const isUntold = !around.knowsAll || partly.every(({ peer }) => peer === file.sharer);
  if (isUntold && around.isHere(file.sharer))
    return words.sharerIsHere(visibleName(file.sharerName));
  return partly.length > 0
    ? words.havePart(partly.length)
    : farHoldersWords(far) || words.nobodyKnown;
}

/** Who has how much of our file: "Bo 34 %, Ana has all of it". Undefined: nobody has any of it. @param far as in `whoHasIt` */
export function holdersWords(
  file: SharedFile,
  self: PeerId,
  far: readonly NamedPeer[] = [],
): string | undefined {
  const partly = others(file, self).filter(({ fraction }) => fraction > 0 && fraction < 1);
  const named = partly
    .toSorted((a, b) => b.fraction - a.fraction)
    .slice(0, HOLDERS_NAMED_MAX)
    .map(({ name, fraction }) => words.hasPart(visibleName(name), percent(fraction)));
  const rest = partly.length - named.length;
  const full = fullHolders(file, self).map(({ name }) => visibleName(name));
  const facts = [
    ...named,
    ...(rest > 0 ? [words.moreHavePart(rest)] : []),
    ...(full.length > 0 ? [words.listHasAll(nameList(full, HOLDERS_NAMED_MAX), full.length)] : []),
    ...(far.length > 0 ? [farHoldersWords(far)] : []),
  ];
  return facts.length > 0 ? factList(facts) : undefined;
}

export function fileSource(file: SharedFile): string {
  if (file.own) return file.private ? words.sharedByYouPrivately : words.sharedByYou;
  const givers = file.givers.map((giver) => visibleName(giver.name));
  if (file.state === 'complete' && givers.length > 0) return words.from(nameList(givers));
  const sharer = visibleName(file.sharerName);
  if (file.state === 'offered')
    return file.private ? words.offeredByPrivately(sharer) : words.offeredBy(sharer);
  return file.private ? words.sharedByPrivately(sharer) : words.sharedBy(sharer);
}

/** Whether you can close the tab and the others still have the whole file. */
export function safeToClose(
  file: SharedFile,
  self: PeerId,
  { knowsAll, isKeeper }: Pick<Around, 'knowsAll' | 'isKeeper'> = ALL_LINKED,
): { safe: boolean; text: string } | undefined {
  const holds = file.state === 'complete' || file.state === 'sharing';
  if (!holds || file.looked) return undefined;
  if (file.copiesElsewhere > 0) {
    const kept = keptWords(file, self, { isKeeper }, words.closableKept);
    return { safe: true, text: kept ?? closable(fullHolders(file, self)) };
  }
  const onlyHere = file.onlyHereFraction;
  if (knowsAll && onlyHere > 0 && onlyHere < 1)
    return { safe: false, text: words.keepOpenPart(percent(onlyHere)) };
  // Its sharer, who may have left, has it too.
  if (!knowsAll) return { safe: false, text: words.keepOpenAsKnown };
  return { safe: false, text: file.own ? words.keepOpen : words.keepOpenForNow };
}

function closable([only, ...more]: readonly { readonly name: string }[]): string {
  if (!only) return words.closableTogether;
  return more.length > 0
    ? words.closableMany(1 + more.length)
    : words.closable(visibleName(only.name));
}

/** The words beside the percentage: speed and time left, or why there are none. */
export function progressWords(file: SharedFile): string {
  const missing = bytes(file.sizeBytes - file.haveBytes);
  switch (file.state) {
    case 'fetching':
      if (file.problem) return words.missing(missing);
      if (file.bytesPerSecond <= 0) return words.asking;
      return file.secondsLeft === undefined
        ? speed(file.bytesPerSecond)
        : words.speedAndLeft(speed(file.bytesPerSecond), timeLeft(file.secondsLeft));
    case 'paused':
      return words.paused(bytes(file.haveBytes));
    case 'failed':
      return file.problem === 'two-lists' ? words.twoVersions : words.missing(missing);
    case 'sharing':
      return file.hashedFraction < 1 ? words.preparing : '';
    default:
      return '';
  }
}
