/** Why a part of the app is not here: its server is away, or slow, or has other files than this page was made of. */
import { words } from '../words/en/errors.ts';
import { words as parts } from '../words/en/parts.ts';

export type WhyLate = 'away' | 'updated' | 'slow';

/** What the screen says in place of the part. */
export interface LateWords {
  readonly what: string;
  readonly next: string;
  /** Reloading the page helps. */
  readonly reload: boolean;
}

const PAGE_MS_MAX = 5_000;

/** Asks the server for the page as it is now. Never throws. */
export async function whyLate(): Promise<WhyLate> {
  try {
    const page = location.href.replace(/[?#].*$/s, '');
    const signal = AbortSignal.timeout(PAGE_MS_MAX);
    const response = await fetch(page, { cache: 'no-store', signal });
    const html = response.ok ? await response.text() : '';
    if (!html.includes('id="app"')) return 'away'; // an error, or the sign-in page of a network
    const own = [...document.querySelectorAll('script[type=module][src]')];
    const isSame = own.every((script) => html.includes(script.getAttribute('src') ?? ''));
    return isSame ? 'slow' : 'updated';
  } catch {
    return 'away';
  }
}

const WORDS: Readonly<Record<WhyLate, () => LateWords>> = {
  away: () => ({ what: parts.partLate, next: words.serverAway, reload: false }),
  slow: () => ({ what: parts.partLate, next: parts.partLateHint, reload: true }),
  updated: () => ({ what: words.updated, next: words.updatedHint, reload: true }),
};

/** Never throws. */
export const lateWords = async (): Promise<LateWords> => WORDS[await whyLate()]();
