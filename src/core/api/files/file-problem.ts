/** Why a file does not come, or is not shared any more. */
import type { SwapErrorCode } from '../../base/errors.ts';

/**
 * Why those who are here give a download nothing. `waiting`: the sharer has yet to say what it has, or somebody has yet to send the
 * list of the chunks that it has, or sends us another file first. `not-sent`: those who have it send nothing. `wrong-bytes`: its sharer
 * sent something else.
 */
export type Silence = 'waiting' | 'not-sent' | 'wrong-bytes';

/**
 * `looking`: we ask who in the room has it; `nobody-has-it`: waiting for a holder; `others-first`: waiting for our turn with the
 * holders; `its-turn`: downloads that the person put first come before; `two-lists`: its sharer signed two lists of its chunks;
 * `source-forgotten`: after a reload the browser does not know where the file lies; `source-gone`: it could not be read.
 */
export type FileProblem =
  | SwapErrorCode
  | Silence
  | 'nobody-has-it'
  | 'looking'
  | 'others-first'
  | 'its-turn'
  | 'two-lists'
  | 'source-forgotten';
