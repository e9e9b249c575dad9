/** Adds the relay to Vite's development and preview servers, on their port. */
import type { Server } from 'node:http';
import type { Plugin } from 'vite';
import { readConfig } from '../signaling/config/config.ts';
import { Relay } from '../signaling/relay.ts';

/** Any server that Vite may run on. In middleware mode there is none, and no relay. */
function attachRelay(httpServer: unknown): void {
  if (!httpServer) return;
  const settings = readConfig(process.env);
  if (!settings.ok) throw new Error(settings.problem);
  // Two tabs of one machine see each other's nearby offers.
  const relay = new Relay({ nearby: 'lan', ...settings.config });
  const server = httpServer as Server;
  // Leaves other upgrades alone: they are Vite's own.
  server.on('upgrade', (request, socket, head) => void relay.upgrade(request, socket, head));
  server.once('close', () => void relay.close().catch(() => undefined));
}

/** The plugin. */
export function relayPlugin(): Plugin {
  return {
    name: 'swapmeet-relay',
    configureServer: (vite) => attachRelay(vite.httpServer),
    configurePreviewServer: (vite) => attachRelay(vite.httpServer),
  };
}
