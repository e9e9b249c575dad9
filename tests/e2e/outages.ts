/** What happens to a device in the middle of a chat and a transfer, and how long after it both go on again. */
import { chromium, type Browser, type JSHandle, type Page } from '@playwright/test';
import { startAppServer, type AppServer } from './app-server.ts';
import { chromiumArgs, chromiumPath } from './chromium.ts';
import { largeFile, type DiskFile } from './disk.ts';
import { Person } from './peers.ts';
import { openTwoHosts, type Host, type TwoHosts } from './two-hosts.ts';

/** Seconds after the network, or the device, is back. */
export interface BackAfter {
  /** Until what was written here meanwhile is read there. */
  readonly saidS: number;
  /** Until what was written there meanwhile is read here. */
  readonly heardS: number;
  /** Until the next bytes of a file arrive here. */
  readonly chunkS: number;
}

export interface Scene {
  readonly alice: Person;
  readonly bob: Person;
  readonly bobsHost: Host;
  readonly app: AppServer;
}

export interface Outage {
  readonly name: string;
  /** Takes it away from Bob. */
  begin(scene: Scene): Promise<void> | void;
  readonly lastsMs: number;
  end(scene: Scene): Promise<void> | void;
  /** Bob cannot write while it lasts. */
  readonly isDeaf?: boolean;
}

/** Longer than a link outlives a lost path, so that what is left of it is noticed and made again. */
const LONG_MS = 25_000;

export const outages: readonly Outage[] = [
  {
    name: 'airplane mode, 4 s',
    begin: ({ bobsHost }) => bobsHost.unplug(),
    lastsMs: 4_000,
    end: ({ bobsHost }) => bobsHost.plug(),
  },
  {
    name: 'airplane mode, 25 s',
    begin: ({ bobsHost }) => bobsHost.unplug(),
    lastsMs: LONG_MS,
    end: ({ bobsHost }) => bobsHost.plug(),
  },
  {
    name: 'network switch, another address at once',
    begin: () => undefined,
    lastsMs: 0,
    end: ({ bobsHost }) => bobsHost.switchNetwork(),
  },
  {
    name: 'airplane mode, 25 s, then another network',
    begin: ({ bobsHost }) => bobsHost.unplug(),
    lastsMs: LONG_MS,
    end({ bobsHost }) {
      bobsHost.switchNetwork();
      bobsHost.plug();
    },
  },
  {
    name: 'no network behind the router, 25 s',
    begin: ({ bobsHost }) => bobsHost.cutBeyond(),
    lastsMs: LONG_MS,
    end: ({ bobsHost }) => bobsHost.joinBeyond(),
  },
  {
    name: 'sleep, 25 s',
    begin({ bobsHost }) {
      bobsHost.cutBeyond();
      bobsHost.sleep();
    },
    lastsMs: LONG_MS,
    end({ bobsHost }) {
      bobsHost.joinBeyond();
      bobsHost.wake();
    },
    isDeaf: true,
  },
  {
    name: 'frozen tab, 25 s',
    begin: ({ bobsHost }) => bobsHost.freezePages(),
    lastsMs: LONG_MS,
    end: ({ bobsHost }) => bobsHost.wake(),
    isDeaf: true,
  },
  {
    name: 'airplane mode and a new relay process, 25 s',
    async begin({ bobsHost, app }) {
      bobsHost.unplug();
      await app.kill();
    },
    lastsMs: LONG_MS,
    async end({ bobsHost, app }) {
      await app.start();
      bobsHost.plug();
    },
  },
];

export interface Stage {
  play(outage: Outage): Promise<BackAfter>;
  close(): Promise<void>;
}

/** From the beginning of the outage. */
const BACK_MS = 90_000;
/** Slow enough that the file lasts, fast enough that every chunk shows. */
const UPLOAD_MEGABYTES = 2;

/** Browsers take a page for safe without TLS when its name ends so. */
const LOCAL_NAME = 'swapmeet.localhost';

export async function openStage(): Promise<Stage> {
  const hosts = await openTwoHosts();
  const app = await startAppServer({ HOST: hosts.serverHost });
  const file = await largeFile(96);
  const open = async (host: Host): Promise<Browser> =>
    chromium.launch({
      executablePath: await host.wrap(await chromiumPath()),
      args: [...chromiumArgs, `--host-resolver-rules=MAP ${LOCAL_NAME} ${hosts.serverHost}`],
    });
  return {
    // New browsers each time, since they remember a change of network for a while.
    async play(outage) {
      const [atA, atB] = await Promise.all([open(hosts.a), open(hosts.b)]);
      try {
        return await play(outage, { hosts, app, file, atA, atB });
      } finally {
        await Promise.all([atA.close(), atB.close()]);
      }
    },
    async close() {
      await app.kill();
      await file.remove();
      await hosts.close();
    },
  };
}

interface Props {
  readonly hosts: TwoHosts;
  readonly app: AppServer;
  readonly file: DiskFile;
  readonly atA: Browser;
  readonly atB: Browser;
}

async function play(outage: Outage, { hosts, app, file, atA, atB }: Props): Promise<BackAfter> {
  const url = app.url.replace(hosts.serverHost, LOCAL_NAME);
  const alice = await Person.in(await atA.newContext(), 'alice', url);
  const bob = await Person.in(await atB.newContext(), 'bob', url);
  try {
    const link = await alice.newRoom();
    await bob.join(link);
    await bob.waitConnected(1);
    await alice.limitUpload(UPLOAD_MEGABYTES);
    await alice.share(file.path);
    await bob.button('Download', file.name).click();
    await bob.waitProgress(file.name, 2);

    const scene = { alice, bob, bobsHost: hosts.b, app };
    const heard = watchFor(bob.page, 'written there');
    const said = watchFor(alice.page, 'written here');
    await Promise.all([heard.begun, said.begun]);
    await outage.begin(scene);
    await new Promise((resolve) => setTimeout(resolve, outage.lastsMs));
    if (outage.lastsMs > 0) {
      await alice.say('written there');
      if (!outage.isDeaf) await bob.say('written here');
    }
    const chunk = outage.isDeaf ? undefined : watchProgress(bob.page, file.name);
    await chunk?.begun;
    const backAtMs = Date.now();
    await outage.end(scene);
    if (outage.lastsMs === 0) await alice.say('written there');
    if (outage.lastsMs === 0 || outage.isDeaf) await bob.say('written here');
    const moved = chunk ?? watchProgress(bob.page, file.name);
    const [saidMs, heardMs, chunkMs] = await Promise.all([said.seen, heard.seen, moved.seen]);
    const seconds = (ms: number) => Math.round((ms - backAtMs) / 10) / 100;
    return { saidS: seconds(saidMs), heardS: seconds(heardMs), chunkS: seconds(chunkMs) };
  } finally {
    await Promise.all([alice.leave(), bob.leave()]);
  }
}

interface Sight {
  readonly begun: Promise<unknown>;
  /** Milliseconds since the epoch, by the page's clock, which is ours. */
  readonly seen: Promise<number>;
}

/** Looks with the page's own eyes, since questions from outside come rarely. As text: no compiler's helpers in it. */
const watchFor = (page: Page, text: string): Sight =>
  watch(page, `document.body.textContent.includes(${JSON.stringify(text)})`);

/** When the progress of a file next grows. */
const watchProgress = (page: Page, name: string): Sight =>
  watch(
    page,
    `Number(document.querySelector(${JSON.stringify(`[role=progressbar][aria-label="Progress of ${name}"]`)})
      ?.getAttribute('aria-valuenow') ?? 0) > (globalThis.progressBefore ??= Infinity)`,
    `globalThis.progressBefore = Number(document.querySelector(${JSON.stringify(`[role=progressbar][aria-label="Progress of ${name}"]`)})
      ?.getAttribute('aria-valuenow') ?? 0);`,
  );

function watch(page: Page, condition: string, first = ''): Sight {
  const begun = page.evaluateHandle(`(() => {
    ${first}
    return {
      seen: new Promise((resolve) => {
        const look = (_, observer) => {
          if (!(${condition})) return;
          observer?.disconnect();
          resolve(Date.now());
        };
        look();
        new MutationObserver(look).observe(document, {
          subtree: true, childList: true, characterData: true, attributes: true,
        });
      }),
    };
  })()`) as Promise<JSHandle<{ seen: Promise<number> }>>;
  return sight(begun);
}

function sight(begun: Promise<JSHandle<{ seen: Promise<number> }>>): Sight {
  const seen = begun.then((handle) => handle.evaluate((it) => it.seen));
  const late = new Promise<never>((_, reject) => {
    const tooLong = () => reject(new Error('it never came back'));
    const timer = setTimeout(tooLong, BACK_MS);
    const stop = () => clearTimeout(timer);
    seen.then(stop, stop);
  });
  const either = Promise.race([seen, late]);
  either.catch(() => undefined); // the caller handles it
  return { begun, seen: either };
}
