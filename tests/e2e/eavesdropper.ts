/** Records every frame that pages send, on sockets and data channels, and reads everything a page stores in IndexedDB. */
import type { BrowserContext, Page } from '@playwright/test';

export interface Frame {
  readonly by: 'WebSocket' | 'RTCDataChannel';
  readonly bytes: Buffer;
}

/** Adds to `into` what the context's pages send from now on. Call it before the first page opens. */
export async function hearFrames(context: BrowserContext, into: Frame[]): Promise<void> {
  await context.exposeFunction('heard', (by: Frame['by'], base64: string) => {
    into.push({ by, bytes: Buffer.from(base64, 'base64') });
  });
  await context.addInitScript(() => {
    const { heard } = window as unknown as { heard: (by: string, base64: string) => void };
    const tell = (by: string, bytes: Uint8Array) => {
      heard(by, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
    };
    const hear = (by: string, data: unknown): void => {
      if (typeof data === 'string') tell(by, new TextEncoder().encode(data));
      else if (data instanceof Blob) void data.bytes().then((bytes) => tell(by, bytes));
      else if (data instanceof ArrayBuffer) tell(by, new Uint8Array(data));
      else if (ArrayBuffer.isView(data)) {
        tell(by, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      }
    };
    for (const way of [WebSocket, RTCDataChannel]) {
      const { send } = way.prototype as { send: (data: unknown) => void };
      Object.assign(way.prototype, {
        send(this: unknown, data: unknown) {
          hear(way.name, data);
          send.call(this, data);
        },
      });
    }
  });
}

export interface KeptRecord {
  readonly database: string;
  readonly key: string;
  /** All bytes and texts in its value. */
  readonly bytes: Buffer;
}

/** Every record of every database of the page's origin. */
export async function readDisk(page: Page): Promise<KeptRecord[]> {
  const records = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no answer'));
      });
    const flat = (value: unknown): number[] => {
      if (typeof value === 'string') return [...new TextEncoder().encode(value)];
      if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
      if (ArrayBuffer.isView(value)) {
        return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
      }
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([name, it]) => [...flat(name), ...flat(it)]);
    };
    const found: { database: string; key: string; base64: string }[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(all.getAllKeys()), done(all.getAll())]);
        keys.forEach((key, i) => {
          const base64 = btoa(String.fromCharCode(...flat(values[i])));
          found.push({ database: name, key: String(key), base64 });
        });
      }
      database.close();
    }
    return found;
  });
  return records.map(({ base64, ...it }) => ({ ...it, bytes: Buffer.from(base64, 'base64') }));
}
