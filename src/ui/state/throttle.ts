/** Runs the first of many calls at once, and the last one when the interval is over. */

export function throttle(
  intervalMs: number | (() => number),
  f: () => void,
): { call(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const open = () => {
    timer = undefined;
    if (again) run();
  };
  const run = () => {
    again = false;
    timer = setTimeout(open, typeof intervalMs === 'number' ? intervalMs : intervalMs());
    f();
  };
  return {
    call: () => (timer === undefined ? run() : void (again = true)),
    stop() {
      clearTimeout(timer);
      timer = undefined;
      again = false;
    },
  };
}
