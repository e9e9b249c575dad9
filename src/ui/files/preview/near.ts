/** Whether something is in view or close to it: a long room draws only what a reader comes to. */

/** About a screen ahead, so that it is drawn when it comes into view. */
const MARGIN = '600px';

/** For `{@attach}`. */
export const near =
  (f: (isNear: boolean) => void) =>
  (element: Element): (() => void) => {
    // The margin counts only from what scrolls, which `root: null` is not: a pane scrolls by itself.
    const root = element.closest('[role=log], section, main') ?? null;
    const observer = new IntersectionObserver(
      (entries) => f(entries.at(-1)?.isIntersecting ?? false),
      { root: root && isScroller(root) ? root : null, rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };

const isScroller = (element: Element): boolean =>
  /auto|scroll/.test(getComputedStyle(element).overflowY);
