import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { relayPlugin } from './scripts/vite-relay.ts';
import { SECURITY_HEADERS } from './signaling/app.ts';

export default defineConfig({
  plugins: [svelte(), relayPlugin()],
  build: { outDir: 'build/app', target: 'es2022', emptyOutDir: true },
  preview: { headers: SECURITY_HEADERS },
});
