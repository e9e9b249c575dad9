/** Reads the settings from environment variables; pure, and a wrong one becomes one sentence. */
import { parseRelayMessage, PROTOCOL_VERSION } from './protocol.ts';
import type { IceServer } from './relay.ts';

export interface Config {
  readonly port: number;
  readonly host?: string;
  readonly appDir?: string;
  readonly iceServers: readonly IceServer[];
  readonly trustedProxies: number;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problem: string };

export type Environment = Readonly<Record<string, string | undefined>>;

const PORT_DEFAULT = 8080;

/** The settings in `env`, or a sentence that says which variable is wrong and what it should be. */
export function readConfig(env: Environment): ConfigResult {
  const port = integer(env['PORT'], PORT_DEFAULT, 65_535);
  if (port === null) return problem('PORT must be a number from 0 to 65535.');

  const trustedProxies = integer(yesOrNumber(env['TRUST_PROXY']), 0, 10);
  if (trustedProxies === null) {
    return problem('TRUST_PROXY must be the number of proxies in front of this server, such as 1.');
  }

  const stun = stunServers(env['STUN_URLS']);
  if (stun === null) {
    return problem(
      'STUN_URLS must be a list such as stun:stun.example.org:3478, with commas between.',
    );
  }
  const listed = iceServers(env['ICE_SERVERS']);
  if (listed === null) {
    return problem(
      'ICE_SERVERS must be a JSON list such as [{"urls":"stun:stun.example.org:3478"}].',
    );
  }

  const servers = checked([...stun, ...listed]);
  if (servers === null) return problem('STUN_URLS and ICE_SERVERS name too many servers.');

  const [host, appDir] = [env['HOST'], env['APP_DIR']];
  return {
    ok: true,
    config: {
      port,
      ...(host ? { host } : {}),
      ...(appDir ? { appDir } : {}),
      iceServers: servers,
      trustedProxies,
    },
  };
}

const problem = (sentence: string): ConfigResult => ({ ok: false, problem: sentence });

function integer(text: string | undefined, byDefault: number, max: number): number | null {
  if (!text) return byDefault;
  if (!/^\d{1,5}$/.test(text)) return null;
  return Number(text) <= max ? Number(text) : null;
}

function yesOrNumber(text: string | undefined): string | undefined {
  if (text === 'true' || text === 'yes') return '1';
  return text === 'false' || text === 'no' ? '0' : text;
}

function stunServers(text: string | undefined): IceServer[] | null {
  const urls = (text ?? '').split(',').map((url) => url.trim());
  const given = urls.filter((url) => url !== '');
  if (given.length === 0) return [];
  return checked([{ urls: given }]);
}

function iceServers(text: string | undefined): IceServer[] | null {
  if (!text) return [];
  try {
    return checked(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What clients would accept in a `welcome`, with addresses that a browser would not throw at. */
function checked(servers: unknown): IceServer[] | null {
  const welcome = {
    type: 'welcome',
    v: PROTOCOL_VERSION,
    sid: 'A'.repeat(16),
    iceServers: servers,
    heartbeatMs: 1_000,
  };
  const message = parseRelayMessage(JSON.stringify(welcome));
  if (message?.type !== 'welcome') return null;
  const urls = message.iceServers.flatMap((server) => server.urls);
  return urls.every((url) => /^(stun|stuns|turn|turns):[^\s/]+$/.test(url))
    ? message.iceServers
    : null;
}
