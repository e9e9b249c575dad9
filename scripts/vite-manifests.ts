/**
 * Makes a manifest of the app for each language, out of public/app.webmanifest and what the app itself says. The page asks for
 * that of its language (src/ui/AppDialogs.svelte); the one in English is for those who do not run it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import { LANGUAGES, type Words } from '../src/ui/words/languages.ts';

const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const MANIFEST = here('public/app.webmanifest');
const NAME = /\/app\.([\w-]+)\.webmanifest$/;

interface Shortcut {
  readonly name: string;
  readonly url: string;
}
export interface Manifest {
  readonly lang: string;
  readonly dir: string;
  readonly description: string;
  readonly shortcuts: readonly Shortcut[];
}

/** What the shortcut with this address is called. @throws for one that has no name yet */
function nameOf({ url }: Shortcut, { home, nearby }: Words): string {
  if (url.endsWith('#new')) return home.newRoom;
  if (url.endsWith('#nearby')) return nearby.title;
  throw new Error(`the shortcut to ${url} has no name in other languages`);
}

export const manifestIn = (english: Manifest, language: string, words: Words): Manifest => ({
  ...english,
  lang: language,
  dir: LANGUAGES[language]?.leftward ? 'rtl' : 'ltr',
  description: words.home.lede,
  shortcuts: english.shortcuts.map((it) => ({ ...it, name: nameOf(it, words) })),
});

async function read(language: string): Promise<string> {
  const path = here(`src/ui/words/languages/${language}.ts`);
  const { module } = await runnerImport<Words>(path, { configFile: false, logLevel: 'warn' });
  const english = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
  return JSON.stringify(manifestIn(english, language, module));
}

export function manifestsPlugin(): Plugin {
  return {
    name: 'swapmeet-manifests',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, language = ''] = NAME.exec(request.url?.split('?')[0] ?? '') ?? [];
        if (!Object.hasOwn(LANGUAGES, language)) return next();
        read(language).then((manifest) => {
          response.setHeader('Content-Type', 'application/manifest+json');
          response.end(manifest);
        }, next);
      });
    },
    async generateBundle() {
      for (const language of Object.keys(LANGUAGES))
        this.emitFile({
          type: 'asset',
          fileName: `app.${language}.webmanifest`,
          source: await read(language),
        });
    },
  };
}
