/** The connection doctor, in the field's words. */

export const words = {
  paths: {
    direct: 'direct',
    nat: 'direct through NAT',
    turn: 'TURN',
    'turn-udp': 'TURN over UDP',
    'turn-tcp': 'TURN over TCP',
    'turn-tls': 'TURN over TLS',
    forwarded: 'through somebody else',
    unknown: 'connected',
  },
  roundTrip: (path: string, milliseconds: string) => `${path} · ${milliseconds}`,
};
