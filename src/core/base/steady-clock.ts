/** A clock that goes on where the device's clock is set back, for what waits: a time that lay ahead would else be an hour away, or a day. */
interface Now {
  now(): number;
}

export function steadyClock<T extends Now>(clock: T): T {
  let aheadMs = 0;
  let lastMs = -Infinity;
  const now = () => {
    const nowMs = clock.now();
    if (nowMs + aheadMs < lastMs) aheadMs = lastMs - nowMs;
    lastMs = nowMs + aheadMs;
    return lastMs;
  };
  return { ...clock, now };
}
