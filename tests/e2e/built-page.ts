/** The page of the built app, as a build with other settings would write it. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { contentPolicyPlugin, type PageSettings } from '../../scripts/vite-content-policy.ts';

export const APP = fileURLToPath(new URL('../../build/app', import.meta.url));

export async function builtPage(settings: PageSettings): Promise<string> {
  const { transformIndexHtml } = contentPolicyPlugin(settings);
  if (typeof transformIndexHtml !== 'object') throw new Error('the plugin has another form');
  const handler = transformIndexHtml.handler as unknown as (html: string) => string;
  const built = await readFile(`${APP}/index.html`, 'utf8');
  return handler(
    built.replace(/\s*<meta (http-equiv="Content-Security|name="referrer)[^>]*>/g, ''),
  );
}
