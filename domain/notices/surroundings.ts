/** What a notice can say of the policy and of the house: asked before the transaction, the same for all cases of a kind. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { elementsAt } from '../definitions/index.js';
import { CASE_EVENTS, type CaseEvent, LIMIT_UNITS, type LimitUnit } from '../deadlines/model.js';
import type { EngineKey } from '../core/ids.js';
import { isOneOf } from '../core/own.js';
import type { ListEntry } from '../organisation/model.js';
import { articlesHeld, contactsOf, policyFiles } from '../policies/index.js';
import { cell, literal, type PolicyFile, settingsOf, tableOf } from '../policies/tables.js';
import type { CitedArticle } from '../regulations/index.js';

/** Which element sends it: what it carries out is on what grounds. */
export interface Sender {
  processDefinitionKey: EngineKey;
  processInstanceKey: EngineKey;
  elementId: string;
}

/** A limit of the policy as its table has it, before it has begun. */
export interface LimitToCome {
  step: string;
  startEvent: CaseEvent;
  stopEvent: CaseEvent;
  amount: number;
  unit: LimitUnit;
  /** Words of its other cells: `simple`. */
  conditions: readonly unknown[];
  ruleId: string;
  article: string;
}

export interface Surroundings {
  /** Steps that the policy has, by the names of its settings. */
  steps: Readonly<Record<string, string>>;
  limits: readonly LimitToCome[];
  /** '' where none is published. */
  hotline: string;
  /** The company's lists, for the names of what the case holds by codes. */
  entries: readonly ListEntry[];
  articlesOf(ruleIds: readonly string[]): Promise<readonly CitedArticle[]>;
}

/** `{ review: 'yes' }` for `{{#if steps.review}}`. */
function stepsIn(file: PolicyFile | undefined): Surroundings['steps'] {
  const profile = file && tableOf(file, 'profile');
  const settings = Object.entries(profile ? settingsOf(profile) : {});
  const has = (value: unknown): boolean =>
    value === true || (typeof value === 'string' && !['', 'none'].includes(value));
  return Object.fromEntries(settings.flatMap(([name, value]) => (has(value) ? [[name, 'yes']] : [])));
}

function limitsIn(file: PolicyFile | undefined): LimitToCome[] {
  const table = file && tableOf(file, 'limits');
  return (table?.rows ?? []).flatMap((row): LimitToCome[] => {
    if (table === undefined) return [];
    const [step, startEvent, stopEvent, amount, unit, ruleId, article] = [
      'step',
      'startEvent',
      'stopEvent',
      'amount',
      'unit',
      'ruleId',
      'article',
    ].map((name) => literal(cell(table, row, name)));
    if (!isOneOf(CASE_EVENTS, startEvent) || !isOneOf(CASE_EVENTS, stopEvent) || !isOneOf(LIMIT_UNITS, unit)) return [];
    if (typeof amount !== 'number') return [];
    const conditions = row.inputs.map(literal);
    const words = { step: String(step), ruleId: String(ruleId), article: String(article) };
    return [{ ...words, startEvent, stopEvent, amount, unit, conditions }];
  });
}

export async function surroundingsOf(
  context: Context,
  { policyVersion }: Pick<Complaint, 'policyVersion'>,
  supervision: string,
): Promise<Surroundings> {
  const files = await policyFiles(context);
  const [file, company] = [files.get(policyVersion), files.get(supervision)];
  const contacts = contactsOf(company === undefined ? [] : [company]);
  return {
    steps: stepsIn(file),
    limits: limitsIn(file),
    hotline: contacts.find(({ kind }) => kind === 'phone')?.value ?? '',
    entries: await context.deps.store.read.organisation.all(),
    articlesOf: (ruleIds) => articlesHeld(context, policyVersion, ruleIds),
  };
}

/** What the sending element carries out; nothing where that cannot be asked for now. */
export async function rulesOfSender(context: Context, sender: Sender | null): Promise<readonly string[]> {
  const [element] = sender === null ? [] : await elementsAt(context, [sender]);
  return element?.rules ?? [];
}
