/** Our only Trusted Types policy: the URLs of our own workers. */

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

/** The name that the Content-Security-Policy allows, once per page. */
const POLICY_NAME = 'swapmeet';
let policy: ScriptUrlPolicy | undefined;

/**
 * `url` in the form that starts a worker under `require-trusted-types-for`.
 * @throws TypeError for a script of another origin
 */
export function trustedScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return ownUrl(url);
  policy ??= trustedTypes.createPolicy(POLICY_NAME, { createScriptURL: ownUrl });
  return policy.createScriptURL(url) as string; // an object, but accepted wherever a URL is
}

function ownUrl(url: string): string {
  if (new URL(url, location.href).origin !== location.origin)
    throw new TypeError('workers are scripts of our own origin');
  return url;
}
