/** How many sockets fit into the descriptors that the system gives this process. */
import { readFileSync } from 'node:fs';
import type { RelayLimits } from '../limits.ts';

/** The descriptors that this process may have open; Infinity where the system does not say. */
export function openFilesMax(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
  } catch {
    return Infinity;
  }
}

/**
 * The limits, lowered where they ask for more descriptors than there are. Without one to spare a process can accept
 * nobody. A part stays free for files, Redis and what is just being closed.
 */
export function withinOpenFiles(limits: RelayLimits, openFiles: number): RelayLimits {
  const httpSockets = Math.min(limits.httpSockets, Math.floor(openFiles * 0.15));
  return {
    ...limits,
    connections: Math.min(limits.connections, Math.floor(openFiles * 0.75)),
    httpSockets,
    httpSocketsPerAddress: Math.min(limits.httpSocketsPerAddress, Math.ceil(httpSockets / 4)),
  };
}
