/** The page and its manifest speak before the app runs, so they cannot ask the catalogue. What they say is listed here. */

/** Each sentence outside the catalogue, with the reason. */
export const OUTSIDE: Readonly<Record<string, string>> = {
  Swapmeet: 'the name is the same in every language',
  'Swapmeet: a room in a link': 'programs that show a preview of a link run nothing',
  'Chat and swap files of any size, straight between browsers.':
    'search engines and previews of a link read it, and run nothing',
  files: 'the field of a form that the system fills in',
};

const READ_TAGS = />([^<]*\p{L}[^<]*)</gu;
const READ_ATTRIBUTES =
  /(?:name="description"\s+content|property="og:(?:title|description|site_name)"\s+content|aria-label|alt|title)="([^"]*)"/g;
/** Descriptions and names of shortcuts are made for each language (scripts/vite-manifests.ts). */
const MADE_MEMBERS = ['description', 'shortcuts'];
const READ_MEMBERS = ['name', 'short_name', 'label'];

/** What the page and the manifest say. */
export function pageWords(html: string, manifest: string): readonly string[] {
  const shown = html.replace(/<(script|style|noscript)\b.*?<\/\1>|<!--.*?-->/gs, '');
  const said = [...shown.matchAll(READ_TAGS), ...shown.matchAll(READ_ATTRIBUTES)].map(
    ([, text = '']) => text.replace(/\s+/g, ' ').trim(),
  );
  const members = Object.entries(JSON.parse(manifest) as object);
  const shownAlways = members.filter(([name]) => !MADE_MEMBERS.includes(name));
  JSON.parse(JSON.stringify(Object.fromEntries(shownAlways)), (key, value: unknown) => {
    if (typeof value === 'string' && READ_MEMBERS.includes(key)) said.push(value);
    return value;
  });
  return [...new Set(said)];
}

/** The languages of what stands where no script runs, each with its direction. */
export const noscriptLanguages = (html: string): readonly string[] =>
  [
    ...(/<noscript>(.*?)<\/noscript>/s.exec(html)?.[1] ?? '').matchAll(
      /<p lang="([\w-]+)" dir="(\w+)">[^<]*\p{L}[^<]*<\/p>/gu,
    ),
  ].map(([, language, direction]) => `${language} ${direction}`);
