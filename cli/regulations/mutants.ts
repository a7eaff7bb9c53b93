/** What the last run of the mutants left: `test/mutation/report.json`. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hashOf } from '../../domain/definitions/index.js';
import { filesOf, readBundle } from '../../gateways/deploy.js';
import { placeHash, placeId, type RulePlaces } from '../../domain/policies/index.js';
import { readJson } from '../read-json.js';

const REPORT = z.object({
  /** SHA-256 of the diagrams, tables and forms that were changed. */
  bundle: z.string(),
  /** What carried out a rule then, by its name: SHA-256 of what it does. */
  measured: z.record(z.string(), z.string()).default({}),
  /** What was changed, by its name: SHA-256 of what it does. */
  subjects: z.record(z.string(), z.string()).default({}),
  mutants: z.number(),
  killed: z.number(),
  /** Nobody could notice these: see equivalents.json. */
  equivalent: z.number(),
  /** Mutants that no test has noticed, by their name, with the rules of their place. */
  survivors: z.array(z.object({ mutant: z.string(), rules: z.array(z.string()) })),
});
export type MutationReport = z.infer<typeof REPORT>;

/** What a run of the mutants is about: every place that carries out a rule. */
export function measured(found: RulePlaces): MutationReport['measured'] {
  const places = [...found.values()].flat();
  return Object.fromEntries(places.map((place) => [placeId(place), placeHash(place)]).sort());
}

/** null: the mutants were never run. */
export function mutationReport(root: string): MutationReport | null {
  const file = path.join(root, 'test/mutation/report.json');
  return fs.existsSync(file) ? readJson(file, REPORT) : null;
}

/** SHA-256 of the diagrams, tables and forms: a notice has no mutants. */
export const mutableHash = (root: string): string =>
  hashOf(filesOf(readBundle(path.join(root, 'workflows'))).filter(({ name }) => !name.endsWith('.hbs')));

/** Rules with a mutant that lives. */
export const livingMutants = ({ survivors }: MutationReport): Set<string> =>
  new Set(survivors.flatMap(({ rules }) => rules));

/** In one line, what the report is worth for what stands here now. */
export function reportInWords(report: MutationReport | null, root: string, now: MutationReport['measured']): string {
  if (report === null) return 'mutants: never run (npm run test:mutation)';
  const { bundle, measured: was, mutants, killed, equivalent, survivors } = report;
  const counts = `mutants: ${killed} of ${mutants} died, ${equivalent} are equivalent, ${survivors.length} live`;
  if (bundle === mutableHash(root)) return counts;
  const places = Object.entries(now);
  const same = places.filter(([place, hash]) => was[place] === hash).length;
  return `${counts}; ${same} of ${places.length} places are as they were then (npm run test:mutation)`;
}
