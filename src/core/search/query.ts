/** What a person types into the search of messages: words, "exact words", `from:name`, `has:file` and `has:link`. Pure. */
import { QUERY_CHARS_MAX, QUERY_NAMES_MAX, QUERY_WORDS_MAX } from '../limits/search.ts';
import { foldedWords } from '../folding/fold.ts';

/** All of it has to be true of a message. Words are folded. */
export interface SearchQuery {
  /** Words that begin so. */
  readonly words: readonly string[];
  /** Whole words that follow each other. */
  readonly phrases: readonly (readonly string[])[];
  /** Beginnings of words of its author's name. */
  readonly from: readonly (readonly string[])[];
  readonly file: boolean;
  readonly link: boolean;
}

/** How the operators are called in the language of the page, each with all its words, separated by spaces. */
export interface OperatorWords {
  readonly from: string;
  readonly has: string;
  readonly file: string;
  readonly link: string;
}

export interface TypedSearch {
  /** Undefined: it asks for no message. */
  readonly query: SearchQuery | undefined;
  /** What was meant by operators, as it was typed: for people to see. */
  readonly from: readonly string[];
  readonly phrases: readonly string[];
  /** What was typed without operators: it also looks for files by kind and size. */
  readonly rest: string;
}

/** They are understood in every language. */
const ENGLISH: OperatorWords = { from: 'from', has: 'has', file: 'file files', link: 'link links' };

/** Quotation marks of many languages, and the wide colon. */
const QUOTES = /[“”„‟«»「」『』＂]/gu;
/** An operator with its value, which may be quoted; a phrase; a beginning of one; a word. */
const PART =
  /(?:(?<key>\p{L}[\p{L}\p{M}]*): ?)?(?:"(?<quoted>[^"]*)"|"(?<open>[^"]*)$|(?<bare>[^\s"]+))|\S+/gu;

export function queryOf(typed: string, names: OperatorWords = ENGLISH): TypedSearch {
  const understood = new Understood(names);
  const tidy = typed.slice(0, QUERY_CHARS_MAX).replaceAll(QUOTES, '"').replaceAll('：', ':');
  for (const { 0: all, groups = {} } of tidy.matchAll(PART)) {
    const { key, quoted, open, bare } = groups;
    const value = quoted ?? open ?? bare ?? '';
    if (key !== undefined) {
      if (!understood.operator(key, value)) understood.words(all);
    } else if (quoted !== undefined) understood.phrase(quoted);
    else if (!understood.isBegun(all)) understood.words(value || all);
  }
  return understood.result();
}

const oneWord = (text: string): string => foldedWords(text).join('');

class Understood {
  readonly #names: OperatorWords;
  readonly #words = new Set<string>();
  readonly #phrases: string[] = [];
  readonly #from: string[] = [];
  readonly #rest: string[] = [];
  #file = false;
  #link = false;

  constructor(names: OperatorWords) {
    this.#names = names;
  }

  words(typed: string): void {
    for (const word of foldedWords(typed)) if (this.#takesMore) this.#words.add(word);
    this.#rest.push(typed);
  }

  phrase(typed: string): void {
    if (foldedWords(typed).length > 0 && this.#takesMore) this.#phrases.push(typed);
    this.#rest.push(typed);
  }

  /** False: it is no operator. */
  operator(key: string, value: string): boolean {
    if (this.#means('from', key)) {
      const isName = foldedWords(value).length > 0;
      if (isName && this.#from.length < QUERY_NAMES_MAX) this.#from.push(value);
      return true;
    }
    if (!this.#means('has', key)) return false;
    if (this.#means('file', value)) this.#file = true;
    else if (this.#means('link', value)) this.#link = true;
    else this.words(value); // a kind of file, perhaps
    return true;
  }

  /** It is an operator whose value is still to come. */
  isBegun(typed: string): boolean {
    return /:$/.test(typed) && (this.#means('from', typed) || this.#means('has', typed));
  }

  result(): TypedSearch {
    const query: SearchQuery = {
      words: [...this.#words],
      phrases: this.#phrases.map(foldedWords),
      from: this.#from.map(foldedWords),
      file: this.#file,
      link: this.#link,
    };
    const parts = this.#words.size + this.#phrases.length + this.#from.length;
    return {
      query: parts > 0 || this.#file || this.#link ? query : undefined,
      from: this.#from,
      phrases: this.#phrases,
      rest: this.#rest.join(' '),
    };
  }

  get #takesMore(): boolean {
    return this.#words.size + this.#phrases.length < QUERY_WORDS_MAX;
  }

  #means(name: keyof OperatorWords, typed: string): boolean {
    const word = oneWord(typed);
    return `${ENGLISH[name]} ${this.#names[name]}`.split(' ').some((it) => oneWord(it) === word);
  }
}
