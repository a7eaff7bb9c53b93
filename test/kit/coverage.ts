/** Which elements and flows of the diagrams the process tests have passed. The build fails where one was not. */
import path from 'node:path';
import type { RunningEngine } from '@gas-complaint-desk/engine';
import { within } from '../../gateways/bpmn.js';
import { readModels } from '../../cli/workflows/models.js';
import { touch } from './touched.js';

/** What the tests of this process have passed: `process id/element or flow id`. */
export const passed = new Set<string>();

/** What the instances of an engine have passed. */
export async function notePassed(engine: RunningEngine): Promise<void> {
  for (const table of ['element_instance', 'taken_sequence_flow']) {
    const rows = await engine.reader.all<{ process: string; element: string }>(
      `select distinct bpmn_process_id as process, element_id as element from ${table}`,
    );
    for (const { process, element } of rows) {
      passed.add(`${process}/${element}`);
      touch(`${process}/${element}`);
    }
  }
  const decisions = await engine.reader.all<{ id: string; matched: string }>(
    'select distinct decision_id as id, matched_rules as matched from decision_instance',
  );
  for (const { id, matched } of decisions) {
    const rows = JSON.parse(matched) as { ruleId: string }[];
    touch(`decision ${id}`, ...rows.map(({ ruleId }) => `row ${id}/${ruleId}`));
  }
}

/** Elements and flows of every diagram that are not among those, with how many there are. */
export async function notPassed(those: ReadonlySet<string>): Promise<{ total: number; missing: string[] }> {
  const models = await readModels(path.resolve(import.meta.dirname, '../../workflows'));
  const all = models.flatMap(({ id, process }) => within(process).map((node) => `${id}/${node.id}`));
  return { total: all.length, missing: all.filter((one) => !those.has(one)) };
}
