/** Lines that must not go when they are out of view: one has the focus, or plays something. */
export function linesInUse(frame: HTMLElement): ReadonlySet<string> {
  const playing = [...frame.querySelectorAll<HTMLMediaElement>('audio, video')];
  const used = [document.activeElement, ...playing.filter(({ paused }) => !paused)];
  const lines = used.flatMap((it) =>
    it && frame.contains(it) ? (it.closest<HTMLElement>('[data-line]') ?? []) : [],
  );
  return new Set(lines.map(({ dataset }) => dataset['line'] ?? ''));
}
