/** Watching a file in its card: the player, and how soon it plays where it is told to. */
import { expect, type Locator } from '@playwright/test';
import type { Person } from './peers.ts';

/** The machine is busy with the other browsers. */
const PLAYS_MS = 30_000;

/** Presses Play of a file's card, and waits until it plays. */
export async function play(person: Person, name: string): Promise<Locator> {
  await person.button('Play', name).click();
  const player = playerOf(person, name);
  await playsFrom(player, 0);
  return player;
}

/** Labelled by the name, whether it has a picture or not. */
export const playerOf = (person: Person, name: string): Locator =>
  person
    .file(name)
    .locator('video, audio')
    .and(person.page.getByLabel(name, { exact: true }));

/** Waits until it has played a moment from there. */
export async function playsFrom(player: Locator, fromS: number): Promise<void> {
  const at = () => player.evaluate((it: HTMLMediaElement) => it.currentTime);
  await expect.poll(at, { timeout: PLAYS_MS, intervals: [50] }).toBeGreaterThan(fromS + 0.1);
}

/** Goes to this part of the whole. Resolves to the milliseconds until it plays there. */
export const seek = (player: Locator, fraction: number): Promise<number> =>
  player.evaluate(
    (it: HTMLMediaElement, to) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const target = it.duration * to;
        const look = () => {
          if (it.seeking || it.currentTime <= target) return;
          it.removeEventListener('timeupdate', look);
          resolve(performance.now() - began);
        };
        it.addEventListener('timeupdate', look);
        it.currentTime = target;
      }),
    fraction,
  );
