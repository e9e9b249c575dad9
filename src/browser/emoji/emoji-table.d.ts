/** What scripts/vite-emoji.ts makes of emojibase-data. */
declare module '*?emoji' {
  const table: readonly (readonly [
    emoji: string,
    label: string,
    names: string,
    group: number,
    tones: 0 | 1,
  ])[];
  export default table;
}
declare module '*?emoji-words' {
  const words: readonly (readonly [label: string, names: string])[];
  export default words;
}
