/**
 * Every mutant of a diagram: a condition that says the opposite, a timer that never rings, a task for somebody else, or for
 * somebody who took part.
 */
import { extensions, type Node, property, readBpmn, within, words } from '../../gateways/bpmn.js';
import { parseProcess } from '../../gateways/process-definition.js';
import { changedDiagram } from '../kit/models.js';
import type { Mutant } from './mutant.js';

const NEVER = '=date and time("2999-01-01T00:00:00Z")';
const VERY_LONG = 'P100Y';
const HARDLY_EVER = 'R/P900Y';

interface Place {
  file: string;
  process: Node;
  element: Node;
  /** By element: what it does. */
  hashes: ReadonlyMap<string, string>;
}

const change =
  (id: string, by: (element: Node) => void) =>
  (xml: string): Promise<string> =>
    changedDiagram(xml, ({ rootElements }) => {
      const element = rootElements.flatMap(within).find((one) => one.id === id);
      if (element === undefined) throw new Error(`There is no element ${id}.`);
      by(element);
    });

/** What the element carries out. */
const rulesOf = (process: Node, id: string): string[] =>
  within(process)
    .filter((element) => element.id === id)
    .flatMap((element) => words(property(element, 'rules')));

/** @param passes what a test must have passed to notice it; `breaks`: the element whose rules are broken with it */
const mutant = (
  { file, process, element, hashes }: Place,
  { does, passes = element.id, breaks = element.id }: { does: string; passes?: string; breaks?: string },
  by: (element: Node) => void,
): Mutant => ({
  name: `${file} ${element.id} ${does}`,
  file,
  touches: `${process.id}/${passes}`,
  rules: rulesOf(process, breaks),
  subject: { id: `${process.id}/${breaks}`, hash: hashes.get(breaks) ?? '' },
  apply: change(element.id, by),
});

function mutantsOfElement(place: Place): Mutant[] {
  const { element } = place;
  const found: Mutant[] = [];
  if (element.conditionExpression) {
    const source = element.sourceRef?.id ?? '';
    found.push(
      mutant(place, { does: 'negated', passes: source, breaks: source }, ({ conditionExpression }) => {
        if (conditionExpression) conditionExpression.body = `=not(${conditionExpression.body?.slice(1) ?? ''})`;
      }),
    );
  }
  if (element.eventDefinitions?.some(({ $type }) => $type === 'bpmn:TimerEventDefinition'))
    found.push(
      mutant(place, { does: 'never', passes: element.attachedToRef?.id ?? element.id }, ({ eventDefinitions = [] }) => {
        for (const { timeDate, timeDuration, timeCycle } of eventDefinitions) {
          if (timeDate) timeDate.body = NEVER;
          if (timeDuration) timeDuration.body = VERY_LONG;
          if (timeCycle) timeCycle.body = HARDLY_EVER;
        }
      }),
    );
  const groups = extensions(element, 'zeebe:AssignmentDefinition').map(({ candidateGroups }) => candidateGroups);
  if (element.$type === 'bpmn:UserTask' && groups.some((group) => group !== 'admin'))
    found.push(
      mutant(place, { does: 'for another group' }, (task) => {
        for (const assignment of extensions(task, 'zeebe:AssignmentDefinition')) assignment.candidateGroups = 'admin';
      }),
    );
  return found;
}

const FOUR_EYES = 'differentFrom';

/** Four eyes: one by one, each task whose person must be another one. */
function openToWhoeverDid(place: Place): Mutant[] {
  const others = words(property(place.element, FOUR_EYES));
  return others.map((other) =>
    mutant(place, { does: `open to whoever did ${other}` }, (task) => {
      const all = extensions(task, 'zeebe:Properties').flatMap(({ properties = [] }) => properties);
      const found = all.find(({ name }) => name === FOUR_EYES);
      if (found) found.value = others.filter((one) => one !== other).join(' ');
    }),
  );
}

export async function diagramMutants(file: string, xml: string): Promise<Mutant[]> {
  const { rootElements } = await readBpmn(xml);
  const { elements } = await parseProcess(xml);
  const hashes = new Map(Object.entries(elements).map(([id, { hash }]) => [id, hash]));
  return rootElements
    .filter(({ $type }) => $type === 'bpmn:Process')
    .flatMap((process) =>
      within(process).flatMap((element) => {
        const place = { file, process, element, hashes };
        return [...mutantsOfElement(place), ...openToWhoeverDid(place)];
      }),
    );
}
