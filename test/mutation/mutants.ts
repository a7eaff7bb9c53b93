/** Every mutant of the diagrams, tables and forms: one small change each, that some test must notice. */
import type { Resource } from '../../gateways/deploy.js';
import { allElements } from '../../workflows/process-api.js';

export interface Mutant {
  /** `policies/D03_2025_1.dmn limits_register_amount 24 → 25` */
  name: string;
  file: string;
  /** What a test must have touched to notice it. */
  touches: string;
  rules: string[];
  apply(text: string): string;
}

const RULE_ID = /D\d\d-R\d\d/g;
const rulesIn = (text: string): string[] => [...new Set(text.match(RULE_ID) ?? [])];
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Columns that only say where a row comes from. */
const WORDS = ['ruleId', 'article', 'rules', 'title', 'startEvent'];
const OTHER_UNIT: Record<string, string> = {
  hour: 'workingDay',
  minute: 'hour',
  immediate: 'hour',
  workingDay: 'calendarDay',
  calendarDay: 'workingDay',
  fixedDate: 'sameDay',
};

/** What a cell could say instead; none for an expression. */
function otherValues(column: string, feel: string): string[] {
  if (/^-?\d+$/.test(feel)) return [String(Number(feel) + 1), String(Number(feel) - 1)];
  if (feel === 'true') return ['false'];
  if (feel === 'false') return ['true'];
  const [, word] = /^"([^"]*)"$/.exec(feel) ?? [];
  if (word === undefined) return feel.startsWith('"') ? ['"admin"'] : [];
  if (column === 'unit') return [`"${OTHER_UNIT[word] ?? 'hour'}"`];
  return /Group$|^audience$|^registrar$|^visitor$|^dutyHolder$/.test(column) ? ['"admin"'] : ['"mutant"'];
}

function tableMutants(file: string, text: string): Mutant[] {
  const found: Mutant[] = [];
  for (const [, decision = '', body = ''] of text.matchAll(
    /<decision id="([^"]+)"[\s\S]*?(?=<decisionTable)([\s\S]*?)<\/decision>/g,
  )) {
    const outputs = new Map(
      [...body.matchAll(/<output id="\w+_output_(\w+)"[^>]*?(?:\/>|>\s*<description>([^<]*)<)/g)].map(
        ([, name = '', rules = '']) => [name, rules],
      ),
    );
    for (const [row = '', id = ''] of body.matchAll(/<rule id="([^"]+)">[\s\S]*?<\/rule>/g)) {
      const rules = rulesIn(row);
      const common = { file, touches: `decision ${decision}` };
      found.push({ ...common, rules, name: `${file} ${decision} ${id} removed`, apply: (all) => all.replace(row, '') });
      for (const [cell = '', cellId = '', feel = ''] of row.matchAll(
        /<outputEntry id="([^"]+)">\s*<text>([^<]*)<\/text>/g,
      )) {
        const column = [...outputs.keys()].find((name) => cellId === `${id}_${name}`) ?? '';
        if (WORDS.includes(column)) continue;
        const own = rulesIn(outputs.get(column) ?? '');
        for (const value of otherValues(column, feel))
          found.push({
            ...common,
            rules: own.length > 0 ? own : rules,
            name: `${file} ${cellId} ${feel} → ${value}`,
            apply: (all) => all.replace(row, row.replace(cell, cell.replace(`<text>${feel}<`, `<text>${value}<`))),
          });
      }
    }
  }
  return found;
}

function modelMutants(file: string, text: string): Mutant[] {
  const process = /<bpmn:process id="([^"]+)"/.exec(text)?.[1] ?? '';
  const rulesOf = (element: string): string[] => [...(allElements[process]?.[element]?.rules ?? [])];
  const found: Mutant[] = [];
  // A flow without a condition closes itself: only those with something inside are looked at.
  for (const [flow = '', attributes = ''] of text.matchAll(
    /<bpmn:sequenceFlow ([^>]*[^/])>[\s\S]*?<\/bpmn:sequenceFlow>/g,
  )) {
    if (!flow.includes('<bpmn:conditionExpression')) continue;
    const [, id = ''] = /\bid="([^"]+)"/.exec(attributes) ?? [];
    const [, source = ''] = /sourceRef="([^"]+)"/.exec(attributes) ?? [];
    found.push({
      name: `${file} ${id} negated`,
      file,
      touches: `${process}/${source}`,
      rules: rulesOf(source),
      apply: (all) =>
        all.replace(
          flow,
          flow.replace(/(<bpmn:conditionExpression[^>]*>)=([\s\S]*?)(<\/bpmn:conditionExpression>)/, '$1=not($2)$3'),
        ),
    });
  }
  for (const [timer = '', id = ''] of text.matchAll(
    /<bpmn:timerEventDefinition id="(\w+)_timer">[\s\S]*?<\/bpmn:timerEventDefinition>/g,
  )) {
    const [, task] = new RegExp(`<bpmn:boundaryEvent id="${id}"[^>]*attachedToRef="([^"]+)"`).exec(text) ?? [];
    found.push({
      name: `${file} ${id} never`,
      file,
      touches: `${process}/${task ?? id}`,
      rules: rulesOf(id),
      apply: (all) =>
        all.replace(
          timer,
          timer
            .replace(/(<bpmn:timeDate[^>]*>)[^<]*</, '$1=date and time("2999-01-01T00:00:00Z")<')
            .replace(/(<bpmn:timeCycle[^>]*>)[^<]*</, '$1R/P900Y<'),
        ),
    });
  }
  for (const [task = '', id = ''] of text.matchAll(/<bpmn:userTask id="([^"]+)"[\s\S]*?<\/bpmn:userTask>/g)) {
    found.push({
      name: `${file} ${id} for another group`,
      file,
      touches: `${process}/${id}`,
      rules: rulesOf(id),
      apply: (all) => all.replace(task, task.replace(/candidateGroups=("[^"]*"|'[^']*')/, 'candidateGroups="admin"')),
    });
  }
  return found;
}

interface Component {
  key?: string;
  validate?: { required?: boolean };
  properties?: { rules?: string };
  components?: Component[];
}

function formMutants(file: string, text: string): Mutant[] {
  const form = JSON.parse(text) as { id: string; components: Component[] };
  return form.components
    .filter(({ validate }) => validate?.required === true)
    .map(({ key = '', properties = {} }) => ({
      name: `${file} ${key} not required`,
      file,
      touches: `form ${form.id}`,
      rules: rulesIn(properties.rules ?? ''),
      apply: (all) => {
        const changed = JSON.parse(all) as { components: Component[] };
        const field = changed.components.find((one) => one.key === key);
        if (field?.validate) field.validate.required = false;
        return JSON.stringify(changed);
      },
    }));
}

export function mutantsOf(resources: readonly Resource[]): Mutant[] {
  return resources.flatMap(({ name, content }) => {
    const text = content.toString('utf8');
    if (name.endsWith('.dmn')) return tableMutants(name, text);
    return name.endsWith('.bpmn') ? modelMutants(name, text) : formMutants(name, text);
  });
}

/** The resource with the mutant in it. @throws Error where the change changes nothing */
export function mutated({ file, name, apply }: Mutant, resource: Resource): Resource {
  if (resource.name !== file) return resource;
  const before = resource.content.toString('utf8');
  const after = apply(before);
  if (after === before) throw new Error(`The mutant ${name} changes nothing.`);
  return { ...resource, content: Buffer.from(after) };
}

export const titlePattern = (titles: readonly string[]): RegExp => new RegExp(`^(?:${titles.map(escaped).join('|')})$`);
