/** Puts the app on the page. */
import { mount } from 'svelte';
import App from './App.svelte';
import type { Services } from './services.ts';
import './words/redraw.svelte.ts';
import './theme.css';
import './base.css';
import './pieces.css';

/** @returns what Svelte's `unmount` takes to remove it */
export const mountApp = (target: Element, services: Services): object =>
  mount(App, { target, props: { services } });
