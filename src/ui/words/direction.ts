/** Whether the page runs from right to left, as its root says. Components that ask are drawn again when that changes. */
import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((changed) => {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['dir'] });
  return () => observer.disconnect();
});

export function isLeftward(): boolean {
  subscribe();
  return typeof document !== 'undefined' && document.documentElement.dir === 'rtl';
}
