import process from 'node:process';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { fileOf, ONLY_IF_USED } from './scripts/vite-chunks.ts';
import { contentPolicyPlugin } from './scripts/vite-content-policy.ts';
import { emojiPlugin } from './scripts/vite-emoji.ts';
import { manifestsPlugin } from './scripts/vite-manifests.ts';
import { precompressPlugin } from './scripts/vite-precompress.ts';
import { relayPlugin } from './scripts/vite-relay.ts';
import { serviceWorkerPlugin } from './scripts/vite-service-worker.ts';
import { wordsPlugin } from './scripts/vite-words.ts';
import { SECURITY_HEADERS } from './signaling/app.ts';

export default defineConfig({
  base: './', // the page works under any path
  plugins: [
    wordsPlugin(fileOf),
    svelte({ compilerOptions: { runes: true, discloseVersion: false } }),
    relayPlugin(),
    emojiPlugin(),
    manifestsPlugin(),
    contentPolicyPlugin({
      relayUrls: process.env['VITE_RELAY_URL'],
      peerServer: process.env['PEER_SERVER'],
      pageUrl: process.env['PAGE_URL'],
      iceServers: process.env['ICE_SERVERS'],
    }),
    serviceWorkerPlugin(process.env['PEER_SERVER']),
    precompressPlugin(),
  ],
  build: {
    outDir: 'build/app',
    target: 'es2022',
    emptyOutDir: true,
    modulePreload: { polyfill: false }, // browsers that lack it run the app all the same
    rolldownOptions: {
      onwarn(warning, warn) {
        // A part that is meant to come late comes with those that need it at once.
        if (warning.code === 'INEFFECTIVE_DYNAMIC_IMPORT') throw new Error(warning.message);
        warn(warning);
      },
      treeshake: { moduleSideEffects: [{ test: ONLY_IF_USED, sideEffects: false }] },
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: fileOf }] },
      },
    },
  },
  preview: { headers: SECURITY_HEADERS },
});
