/** Lets the caret stand still when nobody types: each blink draws the page again, as long as a field has the focus. */

/** As desktops do it. */
const STILL_AFTER_MS = 10_000;
const SIGNS_OF_LIFE = ['keydown', 'input', 'pointerdown', 'focusin'];

/**
 * @param page hears what somebody does
 * @param mark called with true when the caret shall stand still, and with false when it shall blink again
 * @returns what ends it
 */
export function stillCaret(page: EventTarget, mark: (isStill: boolean) => void): () => void {
  let aliveAtMs = Date.now();
  let isStill = false;
  let timer = setTimeout(look, STILL_AFTER_MS);

  /** One timer for all that is typed. */
  function look(): void {
    const agoMs = Math.abs(Date.now() - aliveAtMs);
    isStill = agoMs >= STILL_AFTER_MS;
    if (isStill) return mark(true);
    timer = setTimeout(look, STILL_AFTER_MS - agoMs);
  }
  function onSign(): void {
    aliveAtMs = Date.now();
    if (!isStill) return;
    isStill = false;
    timer = setTimeout(look, STILL_AFTER_MS);
    mark(false);
  }
  const options = { capture: true, passive: true };
  for (const sign of SIGNS_OF_LIFE) page.addEventListener(sign, onSign, options);
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS_OF_LIFE) page.removeEventListener(sign, onSign, options);
    if (isStill) mark(false);
  };
}

/** For the whole page. */
export const stillCarets = (): (() => void) =>
  stillCaret(document, (isStill) =>
    document.documentElement.classList.toggle('still-caret', isStill),
  );
