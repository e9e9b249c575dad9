/** Whether the device has a network, as the browser says. Components that ask are drawn again when that changes. */
import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((changed) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
});

export function isOnline(): boolean {
  subscribe();
  return navigator.onLine;
}
