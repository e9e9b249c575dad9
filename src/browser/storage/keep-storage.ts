/** The wish that the browser keep what is stored here when the disk gets full. */

/** True when the browser agrees. Worth asking for after the first file that somebody keeps. */
export async function keepStorage(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false; // an old browser or an insecure page: nothing to be done
  }
}
