/** What the code wants to know of the BPMN models under `workflows/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../domain/core/index.js';
import type { ProcessDefinition } from '../../domain/definitions/index.js';
import { type Definitions, extensions, type Node, readBpmn, within } from '../../gateways/bpmn.js';
import { processOf } from '../../gateways/process-definition.js';

export interface ProcessModel extends Omit<ProcessDefinition, 'processId' | 'tasks' | 'flows' | 'shapes'> {
  id: string;
  folder: string;
  file: string;
  userTasks: Record<
    string,
    {
      formId: string;
      candidateGroups: string;
      name: string;
      nameEn: string;
      rules: readonly string[];
      clock: readonly string[];
      differentFrom: readonly string[];
    }
  >;
  definitions: Definitions;
  process: Node;
}

function modelOf(definitions: Definitions, folder: string, file: string): ProcessModel {
  const { process, definition } = processOf(definitions);
  const { processId: id, tasks, flows: _flows, shapes: _shapes, ...facts } = definition;
  const userTasks = Object.fromEntries(
    within(process).flatMap((node) => {
      const [task, element] = [tasks[node.id], facts.elements[node.id]];
      if (task === undefined || element === undefined) return [];
      const { name, nameEn, rules } = element;
      const { formId, clock, differentFrom } = task;
      const [assignment] = extensions(node, 'zeebe:AssignmentDefinition');
      const candidateGroups = String(assignment?.candidateGroups ?? '');
      return [[node.id, { formId, candidateGroups, name, nameEn, rules, clock, differentFrom }]];
    }),
  );
  return { id, ...facts, folder, file, userTasks, definitions, process };
}

/** Files below `root`, one folder deep, that end in `.<extension>`; sorted. */
export function workflowFiles(root: string, extension: string): { folder: string; file: string }[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders.flatMap(({ name: folder }) =>
    readdirSync(join(root, folder)).map((file) => ({ folder, file })),
  );
  return files
    .filter(({ file }) => file.endsWith(`.${extension}`))
    .sort((a, b) => (`${a.folder}/${a.file}` < `${b.folder}/${b.file}` ? -1 : 1));
}

/** @throws Error where a file is no BPMN or has no process */
export async function readModels(root: string): Promise<ProcessModel[]> {
  const read = async ({ folder, file }: { folder: string; file: string }) => {
    try {
      return modelOf(await readBpmn(readFileSync(join(root, folder, file), 'utf8')), folder, file);
    } catch (error) {
      throw new Error(`${folder}/${file}: ${messageOf(error)}`);
    }
  };
  return Promise.all(workflowFiles(root, 'bpmn').map(read));
}
