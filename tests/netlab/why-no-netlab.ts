/** Whether this machine can hold the network lab; installs from Debian what is missing where that is ours to do. */
import process from 'node:process';
import { whyMissing } from '../signaling/debian-package.ts';
import { inside, ip, whyNoNamespaces } from './ip.ts';

const PROGRAMS = [
  ['iptables', 'iptables'],
  ['turnserver', 'coturn'],
  ['openssl', 'openssl'],
] as const;

/** Why there can be no lab here, or undefined. */
export function whyNoNetlab(): string | undefined {
  const noNamespaces = whyNoNamespaces();
  if (noNamespaces !== undefined) return noNamespaces;
  for (const [program, packageName] of PROGRAMS) {
    const missing = whyMissing(program, packageName);
    if (missing !== null) return missing;
  }
  const probe = `probe-nat${process.pid}`;
  try {
    ip('netns', 'add', probe);
    const masquerade = ['-A', 'POSTROUTING', '-o', 'wan', '-j', 'MASQUERADE', '--random-fully'];
    inside(probe, 'iptables', '-t', 'nat', ...masquerade);
    inside(probe, 'iptables', '-A', 'INPUT', '-m', 'conntrack', '--ctstate', 'NEW', '-j', 'DROP');
  } catch (error) {
    return `this machine gives namespaces no NAT (${String(error)})`;
  } finally {
    ip('netns', 'del', probe);
  }
  return undefined;
}
