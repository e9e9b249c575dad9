/** Two bare pages meet: one RTCPeerConnection over the smallest of relays, trickled. */

interface Signal {
  readonly description?: RTCSessionDescriptionInit;
  readonly candidate?: RTCIceCandidateInit;
  readonly hello?: true;
}

/** Resolves as soon as the relay is reached; the offering side offers when the other says hello. */
export async function meet(
  url: string,
  side: 'offers' | 'answers',
): Promise<{ connection: RTCPeerConnection; opened: Promise<RTCDataChannel> }> {
  const connection = new RTCPeerConnection();
  const channel = connection.createDataChannel('bulk', { negotiated: true, id: 0 });
  channel.binaryType = 'arraybuffer';
  const opened = new Promise<RTCDataChannel>((resolve) => {
    channel.addEventListener('open', () => resolve(channel), { once: true });
  });
  const socket = new WebSocket(url);
  const send = (signal: Signal) => socket.send(JSON.stringify(signal));
  const held: RTCIceCandidateInit[] = [];
  connection.onicecandidate = ({ candidate }) =>
    candidate && send({ candidate: candidate.toJSON() });

  async function describe(): Promise<void> {
    await connection.setLocalDescription();
    if (connection.localDescription) send({ description: connection.localDescription });
  }
  socket.onmessage = async ({ data }: MessageEvent<string>) => {
    const { hello, description, candidate } = JSON.parse(data) as Signal;
    if (hello && side === 'offers') await describe();
    if (description) {
      await connection.setRemoteDescription(description);
      if (description.type === 'offer') await describe();
      for (const one of held.splice(0)) await connection.addIceCandidate(one);
    }
    if (candidate && !connection.remoteDescription) held.push(candidate);
    else if (candidate) await connection.addIceCandidate(candidate);
  };
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  if (side === 'answers') send({ hello: true });
  return { connection, opened };
}
