/** Watches and bends the page's RTCPeerConnections from outside, as a hostile or unlucky network would. */

/** Runs `f` while every new connection is made by `construct`; puts the browser's own back afterwards. */
async function replacing<T>(
  construct: (native: typeof RTCPeerConnection, config: RTCConfiguration) => RTCPeerConnection,
  f: () => Promise<T>,
): Promise<T> {
  const native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = new Proxy(native, {
    construct: (target, [config]) => construct(target, config as RTCConfiguration),
  });
  try {
    return await f();
  } finally {
    globalThis.RTCPeerConnection = native;
  }
}

/** The connections that were made while `f` ran. */
export async function connectionsOf(f: () => Promise<void>): Promise<RTCPeerConnection[]> {
  const made: RTCPeerConnection[] = [];
  const construct = (native: typeof RTCPeerConnection, config: RTCConfiguration) => {
    const connection = new native(config);
    made.push(connection);
    return connection;
  };
  await replacing(construct, f);
  return made;
}

/** While `f` runs, connections show another certificate than the one that they were given. */
export async function withOtherCertificate(f: () => Promise<void>): Promise<void> {
  const how = { name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams;
  const certificate = await RTCPeerConnection.generateCertificate(how);
  const construct = (native: typeof RTCPeerConnection, config: RTCConfiguration) =>
    new native({ ...config, certificates: [certificate] });
  await replacing(construct, f);
}

/** While `f` runs, DTLS shows a certificate that nobody signed. */
export async function withForeignDtls(f: () => Promise<void>): Promise<void> {
  const { prototype } = RTCDtlsTransport;
  const native = prototype.getRemoteCertificates;
  prototype.getRemoteCertificates = () => [new ArrayBuffer(300)];
  try {
    await f();
  } finally {
    prototype.getRemoteCertificates = native;
  }
}

/** While `f` runs, the other side of a connection that is closed does not hear of it, as if it slept. */
export async function withUnheardEnds(f: () => Promise<void>): Promise<void> {
  const prototypes = [RTCPeerConnection.prototype, RTCDataChannel.prototype];
  const natives = prototypes.map(({ close }) => close);
  for (const prototype of prototypes) prototype.close = () => undefined;
  try {
    await f();
  } finally {
    prototypes.forEach((prototype, at) => {
      const native = natives[at];
      if (native) prototype.close = native;
    });
  }
}

/** Lets a connection say that ICE has lost its path, until the undo that it returns. */
export function pretendDisconnected(connection: RTCPeerConnection): () => void {
  Object.defineProperty(connection, 'iceConnectionState', {
    configurable: true,
    get: () => 'disconnected',
  });
  connection.dispatchEvent(new Event('iceconnectionstatechange'));
  return () => void Reflect.deleteProperty(connection, 'iceConnectionState');
}

export const iceUser = (connection: RTCPeerConnection): string | undefined =>
  connection.localDescription?.sdp.match(/^a=ice-ufrag:(\S+)/m)?.[1];
