/** Counts what passes a page's data channels, so that a test sees whether a page downloads or already has something. */
import type { BrowserContext, Page } from '@playwright/test';

export interface Traffic {
  receivedBytes: number;
  sentBytes: number;
}
declare global {
  interface Window {
    traffic?: Traffic;
  }
}

/** Counts in each page that the context opens from now on. */
export async function countTraffic(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const traffic = { receivedBytes: 0, sentBytes: 0 };
    window.traffic = traffic;
    const sizeOf = (data: unknown): number => {
      if (typeof data === 'string') return data.length;
      if (data instanceof Blob) return data.size;
      return data instanceof ArrayBuffer || ArrayBuffer.isView(data) ? data.byteLength : 0;
    };
    const watch = (channel: RTCDataChannel): RTCDataChannel => {
      channel.addEventListener('message', ({ data }) => {
        traffic.receivedBytes += sizeOf(data);
      });
      const send = channel.send.bind(channel);
      channel.send = (data: never) => {
        traffic.sentBytes += sizeOf(data);
        send(data);
      };
      return channel;
    };
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('datachannel', ({ channel }) => watch(channel));
      }
      override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
        return watch(super.createDataChannel(label, options));
      }
    };
  });
}

export const trafficOf = (page: Page): Promise<Traffic> =>
  page.evaluate(() => window.traffic ?? { receivedBytes: 0, sentBytes: 0 });
