/** Our proof of work, whose code comes with the code of links: nobody asks for it before there is one. */
import type { OwnProof, OwnProofOptions } from '../browser/proof-of-work/own-proof.ts';
import type { Bytes } from '../core/base/bytes.ts';
import { untilLoaded } from '../ui/state/until-loaded.ts';

const load = () => import('../browser/proof-of-work/own-proof.ts');

export function lateProof(options: OwnProofOptions): OwnProof {
  let stop = () => {};
  const found = new Promise<Bytes>((resolve, reject) => {
    stop = untilLoaded(load, ({ openOwnProof }) => {
      const proof = openOwnProof(options);
      stop = () => proof.stop();
      proof.found.then(resolve, reject);
    });
  });
  return { found, stop: () => stop() };
}
