/** Does it with the next frame, once, however often it is asked. */
export function nextFrame(f: () => void): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      f();
    });
  };
}
