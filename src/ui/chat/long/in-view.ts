/** Tells which lines of a log come into view, as they are drawn. */

/**
 * @param find lines that are drawn now
 * @returns what ends it
 */
export function watchInView(
  log: HTMLElement,
  find: () => Iterable<Element>,
  seen: (line: Element) => void,
): () => void {
  const inView = new IntersectionObserver((lines) => {
    for (const { isIntersecting, target } of lines) if (isIntersecting) seen(target);
  });
  const look = () => {
    for (const line of find()) inView.observe(line);
  };
  const drawn = new MutationObserver(look);
  drawn.observe(log, { childList: true, subtree: true });
  look();
  return () => {
    drawn.disconnect();
    inView.disconnect();
  };
}
