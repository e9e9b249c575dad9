/** What stands around rooms asks of the one that is open. */
import { formatFragment } from '../../../core/api/room-address.ts';
import type { HomeServices, SeenRoom } from '../../home-services.ts';
import type { RoomActions } from '../room-actions.svelte.ts';
import { throttle } from '../throttle.ts';

/** A history that comes in many pieces is noted a few times. */
const REMEMBER_INTERVAL_MS = 1_000;

/** Something moves, or is being written. */
export function somethingMoves({ view, writing }: RoomActions): boolean {
  void view.files; // it changes with them
  return view.room.files.busy() || writing.text.trim() !== '';
}

function seenOf(actions: RoomActions): SeenRoom {
  const { room, messages, status } = actions.view;
  return {
    topic: room.topic,
    fragment: formatFragment(actions.address),
    title: actions.title,
    unread: actions.unread,
    messages: messages.length,
    locked: status.locked,
  };
}

/** Notes what a room shows, or showed when the person left it. */
export const rememberSeen = (home: HomeServices, actions: RoomActions): void =>
  home.remember(actions.session, seenOf(actions));

/** Notes what home's list and the app's icon show of the open room. What it returns ends that. */
export function rememberRoom(home: HomeServices, actions: RoomActions): () => void {
  const telling = throttle(REMEMBER_INTERVAL_MS, () => rememberSeen(home, actions));
  const stop = $effect.root(() => {
    $effect(() => {
      void seenOf(actions); // what it is told of
      telling.call();
    });
  });
  return () => {
    stop();
    telling.stop();
  };
}
