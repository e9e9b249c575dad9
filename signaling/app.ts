/** Serves the built app, with security headers on every response and caching by kind of file. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headerPolicy } from './content-policy.ts';

/** Features that this page never uses. The two that it uses come last. */
const PERMISSIONS_POLICY = [
  ...[
    'accelerometer',
    'autoplay',
    'camera',
    'display-capture',
    'encrypted-media',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'publickey-credentials-create',
    'publickey-credentials-get',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
  'screen-wake-lock=(self)',
  'clipboard-write=(self)',
].join(', ');

/** Sent with every response, here and by other servers of the built app. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': headerPolicy(),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': PERMISSIONS_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** How long a response may be cached. Names under /assets/ contain a hash of the content. */
export function cacheControl(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Whether `appDir` holds a built app. */
export const isBuilt = (appDir: string): boolean => existsSync(join(appDir, 'index.html'));

/** A page about the process itself; null when this request may not see it. */
export type StatusPage = (
  request: IncomingMessage,
) => Promise<{ type: string; body: string }> | null;

/** Handles everything but the relay. Reads the list of files once. */
export function createApp(
  appDir: string,
  statusPages: Readonly<Record<string, StatusPage>> = {},
): RequestHandler {
  const serveFile = sirv(appDir, { etag: true, gzip: true, brotli: true, extensions: ['html'] });

  return (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return answer(response, 405, 'text/plain', 'Method not allowed\n');
    }
    const path = request.url?.split('?')[0] ?? '/';
    const status = Object.hasOwn(statusPages, path) ? statusPages[path]?.(request) : null;
    if (status) {
      return void status.then(
        ({ type, body }) => answer(response, 200, type, body),
        () => answer(response, 500, 'text/plain', 'Internal error\n'),
      );
    }
    // The files are small, and an invalid range would throw inside the file server.
    delete request.headers.range;
    // If a new build has deleted the file since the start, only this response fails.
    response.on('pipe', (file) => file.once('error', () => response.destroy()));
    response.setHeader('Cache-Control', cacheControl(path));
    serveFile(request, response, () => answer(response, 404, 'text/plain', 'Not found\n'));
  };
}

/** Sends one complete answer. */
export function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type.includes('charset=') ? type : `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}
