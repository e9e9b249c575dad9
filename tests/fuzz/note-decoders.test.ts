/** NOTE_INPUTS=100000 plays a long round. */
import { expect, test } from 'vitest';
import { drive } from './drive.ts';
import { noteDecoders } from './note-decoders.ts';

const inputs = Number(process.env['NOTE_INPUTS'] ?? 2_000);

test('[O7] whatever an update holds, it is plain text of one client or nothing, and never stops Yjs', async () => {
  expect(inputs).toBeGreaterThan(0);
  for (const decoder of noteDecoders) await drive(decoder, 9, inputs);
});
