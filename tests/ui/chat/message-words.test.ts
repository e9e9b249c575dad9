/** What is named by its message. */
import { expect, test } from 'vitest';
import { messageWords } from '../../../src/ui/chat/message-words.ts';

test.each([
  ['Ana', false, 'cake at four?', 'Ana: cake at four?'],
  ['Esra', true, 'bring\n\n  plates', 'you: bring plates'],
  ['Ana', false, `${'a'.repeat(39)}𝄞${'b'.repeat(9)}`, `Ana: ${'a'.repeat(39)}𝄞…`],
  ['A\u202eb', false, 'x\u200by', 'A⟨RLO⟩b: x⟨ZWSP⟩y'],
])('%s wrote it', (name, own, words, said) => expect(messageWords(name, own, words)).toBe(said));
