/**
 * `npm run generate`: writes `workflows/<folder>/process-api.ts` beside each BPMN model and `workflows/process-api.ts` over all,
 * so that code names elements, job types, messages and variables by constants taken from the models.
 * `--check` writes nothing and exits with 1 where a file is not what the models say.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { readModels, type ProcessModel } from './workflows/models.js';
import { RULE_CLASSES } from '../domain/regulations/index.js';
import { readPolicies } from '../gateways/policy-files.js';
import { type Form, type FormComponent, readForms } from './workflows/forms.js';

const HEADER = '/** Generated from the models by `npm run generate`. Not edited by hand. */\n';
const json = (value: unknown) => JSON.stringify(value, null, 2);

/** The constants of one model. */
export function processApi(model: ProcessModel): string {
  const parts: [string, unknown][] = [
    ['processId', model.id],
    ['elements', model.elements],
    ['jobTypes', model.jobTypes],
    ['messages', model.messages],
    ['userTasks', model.userTasks],
    ['allowedVariables', model.allowedVariables],
  ];
  return HEADER + parts.map(([name, value]) => `\nexport const ${name} = ${json(value)} as const;\n`).join('');
}

const SHAPES = `
export interface ProcessFacts {
  readonly name: string;
  readonly nameEn: string;
  /** Folder and file under workflows/. */
  readonly folder: string;
  readonly file: string;
}
export interface ElementFacts {
  /** Chinese, as in the diagram; empty at a gateway that only joins. */
  readonly name: string;
  readonly nameEn: string;
  /** As BPMN has it: userTask, exclusiveGateway… */
  readonly type: string;
  readonly documentation: string;
  /** Of user tasks; empty elsewhere. */
  readonly documentationEn: string;
  /** Rules of the regulation that the element carries out: D03-R13. */
  readonly rules: readonly string[];
  /** 'company' where the regulation does not ask for the element. */
  readonly source: string;
}
export interface UserTaskFacts {
  readonly formId: string;
  /** A group, or \`=variable\` with the group in a process variable (\`=a.b\`: in a field of it). */
  readonly candidateGroups: string;
  readonly name: string;
  readonly nameEn: string;
  readonly rules: readonly string[];
  /** Steps of the limits that the task has to keep. */
  readonly clock: readonly string[];
  /** User tasks that whoever does this one must not have done in the same case. */
  readonly differentFrom: readonly string[];
  readonly processId: string;
}
export interface FieldFacts {
  readonly label: string;
  readonly labelEn: string;
  /** Value → words, of fields with choices. */
  readonly options: Readonly<Record<string, { readonly label: string; readonly labelEn: string }>>;
  /** Signed in, by drawing or by name. */
  readonly signature?: boolean;
}
export interface FormFacts {
  readonly folder: string;
  readonly file: string;
  readonly fields: Readonly<Record<string, FieldFacts>>;
}
`;

const alias = (folder: string) => folder.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** The constants of all models together. `forms`: form id → where it is. */
export function allProcessesApi(models: ProcessModel[], forms: Record<string, unknown>): string {
  const entries = (build: (model: ProcessModel) => string) => models.map(build).join('');
  const processes = Object.fromEntries(
    models.map(({ id, name, nameEn, folder, file }) => [id, { name, nameEn, folder, file }]),
  );
  const imports = entries(({ folder }) => `import * as ${alias(folder)} from './${folder}/process-api.js';\n`);
  const unique = (list: string[]) => [...new Set(list)].sort();
  return `${HEADER}${imports}${SHAPES}
export const allProcesses: Readonly<Record<string, ProcessFacts>> = ${json(processes)};

/** Process id → element id → facts. */
export const allElements: Readonly<Record<string, Readonly<Record<string, ElementFacts>>>> = {
${entries(({ id, folder }) => `${json(id)}: ${alias(folder)}.elements,\n`)}};

function tasksOf<T extends object>(tasks: T, processId: string): [string, T[keyof T] & { processId: string }][] {
  return Object.entries(tasks).map(([id, task]) => [id, { ...(task as T[keyof T]), processId }]);
}

/** Element id → facts; no two models share the id of a user task. */
export const allUserTasks: Readonly<Record<string, UserTaskFacts>> = Object.fromEntries([
${entries(({ id, folder, userTasks }) => (Object.keys(userTasks).length > 0 ? `...tasksOf(${alias(folder)}.userTasks, ${json(id)}),\n` : ''))}]);

/** Every job type a worker must serve, task listeners included. */
export const allJobTypes: readonly string[] = ${json(unique(models.flatMap(({ jobTypes }) => jobTypes)))};

export const allMessages: readonly string[] = ${json(unique(models.flatMap(({ messages }) => messages)))};

/** Form id → where it is. */
export const allForms: Readonly<Record<string, FormFacts>> = ${json(forms)};

const allowedVariables: Readonly<Record<string, readonly string[]>> = {
${entries(({ id, folder }) => `${json(id)}: ${alias(folder)}.allowedVariables,\n`)}};

/** The process variables a process may carry; none for a process we do not know. */
export function allowedVariablesOf(processId: string): readonly string[] {
  return allowedVariables[processId] ?? [];
}
`;
}

/** Key → the words of a form's fields. */
function fieldFacts(components: FormComponent[]): Record<string, object> {
  const fields = components.filter(({ key }) => key !== undefined);
  return Object.fromEntries(
    fields.map(({ key, label, dateLabel, values = [], properties = {} }) => [
      key,
      {
        label: label ?? dateLabel ?? '',
        labelEn: properties.labelEn ?? '',
        options: Object.fromEntries(
          values.map(({ value, label: words }) => [
            value,
            { label: words, labelEn: properties[`option.${value}.en`] ?? '' },
          ]),
        ),
        ...(properties.input === 'signature' && { signature: true }),
      },
    ]),
  );
}

/** Rule → every place in the models, tables and forms that carries it out. */
async function rulePlaces(root: string, models: ProcessModel[], forms: Form[]): Promise<string> {
  const found: Record<string, object[]> = {};
  const note = (rules: readonly string[], place: object): void => {
    for (const rule of rules) (found[rule] ??= []).push(place);
  };
  for (const { id: process, elements } of models)
    for (const [element, { rules }] of Object.entries(elements)) note(rules, { kind: 'element', process, element });
  for (const { id: form, components } of forms)
    for (const { key, properties = {} } of components)
      note((properties.rules ?? '').split(' ').filter(Boolean), { kind: 'field', form, field: key ?? '' });
  for (const file of (await readPolicies(join(root, 'workflows/policies'))).values())
    for (const table of file.tables) {
      // That a role has a rule among its duties carries nothing out: it is a setting.
      for (const { id: row, rules } of table.rows)
        note(
          rules.filter((rule) => table.kind !== 'roles' || RULE_CLASSES[rule] === 'configured'),
          { kind: 'row', table: table.id, row },
        );
      for (const { name: column, rules } of table.outputs) note(rules, { kind: 'setting', table: table.id, column });
    }
  const sorted = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${HEADER}
export type RulePlace =
  | { readonly kind: 'element'; readonly process: string; readonly element: string }
  | { readonly kind: 'field'; readonly form: string; readonly field: string }
  | { readonly kind: 'row'; readonly table: string; readonly row: string }
  | { readonly kind: 'setting'; readonly table: string; readonly column: string };

/** Rule → where it is carried out. */
export const rulePlaces: Readonly<Record<string, readonly RulePlace[]>> = ${json(sorted)};
`;
}

/** Path under the root → text of every generated file. */
export async function generate(root: string): Promise<Map<string, string>> {
  const models = await readModels(join(root, 'workflows'));
  const forms = Object.fromEntries(
    readForms(join(root, 'workflows')).map(({ id, folder, file, components }) => [
      id,
      { folder, file, fields: fieldFacts(components) },
    ]),
  );
  const pretty = (text: string) =>
    format(text, { parser: 'typescript', printWidth: 120, singleQuote: true, trailingComma: 'all' });
  const files = new Map<string, string>();
  for (const model of models) files.set(`workflows/${model.folder}/process-api.ts`, await pretty(processApi(model)));
  files.set('workflows/process-api.ts', await pretty(allProcessesApi(models, forms)));
  files.set(
    'workflows/rule-places.ts',
    await pretty(await rulePlaces(root, models, readForms(join(root, 'workflows')))),
  );
  return files;
}

/** Paths whose text on disk is not the generated one. */
export async function staleFiles(root: string): Promise<string[]> {
  const current = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
  return [...(await generate(root))].filter(([path, text]) => current(path) !== text).map(([path]) => path);
}

async function main(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  if (process.argv.includes('--check')) {
    const stale = await staleFiles(root);
    for (const path of stale) console.error(`${path} is not what the models say; run: npm run generate`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const [path, text] of await generate(root)) writeFileSync(join(root, path), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
