/** What the code wants to know of the BPMN models under `workflows/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Definitions,
  extensions,
  type Extension,
  type Node,
  property,
  readBpmn,
  within,
  words,
} from './moddle.js';

export interface ElementFacts {
  name: string;
  nameEn: string;
  type: string;
  documentation: string;
  documentationEn: string;
  rules: string[];
  source: string;
}
export interface ProcessModel {
  id: string;
  name: string;
  nameEn: string;
  folder: string;
  file: string;
  elements: Record<string, ElementFacts>;
  userTasks: Record<
    string,
    {
      formId: string;
      candidateGroups: string;
      name: string;
      nameEn: string;
      rules: string[];
      clock: string[];
      differentFrom: string[];
    }
  >;
  jobTypes: string[];
  messages: string[];
  allowedVariables: string[];
  definitions: Definitions;
  process: Node;
}

/** `bpmn:UserTask` → `userTask`. */
const typeName = ({ $type }: Node) => $type.replace(/^bpmn:(.)/, (_, letter: string) => letter.toLowerCase());

function factsOf(element: Node): ElementFacts {
  return {
    name: element.name ?? '',
    nameEn: property(element, 'nameEn'),
    type: typeName(element),
    documentation: element.documentation?.[0]?.text ?? '',
    documentationEn: property(element, 'documentationEn'),
    rules: words(property(element, 'rules')),
    source: property(element, 'source'),
  };
}

function userTaskOf(element: Node): ProcessModel['userTasks'][string] {
  const { name, nameEn, rules } = factsOf(element);
  const formId = String(extensions(element, 'zeebe:FormDefinition')[0]?.formId ?? '');
  const groups = String(extensions(element, 'zeebe:AssignmentDefinition')[0]?.candidateGroups ?? '');
  // An expression for groups must give a list: `=[handlerGroup]`. Readers of the constants want the one group.
  const candidateGroups = groups.replace(/^=\[(.+)\]$/, '=$1');
  const clock = words(property(element, 'clock'));
  const differentFrom = words(property(element, 'differentFrom'));
  return { formId, candidateGroups, name, nameEn, rules, clock, differentFrom };
}

/** Job types of one element: its own, and its task listeners'. */
function jobTypesOf(element: Node): string[] {
  const own = extensions(element, 'zeebe:TaskDefinition');
  const listeners = extensions(element, 'zeebe:TaskListeners').flatMap(
    ({ listeners }) => (listeners ?? []) as Extension[],
  );
  return [...own, ...listeners].map(({ type }) => String(type));
}

function modelOf(definitions: Definitions, folder: string, file: string): ProcessModel {
  const process = definitions.rootElements.find(({ $type }) => $type === 'bpmn:Process');
  if (process === undefined) throw new Error(`${folder}/${file} has no process`);
  const elements = within(process).filter(({ $type }) => $type !== 'bpmn:SequenceFlow');
  const byId = <T>(list: Node[], facts: (node: Node) => T) =>
    Object.fromEntries(list.map((node) => [node.id, facts(node)]));
  return {
    id: process.id,
    name: process.name ?? '',
    nameEn: property(process, 'nameEn'),
    folder,
    file,
    elements: byId(elements, factsOf),
    userTasks: byId(
      elements.filter(({ $type }) => $type === 'bpmn:UserTask'),
      userTaskOf,
    ),
    jobTypes: [...new Set(elements.flatMap(jobTypesOf))].sort(),
    messages: definitions.rootElements
      .filter(({ $type }) => $type === 'bpmn:Message')
      .map(({ name }) => name ?? '')
      .sort(),
    allowedVariables: words(property(process, 'allowedVariables')),
    definitions,
    process,
  };
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
      throw new Error(`${folder}/${file}: ${(error as Error).message}`);
    }
  };
  return Promise.all(workflowFiles(root, 'bpmn').map(read));
}
