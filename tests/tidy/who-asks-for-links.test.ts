/**
 * Where a room has more people than links, a link says little. Who is here, who has something and whom we can tell something is asked
 * of presence (`Members`, `isHere`). Each file that asks who is linked says here why; a new one has to find its reason.
 */
import { expect, test } from 'vitest';
import { filesIn } from './repository.ts';

const WHY: Readonly<Record<string, string>> = {
  'src/core/api/diagnosis.ts': 'why somebody is not linked, where everybody should be',
  'src/core/api/joining.ts': 'without any link we know nothing of the room',
  'src/core/api/leaving.ts': 'whether all in the room tell us what they have',
  'src/core/api/overlay.ts': 'the table of k-buckets counts links beside people',
  'src/core/api/views.ts': 'names the states',
  'src/core/base/fair-map.ts': 'counts who brought something',
  'src/core/chat/authors/author-places.ts': 'a link costs an attacker more than a key does',
  'src/core/chat/delivery/delivery-watch.ts': 'what went over a link may be with somebody',
  'src/core/chat/delivery/delivery.ts': 'of those without a link nothing is known',
  'src/core/chat/exchange/pass-on.ts': 'messages go over links',
  'src/core/chat/exchange/spread.ts': 'messages go over links',
  'src/core/chat/exchange/excess.ts': 'a link costs an attacker more than a key does',
  'src/core/chat/typing/typing.ts': 'typing is told over links alone',
  'src/core/chat/history.ts': 'names the standings',
  'src/core/peers.ts': 'is the port of links',
  'src/core/room/compose-room.ts': 'a link costs an attacker more than a key does',
  'src/core/room/late-mesh.ts': 'is the mesh',
  'src/core/room/linked-parts.ts': 'hands it to presence and routing',
  'src/core/room/lock.ts': 'a lock names those who are linked, and those who are here',
  'src/core/room/notes/room-notes.ts': 'cursors are told over links alone',
  'src/core/room/people-view.ts': 'decides who is here, of links and presence',
  'src/core/room/room.ts': 'what was said comes over links; a lock names those who are here, too',
  'src/core/room/talk/others-here.ts': 'who came a moment ago is linked before presence shows them',
  'src/core/room/talk/room-talk.ts': 'of those without a link nothing is known',
  'src/core/swarm/announcer.ts': 'messages go over links',
  'src/core/swarm/file-opener.ts': 'messages go over links',
  'src/core/swarm/manifest/manifest-exchange.ts': 'messages go over links',
  'src/core/swarm/recipients.ts': 'messages go over links',
  'src/core/swarm/swarm-options.ts': 'messages go over links',
  'src/core/swarm/swarm.ts': 'messages go over links',
  'src/ui/pairing/AnswerInvitation.svelte': 'waits for the first link',
  'src/ui/pairing/PairingDialog.svelte': 'waits for the link that two people make',
  'src/ui/people/PathLine.svelte': 'draws the path of a link',
  'src/ui/people/PersonItem.svelte': 'names the path of a link, where everyone has one',
  'src/ui/pictures/room-rings.ts':
    'where there are too many to draw, those who are linked come first',
  'src/ui/room/picture/RoomPictureDialog.svelte': 'draws links',
  'src/ui/room/picture/room-picture.ts': 'draws links',
  'src/ui/room/DoctorDialog.svelte': 'says how people are found, and by how many members',
  'src/ui/room/OverlayDetails.svelte': 'shows who of the closest is linked',
  'src/ui/state/room-actions.svelte.ts': 'without any link we know of nobody',
  'src/ui/text/diagnosis-words.ts': 'a report counts links beside people',
  'src/ui/text/error-sentences.ts': 'who is linked tells us what they lack',
  'src/ui/text/sentences.ts': 'without any link we know nothing of the room',
};
const ASKS = /\blinked\(\)|\bisLinked\(|'linked'|\.linked\b|\blinked (?:>|=== 0)/;
const isComment = (line: string) => /^\s*(?:\/?\*|\/\/|<!--)/.test(line);

test('a file that asks who is linked has a reason, and all others ask who is here', () => {
  const files = filesIn(['src'], ['.ts', '.svelte']);
  // These are about links, and nothing else.
  const others = files.filter(
    ({ path }) =>
      !/^src\/(?:browser|core\/(?:mesh|forwarding|gossip|presence|routing))\//.test(path),
  );
  const asking = others
    .filter(({ text }) => text.split('\n').some((line) => ASKS.test(line) && !isComment(line)))
    .map(({ path }) => path);
  expect(asking.toSorted()).toEqual(Object.keys(WHY).toSorted());
});
