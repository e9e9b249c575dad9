/** The page and its manifest speak before the app runs, so they cannot ask the catalogue. What they say is listed here. */

/** Each sentence outside the catalogue, with the reason. */
export const OUTSIDE: Readonly<Record<string, string>> = {
  Swapmeet: 'the name is the same in every language',
  'Swapmeet: a room in a link': 'the tab has a title before the app runs',
  'Chat and swap files of any size, straight between browsers.':
    'search engines and the install dialog read it, and run nothing',
  'New room': 'the menu of the app’s icon says it, and runs nothing',
  'Find people nearby': 'the menu of the app’s icon says it, and runs nothing',
  files: 'the field of a form that the system fills in',
  'Swapmeet runs in your browser and needs JavaScript.': 'shown where the app cannot run',
};

const READ_TAGS = />([^<]*\p{L}[^<]*)</gu;
const READ_ATTRIBUTES =
  /(?:name="description"\s+content|property="og:(?:title|description|site_name)"\s+content|aria-label|alt|title)="([^"]*)"/g;
const READ_MEMBERS = ['name', 'short_name', 'description', 'label'];

/** What the page and the manifest say. */
export function pageWords(html: string, manifest: string): readonly string[] {
  const shown = html.replace(/<(script|style)\b.*?<\/\1>|<!--.*?-->/gs, '');
  const said = [...shown.matchAll(READ_TAGS), ...shown.matchAll(READ_ATTRIBUTES)].map(
    ([, text = '']) => text.replace(/\s+/g, ' ').trim(),
  );
  JSON.parse(manifest, (key, value: unknown) => {
    if (typeof value === 'string' && READ_MEMBERS.includes(key)) said.push(value);
    return value;
  });
  return [...new Set(said)];
}
