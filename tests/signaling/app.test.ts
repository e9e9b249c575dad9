import { rmSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../../signaling/app.ts';
import { APP_FILES, builtApp, startServer } from '../rigs/relay-server.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends the path as it is written. `fetch` would normalize it. */
function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: 'localhost', path, method, headers }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += String(data)));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('serves the page and its files', async () => {
  const { port } = await startServer();
  for (const path of ['/', '/index.html', '/?from=somewhere']) {
    const { status, headers, body } = await ask(port, path);
    expect([status, body]).toEqual([200, APP_FILES['index.html']]);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  }
  const script = await ask(port, '/assets/main-Ab12.js');
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(script.body).toBe(APP_FILES['assets/main-Ab12.js']);
});

test('hashed assets are cached forever, everything else is revalidated', async () => {
  const { port } = await startServer();
  const cacheOf = async (path: string) => (await ask(port, path)).headers['cache-control'];
  expect(await cacheOf('/assets/main-Ab12.js')).toBe('public, max-age=31536000, immutable');
  expect(await cacheOf('/assets/main-Ab12.css')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/', '/index.html', '/sw.js']) expect(await cacheOf(path)).toBe('no-cache');
  expect(await cacheOf('/assets/old-Cd34.js')).toBe('no-store');
});

test('an unchanged file is not sent again', async () => {
  const { port } = await startServer();
  const { headers } = await ask(port, '/sw.js');
  const again = await ask(port, '/sw.js', {
    headers: { 'if-none-match': headers.etag ?? '' },
  });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('a precompressed file is sent to clients that accept it', async () => {
  const { port } = await startServer();
  const headers = { 'accept-encoding': 'gzip, br' };
  const answer = await ask(port, '/assets/main-Ab12.js', { headers });
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'Accept-Encoding',
  });
  expect(answer.body).toBe(APP_FILES['assets/main-Ab12.js.br']);
});

test('every response carries the security headers', async () => {
  const { port } = await startServer();
  const answers = [
    await ask(port, '/'),
    await ask(port, '/assets/main-Ab12.js'),
    await ask(port, '/healthz'),
    await ask(port, '/missing'),
    await ask(port, '/', { method: 'POST' }),
    await ask(port, '/', { method: 'HEAD' }),
  ];
  for (const { headers } of answers) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(headers[name.toLowerCase()]).toBe(value);
    }
  }
});

test('the policy allows no inline script, no eval and no foreign origin', () => {
  const policy = SECURITY_HEADERS['Content-Security-Policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|https?:|wss?:|\*/);
});

test('/healthz reports health, and nothing about people', async () => {
  const { port } = await startServer();
  const { status, headers, body } = await ask(port, '/healthz');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  expect(JSON.parse(body)).toEqual({ status: 'ok', protocol: 1 });
});

test.each([
  '/missing',
  '/assets/missing.js',
  '/../outside.txt',
  '/assets/../../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/assets/..%5c..%5coutside.txt',
  '/%00',
  '/%',
  '/.secret',
  '//etc/passwd',
  '/relay',
  '/missing?next=/%23/AAAA',
])('%s is not found', async (path) => {
  const { port } = await startServer();
  expect(await ask(port, path)).toMatchObject({ status: 404, body: 'Not found\n' });
});

test.each([
  ['/%23/AAAAAAAAAAAAAAAAAAAAAA', '/', '#/AAAAAAAAAAAAAAAAAAAAAA'],
  ['/%23AAAAAAAAAAAAAAAAAAAAAA', '/', '#AAAAAAAAAAAAAAAAAAAAAA'],
  ['/%23/!AAAA/BBBB?utm_source=x/y', '/', '#/!AAAA/BBBB?utm_source=x/y'],
  ['/%2523%252FAAAA', '/', '#%252FAAAA'],
  ['/swapmeet/%23/AAAA/', '/swapmeet/', '#/AAAA/'],
  ['/%23//evil.example/', '/', '#//evil.example/'],
])('[R16] %s leads to the room in it', async (path, page, fragment) => {
  const { port } = await startServer();
  const { status, headers } = await ask(port, path);
  expect(status).toBe(302);
  const asked = `http://localhost:${port}${path}`;
  const found = new URL(headers.location ?? '', asked);
  expect(found.href).toBe(`http://localhost:${port}${page}${fragment}`);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s is not allowed', async (method) => {
  const { port } = await startServer();
  const { status, headers } = await ask(port, '/', { method });
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
});

test.each(['bytes=9-1', 'bytes=-1', 'bytes=99-', 'bytes=a-b', 'lines=1-2', 'bytes=0-1,3-4'])(
  'a range (%s) is answered with the whole file',
  async (range) => {
    const { port } = await startServer();
    const answer = await ask(port, '/sw.js', { headers: { range } });
    expect([answer.status, answer.body]).toEqual([200, APP_FILES['sw.js']]);
  },
);

test.each(['', 'identity', 'br;q=0', 'brr, x', '*;q=0'])(
  'a client that accepts "%s" gets the file as it is',
  async (accepted) => {
    const { port } = await startServer();
    const headers = { 'accept-encoding': accepted };
    const answer = await ask(port, '/assets/main-Ab12.js', { headers });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body).toBe(APP_FILES['assets/main-Ab12.js']);
  },
);

test('a file that was deleted or replaced after the start is served as it was', async () => {
  const appDir = builtApp();
  const { port } = await startServer({ appDir });
  rmSync(join(appDir, 'sw.js'));
  expect(await ask(port, '/sw.js')).toMatchObject({ status: 200, body: APP_FILES['sw.js'] });
});
