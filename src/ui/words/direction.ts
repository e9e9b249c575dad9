/** Whether the page runs from right to left, as its root says. Who asks is drawn again when that changes. */
import { createSubscriber } from 'svelte/reactivity';

const root = typeof document === 'undefined' ? undefined : document.documentElement;
const subscribe = createSubscriber((changed) => {
  if (!root) return;
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributeFilter: ['dir'] });
  return () => observer.disconnect();
});

export function isLeftward(): boolean {
  subscribe();
  return root?.dir === 'rtl';
}
