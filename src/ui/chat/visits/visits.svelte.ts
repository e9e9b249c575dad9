/** Watches who comes and goes while the room is open here. It is in memory only, and ends with the room's screen. */
import { untrack } from 'svelte';
import { VISITS_NAMED_PEOPLE_MAX } from '../../../core/limits/talk.ts';
import type { RoomView } from '../../state/room-view.svelte.ts';
import { throttle } from '../../state/throttle.ts';
import { Comings } from './comings.ts';
import { addVisits, type VisitLine } from './visit-lines.ts';
import type { LinePart, ShownVisits } from './visit-rows.ts';
import Line from './VisitsLine.svelte';

/** Nobody reads faster, and in a hall the list of people changes all the time. */
const LOOK_INTERVAL_MS = 1_000;

export class Visits implements ShownVisits {
  lines = $state.raw<readonly VisitLine[]>([]);
  readonly Line: LinePart = Line;
  readonly opened = new Set<string>();
  readonly #view: RoomView;
  readonly #comings = new Comings();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: RoomView) {
    this.#view = view;
  }

  /** Until what it returns is called. */
  watch(): () => void {
    const looking = throttle(LOOK_INTERVAL_MS, () => this.#look());
    const end = $effect.root(() => {
      $effect(() => {
        void [this.#view.people, this.#view.status];
        untrack(looking.call);
      });
    });
    return () => {
      end();
      looking.stop();
      clearTimeout(this.#timer);
    };
  }

  #look(): void {
    const { people, status, blocklist, messages } = this.#view;
    const hidden = new Set(blocklist.map(({ peer }) => peer));
    const visits = this.#comings.look({ people, status, hidden }, Date.now());
    const isCrowd = status.here > VISITS_NAMED_PEOPLE_MAX;
    this.lines = addVisits(this.lines, visits, messages.at(-1)?.id, isCrowd);
    clearTimeout(this.#timer);
    const waitMs = this.#comings.nextMs - Date.now();
    if (Number.isFinite(waitMs)) this.#timer = setTimeout(() => this.#look(), Math.max(0, waitMs));
  }
}
