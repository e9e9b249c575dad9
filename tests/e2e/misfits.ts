/** Finds what does not fit on a page: text that is cut or torn, what reaches over the edge, and what lies on something else. */
import type { Page } from '@playwright/test';

/** A line for each misfit. What floats over the page on purpose is compared with itself only. */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    interface Box {
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
    const found = new Set<string>();
    const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    const named = (it: Element) => {
      const said = it.getAttribute('aria-label') ?? it.textContent.trim();
      return `${it.localName} “${said.slice(0, 50)}”`;
    };
    const meet = (a: Box, b: Box): Box => ({
      left: Math.max(a.left, b.left),
      right: Math.min(a.right, b.right),
      top: Math.max(a.top, b.top),
      bottom: Math.min(a.bottom, b.bottom),
    });
    const overlap = (a: Box, b: Box): boolean => {
      const { left, right, top, bottom } = meet(a, b);
      return right - left > 2 && bottom - top > 2;
    };
    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (it: Element): CSSStyleDeclaration => {
      const style = styles.get(it) ?? getComputedStyle(it);
      styles.set(it, style);
      return style;
    };

    const everywhere = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    const views = new Map<Element, Box>();
    /** Where something inside of this element can be seen: elements that scroll or clip show a part. */
    const viewOf = (it: Element | null): Box => {
      if (!it) return everywhere;
      const { overflowX, position } = styleOf(it);
      const around =
        position === 'fixed' ? everywhere : (views.get(it) ?? viewOf(it.parentElement));
      const view = overflowX === 'visible' ? around : meet(around, it.getBoundingClientRect());
      views.set(it, view);
      return view;
    };
    const layerOf = (it: Element | null): Element | null =>
      it && /static|relative/.test(styleOf(it).position) ? layerOf(it.parentElement) : it;

    const lines: { readonly box: Box; readonly of: Element }[] = [];
    const takeLines = (of: Element, text: Node) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 2);
      for (const { left, right, top, height } of rects) {
        if ((left < -1 || right > innerWidth + 1) && viewOf(of) === everywhere)
          found.add(`over the edge: ${named(of)}`);
        // Without the room above and below the letters.
        const letters = { left, right, top: top + 0.2 * height, bottom: top + 0.8 * height };
        const box = meet(letters, viewOf(of));
        if (box.right - box.left > 2 && box.bottom - box.top > 2) lines.push({ box, of });
      }
      // Names and addresses break anywhere, and so do the scripts without spaces between words.
      const isOurs = !of.closest('bdi, article, a, pre, code, .in, [contenteditable]');
      for (const { index, 0: word } of rects.length > 1 && isOurs ? wordsOf(text) : []) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
          found.add(`torn: ${word} in ${named(of)}`);
      }
    };
    const wordsOf = (text: Node) =>
      (text.nodeValue ?? '').matchAll(
        /(?<![\p{L}\p{M}])(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])[\p{L}\p{M}]){2,24}(?![\p{L}\p{M}])/gu,
      );

    const all = [...root.querySelectorAll<HTMLElement>('*:not(svg *, option)')].filter((it) => {
      const { width, height } = it.getBoundingClientRect();
      return width > 1 && height > 1 && it.checkVisibility({ visibilityProperty: true });
    });
    for (const it of all) {
      const { overflowX, textOverflow, display } = styleOf(it);
      const isLabel = it.matches('button, a, label, summary, h1, h2, h3, legend');
      const hides =
        /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis' && it.localName !== 'pre';
      const isWider = it.scrollWidth > it.clientWidth + 1 && display !== 'inline';
      if (isWider && it.textContent.trim() && (hides || isLabel)) found.add(`cut: ${named(it)}`);
      for (const text of it.childNodes)
        if (text.nodeType === Node.TEXT_NODE && text.nodeValue?.trim()) takeLines(it, text);
    }

    const controls = all
      .filter((it) => it.matches('button, a[href], input, select, textarea, summary, label.btn'))
      .map((of) => {
        // A button without a frame is where its icon is.
        const drawn = (of.matches('.plain') && of.firstElementChild) || of;
        return { of, box: meet(drawn.getBoundingClientRect(), viewOf(of.parentElement)) };
      });
    const things = [...controls, ...lines].map((it) => ({ ...it, layer: layerOf(it.of) }));
    for (const [at, a] of things.entries())
      for (const b of things.slice(at + 1))
        if (
          a.layer === b.layer &&
          overlap(a.box, b.box) &&
          !a.of.contains(b.of) &&
          !b.of.contains(a.of)
        )
          found.add(`on each other: ${named(a.of)} and ${named(b.of)}`);
    return [...found];
  });
