/** Serves the built app, with security headers on every response and caching by kind of file. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Assets } from './assets.ts';
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

/** Where a link leads in which a program has written the # as %23. Relative, since the page may stand anywhere. */
export function fragmentIn(url: string): string | null {
  const [, fragment] = /^[^?]*?\/%(?:25)*23([!-~]*)$/.exec(url) ?? [];
  if (fragment === undefined) return null;
  const levels = /^[^?]*/.exec(fragment)?.[0].split('/').length ?? 1;
  return `${'../'.repeat(levels - 1) || './'}#${fragment}`;
}

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Whether `appDir` holds a built app. */
export const isBuilt = (appDir: string): boolean => existsSync(join(appDir, 'index.html'));

/** A page about the process itself; null when this request may not see it. */
export type StatusPage = (
  request: IncomingMessage,
) => Promise<{ type: string; body: string }> | null;

/** Handles everything but the relay. Reads the files once. */
export function createApp(
  appDir: string,
  statusPages: Readonly<Record<string, StatusPage>> = {},
): RequestHandler {
  const assets = new Assets(appDir);

  return (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return answer(response, 405, 'text/plain', 'Method not allowed\n');
    }
    const { url = '/' } = request;
    const path = url.split('?')[0] ?? '/';
    const status = Object.hasOwn(statusPages, path) ? statusPages[path]?.(request) : null;
    if (status) return answerLater(response, status);
    const fragment = fragmentIn(url);
    if (fragment !== null) {
      response.setHeader('Location', fragment);
      return answer(response, 302, 'text/plain', 'The room is behind the #\n');
    }
    const asset = assets.answer(path, request.headers);
    if (!asset) return answer(response, 404, 'text/plain', 'Not found\n');
    response.writeHead(asset.status, { ...asset.headers, 'Cache-Control': cacheControl(path) });
    response.end(asset.body ?? undefined);
  };
}

/** Answers once the page is there, or with a failure. */
export function answerLater(
  response: ServerResponse,
  page: Promise<{ type: string; body: string }>,
): void {
  page.then(
    ({ type, body }) => answer(response, 200, type, body),
    () => answer(response, 500, 'text/plain', 'Internal error\n'),
  );
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
