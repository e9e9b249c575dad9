/** Members forward links where two find no path, and signals where there is no relay. */
import { createHash, randomBytes } from 'node:crypto';
import type { BrowserContext, WebSocketRoute } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

/** Only when dialling was in vain a member is asked. */
const FORWARDED_MS = 60_000;

declare global {
  interface Window {
    /** The fingerprint of the certificate that this page made last. */
    ownFingerprint?: string | undefined;
  }
}

/** Makes the page remember by which fingerprint others know it. */
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
 * As a network between two that lets nothing through: no connection of the page finds a path, but to `fingerprint`. That
 * ICE has failed shows at once, and not after the 15 s that it would take to try everything.
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
        // Its checks are answered by nobody now, and those of the other side lead to nothing.
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

/** The relay takes part until what this returns is called, and never again. */
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

test('[T5] [T7] [T10] two who find no path to each other talk and swap a file through a third, who may forward messages only', async ({
  person,
}) => {
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
    await expect(one.people.filter({ hasText: other })).toContainText('through Bo, messages only');
  await ana.say('do the words still come?');
  await cy.hears('do the words still come?');
  await expect(cy.button('Save', 'notes.txt')).toBeHidden();
  // Bo gives what is his to give.
  const given = cy.saved();
  await bo.download('notes.txt');
  expect((await given).sizeBytes).toBe(7);
});

test('[T3] [T4] the relay is gone for good, and who meets one person meets the others through them', async ({
  person,
}) => {
  const [ana, bo] = [await person('Ana'), await person('Bo')];
  const endRelay = await relayUntil([ana, bo]);
  const link = await ana.newRoom();
  await bo.join(link);
  await bo.waitConnected(1);
  await endRelay();
  await expect(bo.status).toContainText(/relay/i);
  await expect(ana.status).toContainText(/relay/i);

  // A tab beside Ana's finds hers without any server, and nobody else.
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
