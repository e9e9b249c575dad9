/** Lengths of drawn things, for `{@attach}`: what Svelte has for this would come with the first screen. */
import type { PictureSize } from '../../../core/preview/picture-head.ts';

/** Sets custom properties, which the component's own style reads. */
export const lengths =
  (values: Readonly<Record<`--${string}`, number | undefined>>) =>
  ({ style }: HTMLElement): void => {
    for (const [name, value] of Object.entries(values))
      style.setProperty(name, value === undefined ? null : String(value));
  };

/** Tells how large the element is, now and at every change. */
export const watchSize =
  (f: (size: PictureSize) => void) =>
  (element: HTMLElement): (() => void) => {
    const observer = new ResizeObserver(() =>
      f({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
