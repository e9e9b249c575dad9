/** Loads late code again and again until it is here: the page's server may be away, and the room goes on. */

const AGAIN_MS = 2_000;
const AGAIN_MS_MAX = 30_000;

/**
 * @param took gets what was loaded, once
 * @param failed each time that it could not be loaded
 * @returns what ends it
 */
export function untilLoaded<T>(
  load: () => Promise<T>,
  took: (loaded: T) => void,
  failed: () => void = () => undefined,
): () => void {
  let waitMs = AGAIN_MS;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    removeEventListener('online', again);
  };
  const attempt = () =>
    void load().then(
      (loaded) => {
        if (isOver) return;
        end();
        took(loaded);
      },
      () => {
        if (isOver) return;
        timer = setTimeout(attempt, waitMs);
        waitMs = Math.min(2 * waitMs, AGAIN_MS_MAX);
        failed();
      },
    );
  function again(): void {
    if (timer === undefined) return; // it is being loaded
    clearTimeout(timer);
    attempt();
  }
  addEventListener('online', again);
  attempt();
  return end;
}
