/** What each test has to do with: a mutant of a thing runs the tests that touch it. */

/** The runner of the mutants and the tests may load this file each in its own way: the notes are the process's. */
const shared = globalThis as unknown as { touchedByTest?: Set<string> | null };

/** Notes for the test that runs: `complaint-handling/flow_…`, `decision limits_D03_2025_1`, `form register`. */
export function touch(...keys: string[]): void {
  for (const key of keys) shared.touchedByTest?.add(key);
}

/** Begins a test; its notes go into the set. */
export function touching(set: Set<string> | null): void {
  shared.touchedByTest = set;
}
