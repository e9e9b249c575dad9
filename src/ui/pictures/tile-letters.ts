/** Letters and digits as squares, five high, to spell a file's kind in tiles. */

/** Five rows a glyph, top first; `#` is a filled square. */
const GLYPHS: Readonly<Record<string, string>> = {
  A: '.##. #..# #### #..# #..#',
  B: '###. #..# ###. #..# ###.',
  C: '.### #... #... #... .###',
  D: '###. #..# #..# #..# ###.',
  E: '### #.. ##. #.. ###',
  F: '### #.. ##. #.. #..',
  G: '.### #... #.## #..# .###',
  H: '#..# #..# #### #..# #..#',
  I: '### .#. .#. .#. ###',
  J: '..## ...# ...# #..# .##.',
  K: '#..# #.#. ##.. #.#. #..#',
  L: '#.. #.. #.. #.. ###',
  M: '#...# ##.## #.#.# #...# #...#',
  N: '#..# ##.# #.## #..# #..#',
  O: '.##. #..# #..# #..# .##.',
  P: '###. #..# ###. #... #...',
  Q: '.##. #..# #..# #.## .###',
  R: '###. #..# ###. #.#. #..#',
  S: '.### #... .##. ...# ###.',
  T: '### .#. .#. .#. .#.',
  U: '#..# #..# #..# #..# .##.',
  V: '#...# #...# #...# .#.#. ..#..',
  W: '#...# #...# #.#.# ##.## #...#',
  X: '#..# #..# .##. #..# #..#',
  Y: '#...# .#.#. ..#.. ..#.. ..#..',
  Z: '#### ...# .##. #... ####',
  0: '.##. #..# #..# #..# .##.',
  1: '.#. ##. .#. .#. ###',
  2: '###. ...# .##. #... ####',
  3: '###. ...# .##. ...# ###.',
  4: '#..# #..# #### ...# ...#',
  5: '#### #... ###. ...# ###.',
  6: '.##. #... ###. #..# .##.',
  7: '#### ...# ..#. .#.. .#..',
  8: '.##. #..# .##. #..# .##.',
  9: '.##. #..# .### ...# .##.',
};

export const LETTER_ROWS = 5;

/** The filled squares of a word as [column, row], and how many columns it takes. */
export function spell(word: string): { columns: number; squares: readonly [number, number][] } {
  const squares: [number, number][] = [];
  let left = 0;
  for (const letter of word.toUpperCase()) {
    const rows = GLYPHS[letter]?.split(' ');
    if (!rows) continue;
    const width = Math.max(...rows.map((row) => row.length));
    rows.forEach((row, y) => {
      for (let x = 0; x < row.length; x++) if (row[x] === '#') squares.push([left + x, y]);
    });
    left += width + 1;
  }
  return { columns: Math.max(0, left - 1), squares };
}
