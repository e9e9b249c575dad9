/** What this device fetches unasked: small pictures, and what is in small batches. */
import type { SharedFile } from '../../../core/api/views.ts';
import { SHORT_LIST_BYTES_MAX, SHORT_LIST_FILES_MAX } from '../../../core/limits/files.ts';
import { SMALL_PICTURE_BYTES_MAX } from '../../../core/limits/pictures.ts';
import type { Services } from '../../services.ts';

export class PictureChoices {
  readonly #services: Services;
  #showsSmall = $state(true);
  /** Each byte may cost the person money. */
  #metered = $state(false);

  constructor(services: Services) {
    this.#services = services;
    this.#showsSmall = services.preferences.smallPictures.get() ?? true;
    services.watchMetered((metered) => (this.#metered = metered));
  }

  /** Small pictures are fetched as soon as a reader comes to them. */
  get showsSmall(): boolean {
    return this.#showsSmall;
  }
  showSmall(on: boolean): void {
    this.#showsSmall = on;
    this.#services.preferences.smallPictures.set(on);
  }

  /** This picture is fetched unasked. */
  fetches({ state, sizeBytes, own }: Pick<SharedFile, 'state' | 'sizeBytes' | 'own'>): boolean {
    const isWaiting = state === 'offered' || state === 'fetching';
    const isFree = this.#showsSmall && !this.#metered;
    return isFree && isWaiting && !own && sizeBytes <= SMALL_PICTURE_BYTES_MAX;
  }

  /** What is in this batch is shown unasked. */
  showsContents({ batch, state }: Pick<SharedFile, 'batch' | 'state'>): boolean {
    if (!batch || batch.count > SHORT_LIST_FILES_MAX) return false;
    const isHere = state === 'complete' || state === 'sharing';
    return isHere || (!this.#metered && batch.listBytes <= SHORT_LIST_BYTES_MAX);
  }
}

const made = new WeakMap<Services, PictureChoices>();
/** They are the device's, in whatever room. */
export function pictureChoices(services: Services): PictureChoices {
  const choices = made.get(services) ?? new PictureChoices(services);
  made.set(services, choices);
  return choices;
}
