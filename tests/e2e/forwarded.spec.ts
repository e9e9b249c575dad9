/** Members forward links between people without a path, and signals where there is no relay. */
import { createHash, randomBytes } from 'node:crypto';
import type { BrowserContext, WebSocketRoute } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

/** A page asks a member only after dialling has failed. */
const FORWARDED_MS = 60_000;

declare global {
  interface Window {
    /** The fingerprint of the certificate that this page made last. */
    ownFingerprint?: string | undefined;
  }
}

/** Makes the page remember the fingerprint that others know it by. */
async function noteFingerprint(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const native = RTCPeerConnection.generateCertificate.bind(RTCPeerConnection);
    RTCPeerConnection.generateCertificate = async (algorithm) => {
      const certificate = await native(algorithm);
      window.ownFingerprint = certificate.getFingerprints()[0]?.value?.toUpperCase();
      return certificate;
    };
  });
}

/**
 * Like a network that lets nothing through: the page finds a path to `fingerprint` and to nobody else. ICE fails at once,
 * not after the 15 s that it would take to try everything.
 */
async function reachOnly(context: BrowserContext, fingerprint: string): Promise<void> {
  await context.addInitScript((allowed) => {
    const cut = new WeakSet<RTCPeerConnection>();
    type Told<What> = (this: RTCPeerConnection, what: What) => Promise<void>;
    const native = RTCPeerConnection.prototype;
    const setRemoteDescription: Told<RTCSessionDescriptionInit> = native.setRemoteDescription;
    const addIceCandidate: Told<RTCIceCandidateInit | null | undefined> = native.addIceCandidate;
    native.setRemoteDescription = function (description) {
      let { sdp = '' } = description;
      if (!sdp.toUpperCase().includes(allowed)) {
        cut.add(this);
        // Now nobody answers its checks, and the checks of the other side fail.
        sdp = sdp.replace(/a=candidate:.*\r\n/g, '');
        sdp = sdp.replace(/a=ice-pwd:\S+/g, `a=ice-pwd:${'x'.repeat(24)}`);
      }
      return setRemoteDescription.call(this, { type: description.type, sdp }).then(() => {
        if (!cut.has(this)) return;
        Object.defineProperty(this, 'iceConnectionState', { get: () => 'failed' });
        this.dispatchEvent(new Event('iceconnectionstatechange'));
      });
    };
    native.addIceCandidate = function (candidate) {
      return cut.has(this) ? Promise.resolve() : addIceCandidate.call(this, candidate);
    };
  }, fingerprint);
}

/** The relay works until you call what this returns, and never again. */
async function relayUntil(people: readonly Person[]): Promise<() => Promise<void>> {
  const sockets: WebSocketRoute[] = [];
  let isGone = false;
  for (const { context } of people) {
    await context.routeWebSocket(/\/relay/, async (socket) => {
      if (isGone) return socket.close();
      sockets.push(socket);
      socket.connectToServer();
    });
  }
  return async () => {
    isGone = true;
    await Promise.all(sockets.map((socket) => socket.close()));
  };
}

test(
  '[T5] [T7] [T10] two people without a path to each other talk and swap a file through a third, who may forward messages only',
  { tag: '@long' },
  async ({ person }) => {
    test.setTimeout(180_000);
    const [ana, bo, cy] = [await person('Ana'), await person('Bo'), await person('Cy')];
    await noteFingerprint(bo.context);
    const link = await ana.newRoom();
    await ana.rename('Ana');
    await bo.join(link);
    await bo.rename('Bo');
    await bo.waitConnected(1);
    const fingerprint = await bo.page.evaluate(() => window.ownFingerprint);
    await reachOnly(cy.context, fingerprint ?? '');
    await cy.join(link);
    await cy.rename('Cy');
    await ana.waitConnected(2, FORWARDED_MS);
    await cy.waitConnected(2, FORWARDED_MS);
    await expect(ana.people.filter({ hasText: 'Cy' })).toContainText('through Bo');
    await expect(cy.people.filter({ hasText: 'Ana' })).toContainText('through Bo');
    await expect(cy.people.filter({ hasText: /Bo\s*direct/ })).toBeVisible();
    await ana.say('can you read this, Cy?');
    await cy.hears('can you read this, Cy?');
    await cy.say('every word');
    await ana.hears('every word');

    const buffer = randomBytes(3 * 1024 * 1024);
    await ana.share({ name: 'photos.zip', mimeType: 'application/zip', buffer });
    const saved = await cy.download('photos.zip');
    expect(saved.sizeBytes).toBe(buffer.length);
    expect(saved.sha256).toBe(createHash('sha256').update(buffer).digest('hex'));

    await bo.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await bo.page.getByLabel('Pass on files for people who cannot').selectOption('No files');
    await bo.page.keyboard.press('Escape');
    await ana.share({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no file') });
    await cy.button('Download', 'notes.txt').click();
    for (const [one, other] of [[ana, 'Cy'] as const, [cy, 'Ana'] as const])
      await expect(one.people.filter({ hasText: other })).toContainText(
        'through Bo, messages only',
      );
    await ana.say('do the words still come?');
    await cy.hears('do the words still come?');
    await expect(cy.button('Save', 'notes.txt')).toBeHidden();
    // Bo serves what he has.
    const given = cy.saved();
    await bo.download('notes.txt');
    expect((await given).sizeBytes).toBe(7);
  },
);

test('[T3] [T4] after the relay is gone for good, a person who meets one member meets the others through that member', async ({
  person,
}) => {
  const [ana, bo] = [await person('Ana'), await person('Bo')];
  const endRelay = await relayUntil([ana, bo]);
  const link = await ana.newRoom();
  await bo.join(link);
  await bo.waitConnected(1);
  await endRelay();
  await expect(bo.status).toContainText(/New people cannot join/);
  await expect(ana.status).toContainText(/New people cannot join/);

  // A second tab of Ana's browser finds hers without any server, and finds nobody else.
  const second = await ana.newTab();
  await second.page.goto(link);
  await second.page.getByRole('button', { name: 'Come in as somebody new' }).click();
  await second.rename('Cy');
  await second.waitConnected(2);
  await bo.waitConnected(2);
  const cy = bo.people.filter({ hasText: 'Cy' });
  await expect(cy).toBeVisible();
  await expect(cy).toContainText('direct', { timeout: FORWARDED_MS });
  await ana.page.close();
  await bo.say('only you and me now');
  await second.hears('only you and me now');
});
