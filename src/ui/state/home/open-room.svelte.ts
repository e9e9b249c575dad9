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

/** Notes what home's list and the app's icon show of the room. What it returns ends that. */
export function rememberRoom(home: HomeServices, actions: RoomActions): () => void {
  let seen: SeenRoom | undefined;
  const tell = () => seen && home.remember(seen);
  const telling = throttle(REMEMBER_INTERVAL_MS, tell);
  const stop = $effect.root(() => {
    $effect(() => {
      seen = seenOf(actions);
      telling.call();
    });
  });
  return () => {
    stop();
    telling.stop();
    tell();
  };
}
