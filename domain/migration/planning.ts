/** What a move to another bundle would change, for whoever decides on it. */
import type { Context } from '../core/context.js';
import { own } from '../core/own.js';
import { type BundleFile, completeFiles, type FileChange, fileChanges } from '../definitions/index.js';
import type { ElementDefinition, ProcessDefinition } from '../definitions/model.js';
import { policiesNotHeld } from '../policies/index.js';
import { casesOf } from './cases.js';
import { isEarlier } from './earlier.js';
import type { MovePlan, TaskChange, Unplaced } from './plan.js';
import type { ProcessPair, Ways } from './ways.js';

/** Element → how many stand at it, in all instances of a definition. */
type Standing = ReadonlyMap<string, number>;

const UNNAMED: ElementDefinition = {
  type: '',
  name: '',
  nameEn: '',
  documentation: '',
  documentationEn: '',
  rules: [],
  source: '',
  hash: '',
};
const elementOf = ({ elements }: ProcessDefinition, id: string): ElementDefinition => own(elements, id) ?? UNNAMED;

/** Events that are waited for count at the element that waits for them. */
function unplacedIn(pair: Pick<ProcessPair, 'old'> & Partial<ProcessPair>, standing: Standing): Unplaced[] {
  const { old, next, pairs } = pair;
  const taken = new Set(pairs?.values());
  return [...standing].flatMap(([elementId, count]): Unplaced[] => {
    if (pairs?.has(elementId) === true) return [];
    const kind = own(old.shapes, elementId)?.kind;
    const free = Object.entries(next?.shapes ?? {}).filter(([id, shape]) => shape.kind === kind && !taken.has(id));
    const candidates = Object.fromEntries(
      free.flatMap(([id]) => (next === undefined ? [] : [[id, elementOf(next, id)]])),
    );
    const element = elementOf(old, elementId);
    return [{ processId: old.processId, elementId, element, standing: count, candidates }];
  });
}

const FORM = /(?:^|\/)([^/]+)\.form$/;

/** Forms whose questions differ. */
const changedForms = (changes: readonly FileChange[]): Set<string> =>
  new Set(changes.flatMap(({ name }) => FORM.exec(name)?.[1] ?? []));

type Change = TaskChange['changes'][number];

function changesOf({ old, next }: ProcessPair, from: string, to: string, forms: ReadonlySet<string>): Change[] {
  const [task, then] = [own(old.tasks, from), own(next.tasks, to)];
  if (task === undefined || then === undefined) return [];
  const list = (words: readonly string[]): string => words.join(' ');
  const rows: Change[] = [
    { what: 'name', before: elementOf(old, from).name, after: elementOf(next, to).name },
    { what: 'group', before: own(old.shapes, from)?.group ?? '', after: own(next.shapes, to)?.group ?? '' },
    { what: 'limits', before: list(task.clock), after: list(then.clock) },
    { what: 'fourEyes', before: list(task.differentFrom), after: list(then.differentFrom) },
  ];
  const form: Change = { what: 'form', before: task.formId, after: then.formId };
  const otherForm = form.before !== form.after || forms.has(form.after);
  return [...rows.filter(({ before, after }) => before !== after), ...(otherForm ? [form] : [])];
}

function taskChangesIn(pair: ProcessPair, standing: Standing, forms: ReadonlySet<string>): TaskChange[] {
  const { old, next, pairs } = pair;
  const { processId } = old;
  const known = Object.keys(old.tasks).flatMap((elementId): TaskChange[] => {
    const to = pairs.get(elementId);
    const about = { processId, elementId, element: elementOf(old, elementId), standing: standing.get(elementId) ?? 0 };
    if (to === undefined)
      return [{ ...about, becomes: null, changes: [{ what: 'removed', before: elementId, after: '' }] }];
    const changes = changesOf(pair, elementId, to, forms);
    const becomes = to === elementId ? null : { elementId: to, element: elementOf(next, to) };
    return changes.length === 0 && becomes === null ? [] : [{ ...about, becomes, changes }];
  });
  const reached = new Set(pairs.values());
  const added = Object.keys(next.tasks).filter((elementId) => !reached.has(elementId));
  return [
    ...known,
    ...added.map((elementId): TaskChange => {
      const changes: Change[] = [{ what: 'added', before: '', after: elementId }];
      return { processId, elementId, element: elementOf(next, elementId), becomes: null, changes, standing: 0 };
    }),
  ];
}

const filesOf = (context: Context, { from, to }: Ways): Promise<BundleFile[][]> =>
  Promise.all([from, to].map(({ id }) => completeFiles(context, id)));

/** Policy versions of these cases whose rows the new bundle does not hold. */
export async function notHeld(context: Context, ways: Ways): Promise<string[]> {
  const { store } = context.deps;
  const cases = await (await casesOf(context, ways))(store.read);
  const versions = [...new Set(cases.map(({ policyVersion }) => policyVersion))];
  const [before = [], after = []] = await filesOf(context, ways);
  return policiesNotHeld(context, versions, { from: before, to: after });
}

export async function planFor(context: Context, ways: Ways): Promise<MovePlan> {
  const { store, engine } = context.deps;
  const { from, to, byHand, digest, mistakes, pairs, old } = ways;
  const [before = [], after = []] = await filesOf(context, ways);
  // Of what was before bundles only the diagrams are known.
  const files = isEarlier(from) ? [] : fileChanges(before, after);
  const forms = changedForms(files);
  const unplaced: Unplaced[] = [];
  const tasks: TaskChange[] = [];
  for (const { key, definition } of old) {
    const pair = pairs.find(({ oldKey }) => oldKey === key);
    if (pair?.oldKey === pair?.nextKey && pair !== undefined && forms.size === 0) continue;
    const standing = await engine.activeElementsOf(key);
    if (standing.size === 0 && isEarlier(from)) continue;
    unplaced.push(...unplacedIn(pair ?? { old: definition }, standing));
    if (pair !== undefined) tasks.push(...taskChangesIn(pair, standing, forms));
  }
  const cases = (await (await casesOf(context, ways))(store.read)).length;
  const policies = await notHeld(context, ways);
  return { from, to, byHand, digest, cases, mistakes, unplaced, tasks, files, policies };
}
