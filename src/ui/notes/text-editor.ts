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
import type { NoteSelection, TextChange } from '../../core/api/notes.ts';
import {
  hushed,
  movedCarets,
  moving,
  withTold,
  wroteAt,
  type ShownCaret,
  type TellingCaret,
} from './carets.ts';
import { caretElement, classOf, specialChar, THEME, type Caret } from './editor-theme.ts';

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
  /** The person's cursor is elsewhere, or others changed the text around it. */
  onPoint(at: NoteSelection): void;
}

/** How long it shows where somebody wrote last, and the name of the person who moved. */
const CARET_MS = 6_000;

const fromOthers = Annotation.define<true>();
const wrote = StateEffect.define<{ place: number; caret: Caret; who: string }>();
const tell = StateEffect.define<readonly TellingCaret[]>();
const hush = StateEffect.define<string>();
const setInks = StateEffect.define<DecorationSet>();

class CaretWidget extends WidgetType {
  readonly shown: ShownCaret;

  constructor(shown: ShownCaret) {
    super();
    this.shown = shown;
  }

  override eq({ shown: { who, caret, isQuiet } }: CaretWidget): boolean {
    const { shown } = this;
    const isSame = who === shown.who && isQuiet === shown.isQuiet;
    return isSame && caret.name === shown.caret.name && caret.ink === shown.caret.ink;
  }

  override toDOM(): HTMLElement {
    return caretElement(this.shown.caret, this.shown.isQuiet);
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const carets = StateField.define<readonly ShownCaret[]>({
  create: () => [],
  update(before, tr) {
    let all = tr.docChanged ? movedCarets(before, (it) => tr.changes.mapPos(it, 1)) : before;
    for (const effect of tr.effects) {
      if (effect.is(hush)) all = hushed(all, effect.value);
      if (effect.is(tell)) all = withTold(all, effect.value, tr.newDoc.length);
      if (!effect.is(wrote)) continue;
      const { who, caret, place } = effect.value;
      all = wroteAt(all, who, caret, place);
    }
    return all;
  },
  provide: (field) => EditorView.decorations.from(field, drawn),
});

function drawn(all: readonly ShownCaret[]): DecorationSet {
  const ranges = all.flatMap((it) => {
    const [from, to] = [Math.min(it.anchor, it.head), Math.max(it.anchor, it.head)];
    const caret = Decoration.widget({ widget: new CaretWidget(it), side: 1 }).range(it.head);
    const chosen = Decoration.mark({ class: classOf('chosen', it.caret.ink) });
    return from < to ? [chosen.range(from, to), caret] : [caret];
  });
  return RangeSet.of(ranges, true);
}

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

  constructor({ host, text, label, hint, onEdit, onPoint }: EditorOptions) {
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
          ...[carets, inks, EditorView.theme(THEME), this.#locked.of([])],
          EditorView.contentAttributes.of({
            'aria-label': label,
            spellcheck: 'true',
            tabindex: '0',
          }),
          EditorView.updateListener.of((update) => {
            tellEdits(update, onEdit);
            this.#showNames(update);
            if (update.docChanged || update.selectionSet) onPoint(this.selection());
          }),
        ],
      }),
    });
  }

  /** What others changed. @param by who that was, if one person did */
  take(changes: readonly TextChange[], by?: { readonly who: string; readonly caret: Caret }): void {
    const spec = this.#view.state.changes([...changes]);
    const last = changes.at(-1);
    const effects = by && last ? [wrote.of({ ...by, place: spec.mapPos(last.to, 1) })] : [];
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
      if (to > at) marks.push(Decoration.mark({ class: classOf('by', ink) }).range(at, to));
      at = to;
    }
    this.#view.dispatch({ effects: setInks.of(RangeSet.of(marks)) });
  }

  /** Shows the cursors of these people, and of no others. */
  showCursors(told: readonly TellingCaret[]): void {
    this.#view.dispatch({ effects: tell.of(told) });
  }

  selection(): NoteSelection {
    const { anchor, head } = this.#view.state.selection.main;
    return { anchor, head };
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#view.destroy();
  }

  /** Of those who moved, for a while. */
  #showNames({ startState, state }: ViewUpdate): void {
    for (const who of moving(startState.field(carets), state.field(carets))) {
      clearTimeout(this.#timers.get(who));
      const over = () => this.#view.dispatch({ effects: hush.of(who) });
      this.#timers.set(who, setTimeout(over, CARET_MS));
    }
  }
}

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
