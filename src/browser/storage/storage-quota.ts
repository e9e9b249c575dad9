/** What this origin uses of the disk, what it may use, and whether the browser keeps it when the disk gets full. */

/** In bytes, as far as the browser tells, in a page and in a worker; a browser that does not tell has no known limit. */
export async function storageUsage(): Promise<{ usedBytes: number; quotaBytes: number }> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  return { usedBytes: estimate?.usage ?? 0, quotaBytes: estimate?.quota ?? Infinity };
}

/** Only pages have it, and this file is typed for workers, too. */
type PageStorage = StorageManager & { persist(): Promise<boolean> };

/** Asks the browser to keep what is stored; true when it agrees. Worth asking after the first file that you keep. */
export async function persistStorage(): Promise<boolean> {
  try {
    const storage = navigator.storage as PageStorage;
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false; // an old browser or an insecure page
  }
}
