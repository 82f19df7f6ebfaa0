// Ends a run with the plain line `N passed, N failed, N skipped` that build machines read.
// Leaves to others: telling which test failed and why (vitest's own reporter).
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Counts every test case once the run has ended; a module that could not load counts as one failure. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const cases = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: ReturnType<TestCase['result']>['state']): number =>
      cases.filter((one) => one.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const failed = count('failed') + broken;
    process.stdout.write(
      `\n${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped\n`,
    );
  }
}
