/** Reads the settings from environment variables. Pure. A wrong setting gives one sentence that says what to write. */
import { readIce } from './config-ice.ts';
import type { IceConfig } from './config-ice.ts';
import { listOf, type Environment } from './environment.ts';

export interface Config extends IceConfig {
  readonly port: number;
  readonly host?: string;
  readonly appDir?: string;
  readonly trustedProxies: number;
  /** Origins of the pages that may use the relay. Any by default. */
  readonly allowedOrigins?: readonly string[];
  /** Where relay processes share rooms. Without it each is alone. */
  readonly redisUrl?: string;
  /** False hides nearby offers from everybody; `lan` shows them on private networks, too. */
  readonly nearby?: false | 'lan';
  /** A port for the metrics alone. */
  readonly metricsPort?: number;
  /** A request with this token may read the metrics from anywhere. */
  readonly metricsToken?: string;
  /** Text by default. */
  readonly log?: 'json';
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problem: string };

const PORT_DEFAULT = 8080;
const TOKEN_CHARS_MIN = 16;

/** The settings in `env`, or a sentence that names the wrong variable and says what to write. */
export function readConfig(env: Environment): ConfigResult {
  const port = integer(env['PORT'], PORT_DEFAULT, 65_535);
  if (port === null)
    return problem('PORT is not valid: use a number from 0 to 65535, such as 8080.');

  const trustedProxies = integer(yesOrNumber(env['TRUST_PROXY']), 0, 10);
  if (trustedProxies === null) {
    return problem(
      'TRUST_PROXY is not valid: use the number of proxies in front of this server, 0 to 10.',
    );
  }

  const ice = readIce(env);
  if (typeof ice === 'string') return problem(ice);

  const origins = listOf(env['ALLOWED_ORIGINS']);
  if (!origins.every(isOrigin)) {
    return problem(
      'ALLOWED_ORIGINS is not valid: use origins such as https://swap.example.org, without a path and separated by commas.',
    );
  }

  const redisUrl = env['REDIS_URL'];
  if (redisUrl && !isRedisUrl(redisUrl)) {
    return problem('REDIS_URL is not valid: use an address such as redis://localhost:6379.');
  }

  const metricsPort = integer(env['METRICS_PORT'], -1, 65_535);
  if (metricsPort === null) {
    return problem('METRICS_PORT is not valid: use a number from 0 to 65535, such as 9464.');
  }
  const metricsToken = env['METRICS_TOKEN'];
  if (metricsToken && metricsToken.length < TOKEN_CHARS_MIN) {
    return problem(`METRICS_TOKEN is too short: use at least ${TOKEN_CHARS_MIN} characters.`);
  }

  const nearby = env['NEARBY'] || 'on';
  if (nearby !== 'on' && nearby !== 'off' && nearby !== 'lan') {
    return problem('NEARBY is not valid: use on, off or lan.');
  }

  const log = env['LOG'] || 'text';
  if (log !== 'text' && log !== 'json') return problem('LOG is not valid: use text or json.');

  const [host, appDir] = [env['HOST'], env['APP_DIR']];
  return {
    ok: true,
    config: {
      ...ice,
      port,
      ...(host ? { host } : {}),
      ...(appDir ? { appDir } : {}),
      trustedProxies,
      ...(origins.length > 0 ? { allowedOrigins: origins } : {}),
      ...(redisUrl ? { redisUrl } : {}),
      ...(nearby === 'off' ? { nearby: false as const } : {}),
      ...(nearby === 'lan' ? { nearby } : {}),
      ...(metricsPort >= 0 ? { metricsPort } : {}),
      ...(metricsToken ? { metricsToken } : {}),
      ...(log === 'json' ? { log } : {}),
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

/** Written as browsers write it: no path, no default port, lower case. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}

function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && /^rediss?:\/\//.test(text) && new URL(text).hostname !== '';
}
