/** Records every sentence that a page shows, frame by frame, and how far its layout shifted by itself. */
import type { Page } from '@playwright/test';

export interface Shown {
  /** When, as the clock of the machine goes. */
  readonly atMs: number;
  /** What the status said in that frame; empty: there was none. */
  readonly status: string;
  /** Lines of text, and what empty fields say. */
  readonly lines: readonly string[];
}

declare global {
  interface Window {
    recorded: { frames: Shown[]; shift: number; shifted: string[] };
  }
}

/** Call it before the page opens. */
export async function recordSentences(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recorded: Window['recorded'] = { frames: [], shift: 0, shifted: [] };
    window.recorded = recorded;
    let last = '';
    let asked = false;
    const look = () => {
      asked = false;
      const fields = document.querySelectorAll<HTMLTextAreaElement>('textarea');
      const hints = Array.from(fields, (it) => it.placeholder);
      const text = [document.body?.innerText ?? '', ...hints].join('\n');
      if (text === last) return;
      last = text;
      const status = document.querySelector('[role=status][aria-label=Connection]')?.textContent;
      const lines = text.split('\n').flatMap((line) => line.trim() || []);
      recorded.frames.push({ atMs: Date.now(), status: status ?? '', lines });
    };
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    // Before the first frame after a change, as reading the text of every frame takes most of a core.
    new MutationObserver(() => {
      if (!asked) requestAnimationFrame(look);
      asked = true;
    }).observe(document, everything);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        recorded.shift += entry.value;
        const nodes = entry.sources.map(({ node, previousRect: from, currentRect: to }) => {
          const name =
            node instanceof Element ? `${node.tagName}.${node.className}` : node?.textContent;
          return `${name} (${from.y} to ${to.y} px)`;
        });
        recorded.shifted.push(`${entry.value.toFixed(4)} ${nodes.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

export interface Recording {
  readonly frames: readonly Shown[];
  /** As browsers count it: 0 is none. */
  readonly shift: number;
  /** What shifted, for the message of a failure. */
  readonly shifted: readonly string[];
}

export const recorded = (page: Page): Promise<Recording> => page.evaluate(() => window.recorded);

/** Every line that any frame has shown. */
export const linesOf = ({ frames }: Recording): string[] => [
  ...new Set(frames.flatMap((it) => it.lines)),
];
