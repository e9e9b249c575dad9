/** The lab's internet: two homes behind NATs of their own, and the servers, all in namespaces of one machine. */
import { spawnSync, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { inside, ip, removeLeftovers } from './ip.ts';
import { hasNetem, lineByKernel, lineByProgram, type End, type Line } from './line.ts';

/**
 * `cone`: one port for all destinations, and only hosts that were written to can answer; hole punching works.
 * `symmetric`: another port for each destination, so that what STUN tells is of no use.
 */
export type Nat = 'cone' | 'symmetric';
export type Side = 'a' | 'b';

export interface Plan {
  readonly nats: readonly [Nat, Nat];
  /** Both devices are at a's home. */
  readonly sameLan?: boolean;
  /** What both homes let out: no UDP, or nothing but TCP to port 443. */
  readonly firewall?: 'no-udp' | 'only-443';
  /** Between a's home and the world. */
  readonly line?: Line;
}

export interface Network {
  readonly relay: { readonly namespace: string; readonly address: string };
  readonly turn: { readonly namespace: string; readonly address: string };
  host(side: Side): string;
  /** The home gets another public address, as after a reconnect; what its NAT knew is gone. */
  readdress(side: Side): void;
  /** The device leaves its home and comes up behind a third NAT. */
  relocate(side: Side): void;
  /** Nothing passes to the relay any more, and nobody is told. */
  cutRelay(): void;
  /** What came to the TURN server, STUN and all. */
  bytesToTurn(): number;
  close(): Promise<void>;
}

const NAME = 'swl';
/** Addresses for documentation (RFC 5737), which no real host has. */
const RELAY = '203.0.113.10';
const TURN = '203.0.113.20';
type Home = Side | 'c';
const HOMES: readonly Home[] = ['a', 'b', 'c'];
const publicOf = (home: Home, again = 0) => `203.0.113.${101 + HOMES.indexOf(home) + 10 * again}`;
const lanOf = (home: Home) => `192.168.${11 * (1 + HOMES.indexOf(home))}`;
const PLAIN: Line = { roundTripMs: 0, lossPercent: 0, mbit: 0 };

export async function openNetwork(plan: Plan): Promise<Network> {
  removeLeftovers(NAME, removeAll);
  const prefix = `${NAME}${process.pid}`;
  const named = (name: string) => `${prefix}-${name}`;
  const internet = named('inet');
  let carrier: ChildProcess | undefined;
  const close = async () => {
    carrier?.kill();
    removeAll(prefix);
  };
  const readdressed = new Map<Home, number>();
  const hostHome: Record<Side, Home> = { a: 'a', b: plan.sameLan ? 'a' : 'b' };

  function add(name: string): string {
    ip('netns', 'add', named(name));
    // The lab speaks IPv4 alone: addresses that come a second later are a change of network to a browser.
    inside(named(name), 'sysctl', '-qw', 'net.ipv6.conf.default.disable_ipv6=1');
    ip('-n', named(name), 'link', 'set', 'lo', 'up');
    return named(name);
  }

  /** Gives a namespace an interface `wan` on the internet's bridge. */
  async function attach(name: string, address: string, line = PLAIN): Promise<void> {
    const [namespace, port] = [named(name), `x-${name}`];
    const ends: [End, End] = [
      [namespace, 'wan'],
      [internet, port],
    ];
    if (line === PLAIN || hasNetem(namespace)) lineByKernel(ends, line);
    else carrier = await lineByProgram(ends, line);
    ip('-n', internet, 'link', 'set', port, 'master', 'br0', 'up');
    ip('-n', namespace, 'addr', 'add', `${address}/24`, 'dev', 'wan');
    ip('-n', namespace, 'link', 'set', 'wan', 'up');
  }

  function addHome(home: Home, kind: Nat): void {
    const namespace = named(`nat-${home}`);
    ip('-n', namespace, 'link', 'add', 'lan', 'type', 'bridge');
    ip('-n', namespace, 'addr', 'add', `${lanOf(home)}.1/24`, 'dev', 'lan');
    ip('-n', namespace, 'link', 'set', 'lan', 'up');
    inside(namespace, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
    // After a reboot of the NAT it does not take up TCP connections in their middle.
    inside(namespace, 'sysctl', '-qw', 'net.netfilter.nf_conntrack_tcp_loose=0');
    const rules = (...args: string[]) => void inside(namespace, 'iptables', ...args);
    const random = kind === 'symmetric' ? ['--random-fully'] : [];
    rules('-t', 'nat', '-A', 'POSTROUTING', '-o', 'wan', '-j', 'MASQUERADE', ...random);
    // A home router drops in silence what nobody asked for. Otherwise an early check of the other side would
    // make an entry of its own, which takes the port that our packets are to keep.
    rules('-A', 'INPUT', '-i', 'wan', '-m', 'conntrack', '--ctstate', 'NEW', '-j', 'DROP');
    rules('-P', 'FORWARD', 'DROP');
    rules('-A', 'FORWARD', '-m', 'conntrack', '--ctstate', 'ESTABLISHED,RELATED', '-j', 'ACCEPT');
    const out = ['-A', 'FORWARD', '-i', 'lan'];
    if (plan.firewall === 'no-udp') rules(...out, '-p', 'udp', '-j', 'DROP');
    if (plan.firewall === 'only-443') rules(...out, '-p', 'tcp', '--dport', '443', '-j', 'ACCEPT');
    else rules(...out, '-j', 'ACCEPT');
  }

  function moveIn(side: Side, home: Home): void {
    const [host, nat, port] = [named(`host-${side}`), named(`nat-${home}`), `l-${side}`];
    ip('link', 'add', 'eth0', 'netns', host, 'type', 'veth', 'peer', port, 'netns', nat);
    ip('-n', nat, 'link', 'set', port, 'master', 'lan', 'up');
    ip('-n', host, 'addr', 'add', `${lanOf(home)}.${side === 'a' ? 2 : 3}/24`, 'dev', 'eth0');
    ip('-n', host, 'link', 'set', 'eth0', 'up');
    ip('-n', host, 'route', 'add', 'default', 'via', `${lanOf(home)}.1`);
    hostHome[side] = home;
  }

  try {
    add('inet');
    ip('-n', internet, 'link', 'add', 'br0', 'type', 'bridge');
    ip('-n', internet, 'link', 'set', 'br0', 'up');
    for (const [name, address] of [
      ['relay', RELAY],
      ['turn', TURN],
    ] as const) {
      add(name);
      await attach(name, address);
    }
    for (const home of HOMES) {
      add(`nat-${home}`);
      await attach(`nat-${home}`, publicOf(home), home === 'a' ? plan.line : undefined);
      addHome(home, plan.nats[home === 'b' ? 1 : 0]);
    }
    for (const side of ['a', 'b'] as const) {
      add(`host-${side}`);
      moveIn(side, hostHome[side]);
    }
    // Counts what comes, and changes nothing.
    inside(named('turn'), 'iptables', '-A', 'INPUT', '-i', 'wan', '-j', 'ACCEPT');
  } catch (error) {
    await close();
    throw error;
  }

  return {
    relay: { namespace: named('relay'), address: RELAY },
    turn: { namespace: named('turn'), address: TURN },
    host: (side) => named(`host-${side}`),
    readdress(side) {
      const home = hostHome[side];
      const nat = ['-n', named(`nat-${home}`), 'addr'];
      const times = readdressed.get(home) ?? 0;
      // With the address, the kernel forgets all that was translated to it.
      ip(...nat, 'del', `${publicOf(home, times)}/24`, 'dev', 'wan');
      ip(...nat, 'add', `${publicOf(home, times + 1)}/24`, 'dev', 'wan');
      readdressed.set(home, times + 1);
    },
    relocate(side) {
      ip('-n', named(`host-${side}`), 'link', 'del', 'eth0');
      moveIn(side, 'c');
    },
    cutRelay() {
      for (const home of HOMES) {
        const drop = ['-I', 'FORWARD', '-d', RELAY, '-j', 'DROP'];
        inside(named(`nat-${home}`), 'iptables', ...drop);
      }
    },
    bytesToTurn() {
      const counters = inside(named('turn'), 'iptables', '-nvxL', 'INPUT');
      return Number(/^\s*\d+\s+(\d+)\s+ACCEPT/m.exec(counters)?.[1]);
    },
    close,
  };
}

/** Ends what still runs in the namespaces of one run, and takes them down. */
function removeAll(prefix: string): void {
  for (const [name] of ip('netns', 'list').matchAll(new RegExp(`^${prefix}-\\S+`, 'gm'))) {
    for (const pid of ip('netns', 'pids', name).split('\n')) {
      if (pid) spawnSync('kill', ['-9', pid]);
    }
    spawnSync('ip', ['netns', 'del', name]);
  }
}
