/** A hostile relay between the pages and the real one. It tampers with the frames that pass. */
import type { BrowserContext, WebSocketRoute } from '@playwright/test';
import { randomBytes } from 'node:crypto';

interface Frame {
  readonly type: string;
  readonly [field: string]: unknown;
}
interface Member {
  readonly sid: string;
  readonly announce: string;
}

export interface HostileRelay {
  /** From now on, everything between this person and the relay passes through the hostile one. */
  watch(context: BrowserContext): Promise<void>;
  /** From now on it drops every box of newcomers. */
  dropBoxes(): void;
  readonly done: { invented: number; repeated: number; swapped: number; misled: number };
}

const INVENTED_PER_SAMPLE = 20;
const sid = () => randomBytes(12).toString('base64url');

/**
 * It invents members, shows real ones under false addresses, repeats every box, replaces boxes by others that it has
 * seen, delivers boxes to the wrong people, and reorders them. The real box arrives last.
 */
export function createHostileRelay(): HostileRelay {
  const pages = new Set<WebSocketRoute>();
  const seen: Frame[] = [];
  const done = { invented: 0, repeated: 0, swapped: 0, misled: 0 };
  let isDropping = false;

  const invent = ({ members, ...frame }: Frame): Frame => {
    const truth = members as Member[];
    const fakes = Array.from(
      { length: Math.min(INVENTED_PER_SAMPLE, 24 - 2 * truth.length) },
      () => ({
        sid: sid(),
        announce: randomBytes(370).toString('base64url'),
      }),
    );
    const shadows = truth.map(({ announce }) => ({ sid: sid(), announce }));
    done.invented += fakes.length;
    return { ...frame, members: [...shadows, ...fakes, ...truth] };
  };

  function mislead(page: WebSocketRoute, frame: Frame): void {
    const say = (it: Frame) => page.send(JSON.stringify(it));
    const earlier = seen[Math.floor(Math.random() * seen.length)];
    seen.push(frame);
    for (const other of pages) {
      if (other === page) continue;
      other.send(JSON.stringify(frame));
      done.misled += 1;
    }
    if (earlier) {
      say({ ...frame, box: earlier['box'] });
      say({ ...earlier, from: frame['from'] });
      done.swapped += 2;
    }
    setTimeout(() => {
      for (let i = 0; i < 3; i++) say(frame);
      done.repeated += 2;
    }, Math.random() * 40);
  }

  return {
    done,
    dropBoxes: () => (isDropping = true),
    watch: (context) =>
      context.routeWebSocket(/\/relay$/, (page) => {
        const drops = isDropping;
        const relay = page.connectToServer();
        pages.add(page);
        page.onClose(() => void pages.delete(page));
        page.onMessage((text) => {
          const frame = JSON.parse(String(text)) as Frame;
          if (!(drops && frame.type === 'signal')) relay.send(text);
        });
        relay.onMessage((text) => {
          const frame = JSON.parse(String(text)) as Frame;
          if (frame.type === 'members') page.send(JSON.stringify(invent(frame)));
          else if (frame.type !== 'signal') page.send(text);
          else if (!drops) mislead(page, frame);
        });
      }),
  };
}
