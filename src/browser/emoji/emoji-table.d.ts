/** What scripts/vite-emoji.ts makes of emojibase-data. */
declare module '*?emoji' {
  const table: readonly (readonly [emoji: string, label: string, names: string, group: number])[];
  export default table;
}
