/** The test command's own counting: what failed must never look passed. */
import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../scripts/suites.mjs';

describe('counting Vitest', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
  it('takes its figures', () =>
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 }));
  it('counts a file that does not load', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ];
    expect(countVitest({ numPassedTests: 1, numFailedTests: 0, testResults }, 1).failed).toBe(1);
  });
  it('believes the exit code over the report', () => {
    expect(countVitest({ numPassedTests: 9 }, 1)).toEqual({ passed: 9, failed: 1, skipped: 0 });
    expect(countVitest(null, 124)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('counting Playwright', () => {
  it('takes its figures, and what passed at the second try failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats }, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });
  it('believes the exit code over the report', () =>
    expect(countPlaywright(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 }));
});
