/** Whether the page runs from right to left, as its root says. Who asks is drawn again when that changes. */

const root = typeof document === 'undefined' ? undefined : document.documentElement;
let leftward = $state(root?.dir === 'rtl');
if (root)
  new MutationObserver(() => (leftward = root.dir === 'rtl')).observe(root, {
    attributeFilter: ['dir'],
  });

export const isLeftward = (): boolean => leftward;
