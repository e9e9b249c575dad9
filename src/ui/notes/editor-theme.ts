/** How the editor looks, and what it draws beside the text. In its shadow tree the app's own styles do not hold, but its tokens do. */
import { INKS } from '../pictures/ink.ts';

/** Somebody's name, in their ink. */
export interface Caret {
  readonly name: string;
  readonly ink: number;
}

type Rules = Record<string, Record<string, string>>;

export const THEME: Rules = {
  '&': { height: '100%', background: 'var(--sheet)', color: 'var(--ink)' },
  '&.cm-focused': { ...line('outline', '3px', 'var(--focus)'), outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: 'var(--sans)', fontSize: 'var(--t-16)', lineHeight: '1.5' },
  '.cm-content': { paddingBlock: 'var(--s-16)', caretColor: 'var(--ink)' },
  '.cm-line': { paddingInline: 'var(--s-12)', unicodeBidi: 'plaintext' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.special': { background: 'var(--well)', color: 'var(--bad)', fontSize: 'var(--t-12)' },
  '.by': line('borderBottom', '2px', 'var(--p, var(--ink))'),
  '.chosen': { background: 'color-mix(in srgb, var(--p) 22%, transparent)' },
  '.caret': { position: 'relative', marginInline: '-1px', ...line('borderInlineStart', '2px') },
  // No part of the text: it is neither copied nor read out.
  '.caret::after': {
    content: 'attr(data-name)',
    position: 'absolute',
    insetInlineStart: '-2px',
    bottom: '1.35em',
    paddingInline: '4px',
    background: 'var(--sheet)',
    ...line('border', '1px'),
    color: 'var(--ink)',
    fontSize: 'var(--t-12)',
    lineHeight: '1.4',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
    maxWidth: '12em',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    pointerEvents: 'none',
    zIndex: '1',
  },
  // Of one that stays: a flag, until the pointer comes.
  '.caret.quiet:not(:hover)::after': {
    content: '""',
    bottom: '1em',
    width: '6px',
    height: '6px',
    padding: '0',
    border: '0',
    background: 'var(--p)',
  },
  ...inkRules(),
};

/** A line of this width, in the ink of what it belongs to unless in another colour. */
function line(side: string, width: string, color = 'var(--p)'): Record<string, string> {
  return { [`${side}Width`]: width, [`${side}Style`]: 'solid', [`${side}Color`]: color };
}

function inkRules(): Rules {
  const all: Rules = {};
  for (let ink = 1; ink <= INKS; ink++) all[`.${inkClass(ink)}`] = { '--p': `var(--p${ink})` };
  return all;
}

/** A function that stands before its place: the theme above asks it. */
function inkClass(ink: number): string {
  return `p${ink}`;
}

/** The class of an element and, where it has one, of its ink. */
export const classOf = (what: 'by' | 'chosen' | 'caret', ink: number | undefined): string =>
  ink ? [what, inkClass(ink)].join(' ') : what;

/** @param isQuiet without its name, which has been shown for a while */
export function caretElement({ name, ink }: Caret, isQuiet: boolean): HTMLElement {
  const bar = document.createElement('span');
  bar.className = classOf('caret', ink);
  bar.classList.toggle('quiet', isQuiet);
  bar.dataset['name'] = name;
  return bar;
}

/** A character that nobody would see. */
export function specialChar(code: number): HTMLElement {
  const mark = document.createElement('code');
  mark.className = 'special';
  mark.textContent = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return mark;
}
