/** What the last run of the mutants left: `test/mutation/report.json`. */
import fs from 'node:fs';
import path from 'node:path';

export interface MutationReport {
  mutants: number;
  killed: number;
  /** Mutants that no test has noticed, by their name, with the rules of their place. */
  survivors: { mutant: string; rules: string[] }[];
}

/** Rules with a mutant that lives. Without a report nothing is known to live. */
export function livingMutants(root: string): Set<string> {
  const file = path.join(root, 'test/mutation/report.json');
  if (!fs.existsSync(file)) return new Set();
  const { survivors } = JSON.parse(fs.readFileSync(file, 'utf8')) as MutationReport;
  return new Set(survivors.flatMap(({ rules }) => rules));
}
