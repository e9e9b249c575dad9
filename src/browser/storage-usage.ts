/** What this origin uses and may use, and the wish that the browser keep it. */

/** In bytes, as far as the browser tells; a browser that does not tell has no known limit. */
export async function storageUsage(): Promise<{ usedBytes: number; quotaBytes: number }> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  return { usedBytes: estimate?.usage ?? 0, quotaBytes: estimate?.quota ?? Infinity };
}

/** Asks that what is stored be not evicted when the disk gets full; true when the browser agrees. */
export async function keepStorage(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false; // an old browser or an insecure page: nothing to be done
  }
}
