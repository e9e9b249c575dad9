/** What `npm start` says to a person who wants to open the app on another device. */
import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks inside this machine: containers and virtual machines. */
const INTERNAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|cni)/;
/** A machine has a cable and a radio. More would only confuse. */
const ADDRESSES_MAX = 2;
const ONLY_HERE = /^(localhost|127\.|\[?::1\]?$)/;
const HTTPS_PORT = 8443;

/** Sentences, one a line. */
export function howToReach(
  { port, host }: { readonly port: number; readonly host: string | undefined },
  interfaces: Interfaces,
): string[] {
  if (host !== undefined && ONLY_HERE.test(host))
    return [
      `Only this computer reaches it, since HOST is ${host}. Leave HOST out to let others in.`,
    ];
  const [address, ...others] = addressesOf(host, interfaces);
  if (address === undefined)
    return ['Other devices cannot reach it now: this computer is in no network.'];
  const urls = [address, ...others].map((it) => `http://${it}:${port}`);
  return [
    `From a phone in the same network: ${urls.join(' or ')}`,
    'There a browser shows the page, but opens no room: it encrypts only on https or localhost. For https, put a proxy in front, such as',
    `  caddy reverse-proxy --internal-certs --from https://${address}:${HTTPS_PORT} --to localhost:${port}`,
    `and open https://${address}:${HTTPS_PORT} on the phone, which asks once about the certificate. docs/DEPLOYMENT.md has more.`,
  ];
}

function addressesOf(host: string | undefined, interfaces: Interfaces): readonly string[] {
  if (host !== undefined && host !== '0.0.0.0' && host !== '::')
    return [host.includes(':') ? `[${host}]` : host];
  return Object.entries(interfaces)
    .filter(([name]) => !INTERNAL.test(name))
    .flatMap(([, infos = []]) => infos)
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .slice(0, ADDRESSES_MAX);
}
