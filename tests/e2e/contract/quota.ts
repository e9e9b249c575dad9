/** What the browser is told to let the contract page store. */
export const QUOTA_BYTES = 48 * 1024 * 1024;
