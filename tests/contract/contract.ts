/**
 * A contract suite is a list of cases without a test framework, so that the same cases run in Vitest for
 * fakes and in a real page for the browser's adapters.
 */
export interface ContractCase {
  readonly name: string;
  run(): Promise<void>;
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`contract: ${message}`);
}

export function assertEqual(actual: unknown, expected: unknown, message: string): void {
  const [a, e] = [JSON.stringify(plain(actual)), JSON.stringify(plain(expected))];
  assert(a === e, `${message}: expected ${e}, got ${a}`);
}

const plain = (value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value);

/** Asserts that the promise rejects, and returns what it rejects with. */
export async function assertRejects(promise: Promise<unknown>, message: string): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`contract: ${message}: did not reject`);
}
