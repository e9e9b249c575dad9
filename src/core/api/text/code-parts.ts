/** Code as it is shown with colours. */

/** `word`: of the language; `text`: in quotes; `name`: one that the code gives; `value`: a number or the like. */
export type CodePartKind = 'comment' | 'text' | 'value' | 'word' | 'type' | 'name';
export interface CodePart {
  readonly text: string;
  /** Undefined: nothing of these. */
  readonly kind: CodePartKind | undefined;
}
