/** The Chromium that the end-to-end tests start: where it is, its switches, and how to kill it. */
import { chromium, type BrowserContext } from '@playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';

const featuresOff = [
  // Playwright turns these off. This switch would turn them on again, so it lists them too.
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'PreconnectToSearch', 'AimEnabled'],
  // A page of its own for the address bar, in each window, which takes as much time as ours.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxAimPopup'],
];

const argsWithout = (features: readonly string[]) => [
  '--no-sandbox', // containers have no user namespaces to build one from
  '--disable-background-networking',
  '--no-first-run',
  `--disable-features=${features.join(',')}`,
];

export const chromiumArgs = [
  // Host candidates with addresses instead of mDNS names: nothing resolves those in a container.
  ...argsWithout(['WebRtcHideLocalIpsWithMdns', ...featuresOff]),
  // A machine without a network has no other interface.
  '--allow-loopback-in-peer-connection',
];

/** For machines with a network: WebRTC as it is everywhere. */
export const networkedArgs = argsWithout(featuresOff);

export async function chromiumPath(): Promise<string> {
  const path = await findChromium();
  if (path) return path;
  throw new Error('No Chrome or Chromium found: run "node scripts/ensure-chromium.mjs".');
}

/** A separate browser. Its profile stays in `folder` after it has ended. */
export async function openProfile(folder: string): Promise<BrowserContext> {
  const executablePath = await chromiumPath();
  return chromium.launchPersistentContext(folder, { executablePath, args: chromiumArgs });
}

/** Kills the whole browser at once, like a power cut. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('This context has no browser of its own.');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('The browser does not tell its process.');
  const closed = context.waitForEvent('close');
  process.kill(main.id, 'SIGKILL');
  await closed;
}
