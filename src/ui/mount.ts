/** Puts the app on the page. */
import { mount } from 'svelte';
import App from './App.svelte';
import type { Services } from './services.ts';
import './theme.css';
import './base.css';
import './pieces.css';

export function mountApp(target: Element, services: Services): void {
  mount(App, { target, props: { services } });
}
