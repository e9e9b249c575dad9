/** What this origin uses of the disk and may use; works in a page and in a worker. */

/** In bytes, as far as the browser tells; a browser that does not tell has no known limit. */
export async function storageUsage(): Promise<{ usedBytes: number; quotaBytes: number }> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  return { usedBytes: estimate?.usage ?? 0, quotaBytes: estimate?.quota ?? Infinity };
}
