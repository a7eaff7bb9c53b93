/** What the last run of the mutants left: `test/mutation/report.json`. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hashOf } from '../../domain/definitions/index.js';
import { filesOf, readBundle } from '../../gateways/deploy.js';
import { readJson } from '../read-json.js';

const REPORT = z.object({
  /** SHA-256 of the diagrams, tables and forms that were changed. */
  bundle: z.string(),
  mutants: z.number(),
  killed: z.number(),
  /** Nobody could notice these: see equivalents.json. */
  equivalent: z.number(),
  /** Mutants that no test has noticed, by their name, with the rules of their place. */
  survivors: z.array(z.object({ mutant: z.string(), rules: z.array(z.string()) })),
});
export type MutationReport = z.infer<typeof REPORT>;

/** null: the mutants were never run. */
export function mutationReport(root: string): MutationReport | null {
  const file = path.join(root, 'test/mutation/report.json');
  return fs.existsSync(file) ? readJson(file, REPORT) : null;
}

/** Rules with a mutant that lives. */
export const livingMutants = ({ survivors }: MutationReport): Set<string> =>
  new Set(survivors.flatMap(({ rules }) => rules));

/** In one line, what the report is worth for what stands here now. */
export function reportInWords(report: MutationReport | null, root: string): string {
  if (report === null) return 'mutants: never run (npm run test:mutation)';
  const { bundle, mutants, killed, equivalent, survivors } = report;
  const counts = `mutants: ${killed} of ${mutants} died, ${equivalent} are equivalent, ${survivors.length} live`;
  const same = bundle === hashOf(filesOf(readBundle(path.join(root, 'workflows'))));
  return same ? counts : `${counts}; the diagrams, tables or forms have changed since (npm run test:mutation)`;
}
