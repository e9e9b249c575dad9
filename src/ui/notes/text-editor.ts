/** The editor of a note's text: the only file that knows CodeMirror. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  Annotation,
  Compartment,
  EditorState,
  RangeSet,
  StateEffect,
  StateField,
  Transaction,
  type Range,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  highlightSpecialChars,
  keymap,
  placeholder,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import type { TextChange } from '../../core/api/notes.ts';
import { INKS } from '../pictures/ink.ts';

/** Where somebody wrote last. */
export interface Caret {
  readonly name: string;
  readonly ink: number;
}

/** So many characters in a row in one ink; undefined: ours. */
export interface InkSpan {
  readonly chars: number;
  readonly ink: number | undefined;
}

export interface EditorOptions {
  /** Its styles stay inside: the page's policy allows no others. */
  readonly host: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly hint: string;
  onEdit(changes: readonly TextChange[]): void;
}

/** How long it shows where somebody wrote last. */
const CARET_MS = 6_000;

const fromOthers = Annotation.define<true>();
const setCaret = StateEffect.define<{ pos: number; caret: Caret; who: string }>();
const dropCaret = StateEffect.define<string>();
const setInks = StateEffect.define<DecorationSet>();

/** In the shadow tree the app's own styles do not hold, but its tokens do. */
const theme = EditorView.theme({
  '&': { height: '100%', background: 'var(--sheet)', color: 'var(--ink)' },
  '&.cm-focused': { ...line('outline', '3px', 'var(--focus)'), outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: 'var(--sans)', fontSize: 'var(--t-16)', lineHeight: '1.5' },
  '.cm-content': { paddingBlock: 'var(--s-12)', caretColor: 'var(--ink)' },
  '.cm-line': { paddingInline: 'var(--s-12)', unicodeBidi: 'plaintext' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.special': { background: 'var(--well)', color: 'var(--bad)', fontSize: 'var(--t-12)' },
  '.by': line('borderBottom', '2px', 'var(--ink)'),
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
  ...inkRules(),
});

/** A line of this width, in the ink of what it belongs to unless in another colour. */
function line(side: string, width: string, color = 'var(--p)'): Record<string, string> {
  return { [`${side}Width`]: width, [`${side}Style`]: 'solid', [`${side}Color`]: color };
}

function inkRules(): Record<string, Record<string, string>> {
  const all: Record<string, Record<string, string>> = {};
  for (let ink = 1; ink <= INKS; ink++) {
    all[`.p${ink}`] = { '--p': `var(--p${ink})` };
    all[`.by.p${ink}`] = { borderBottomColor: `var(--p${ink})` };
  }
  return all;
}

class CaretWidget extends WidgetType {
  readonly caret: Caret;
  readonly who: string;

  constructor(caret: Caret, who: string) {
    super();
    this.caret = caret;
    this.who = who;
  }

  override eq(other: CaretWidget): boolean {
    return other.who === this.who && other.caret.name === this.caret.name;
  }

  override toDOM(): HTMLElement {
    const bar = document.createElement('span');
    bar.classList.add('caret', `p${this.caret.ink}`);
    bar.dataset['name'] = this.caret.name;
    return bar;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** A character that nobody would see. */
function specialChar(code: number): HTMLElement {
  const mark = document.createElement('code');
  mark.className = 'special';
  mark.textContent = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return mark;
}

const caretsOf = (set: DecorationSet, who: string): DecorationSet =>
  set.update({ filter: (_, __, { spec }) => spec['who'] !== who });

const carets = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, tr) {
    let set = before.map(tr.changes);
    for (const effect of tr.effects) {
      if (effect.is(dropCaret)) set = caretsOf(set, effect.value);
      if (!effect.is(setCaret)) continue;
      const { pos, caret, who } = effect.value;
      const widget = new CaretWidget(caret, who);
      set = caretsOf(set, who).update({
        add: [Decoration.widget({ widget, side: 1, who }).range(pos)],
      });
    }
    return set;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const inks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, tr) {
    let set = before.map(tr.changes);
    for (const effect of tr.effects) if (effect.is(setInks)) set = effect.value;
    return set;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export class TextEditor {
  readonly #view: EditorView;
  readonly #locked = new Compartment();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor({ host, text, label, hint, onEdit }: EditorOptions) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    this.#view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          ...[history(), keymap.of([...defaultKeymap, ...historyKeymap])],
          ...[EditorView.lineWrapping, EditorView.perLineTextDirection.of(true)],
          ...[highlightSpecialChars({ render: specialChar }), placeholder(hint)],
          ...[carets, inks, theme, this.#locked.of([])],
          EditorView.contentAttributes.of({
            'aria-label': label,
            spellcheck: 'true',
            tabindex: '0',
          }),
          EditorView.updateListener.of((update) => tellEdits(update, onEdit)),
        ],
      }),
    });
  }

  /** What others changed. @param by who that was, if one person did */
  take(changes: readonly TextChange[], by?: { readonly who: string; readonly caret: Caret }): void {
    const spec = this.#view.state.changes([...changes]);
    const last = changes.at(-1);
    const effects = by && last ? [this.#caretAt(spec.mapPos(last.to, 1), by)] : [];
    this.#view.dispatch({
      ...{ changes: spec, effects },
      annotations: [fromOthers.of(true), Transaction.addToHistory.of(false)],
    });
  }

  /** Makes this the whole text, as a change of ours. */
  replace(text: string): void {
    const { length } = this.#view.state.doc;
    this.#view.dispatch({ changes: { from: 0, to: length, insert: text } });
  }

  lock(isLocked: boolean): void {
    const extensions = isLocked
      ? [
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
        ]
      : [];
    this.#view.dispatch({ effects: this.#locked.reconfigure(extensions) });
  }

  /** Shows who wrote what; without spans it no longer does. */
  showInks(spans: readonly InkSpan[]): void {
    const marks: Range<Decoration>[] = [];
    let at = 0;
    for (const { chars, ink } of spans) {
      const to = Math.min(at + chars, this.#view.state.doc.length);
      if (to > at) marks.push(Decoration.mark({ class: classOf(ink) }).range(at, to));
      at = to;
    }
    this.#view.dispatch({ effects: setInks.of(RangeSet.of(marks)) });
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#view.destroy();
  }

  #caretAt(pos: number, { who, caret }: { readonly who: string; readonly caret: Caret }) {
    clearTimeout(this.#timers.get(who));
    const drop = () => this.#view.dispatch({ effects: dropCaret.of(who) });
    this.#timers.set(who, setTimeout(drop, CARET_MS));
    return setCaret.of({ pos, caret, who });
  }
}

const classOf = (ink: number | undefined) => (ink ? ['by', `p${ink}`].join(' ') : 'by');

/** What the person changed, each step by itself: others' changes come from the note already. */
function tellEdits(update: ViewUpdate, onEdit: EditorOptions['onEdit']): void {
  for (const tr of update.transactions) {
    if (!tr.docChanged || tr.annotation(fromOthers)) continue;
    const changes: TextChange[] = [];
    tr.changes.iterChanges((from, to, _from, _to, inserted) => {
      changes.push({ from, to, insert: inserted.toString() });
    });
    onEdit(changes);
  }
}
