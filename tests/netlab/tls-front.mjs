/** Ends TLS in front of a server that speaks without: tls-front.mjs CERTIFICATE KEY PORT BEHIND. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import process from 'node:process';
import { createServer } from 'node:tls';

const [certificate = '', key = '', port, behind] = process.argv.slice(2);
const keys = { cert: readFileSync(certificate), key: readFileSync(key) };
const server = createServer(keys, (client) => {
  const upstream = connect(Number(behind), '127.0.0.1');
  for (const [from, to] of /** @type {const} */ ([
    [client, upstream],
    [upstream, client],
  ])) {
    from.pipe(to);
    from.on('error', () => to.destroy()).on('close', () => to.destroy());
  }
});
server.listen(Number(port), () => console.log('ready'));
