/** The limits of the policy in force as sentences: what the portal promises is what the tables say. */
import type { CaseEvent } from '../../domain/deadlines/index.js';
import { type PolicyInForce, tableOf, literal, cell } from '../../domain/policies/index.js';
import { sourceInWords } from '../deadlines/index.js';
import { type Translate, hasWords, term } from '../shell/i18n.js';
import { eventInWords } from './words.js';

/** Units that need no number in words; the date of a plan is its own. */
const TOLD = ['minute', 'hour', 'openHour', 'workingDay', 'calendarDay'] as const;

/** What a limit counts from, in a sentence; a start of a company's own stands as its history names it. */
function begunBy(t: Translate, event: string): string {
  const own = `common.limits.after.${event}`;
  return hasWords(own) ? t(own) : eventInWords(t, event);
}

/** 登记：收到投诉后 24 小时内（《燃气用户投诉管理制度》第七条） @param except limits whose dates are told already */
export function limitsInWords(t: Translate, policy: PolicyInForce | null, except?: CaseEvent): string[] {
  const file = policy?.files.find(({ code }) => code === policy.version.code);
  const table = file && tableOf(file, 'limits');
  if (!table) return [];
  return table.rows.flatMap((row) => {
    const value = (name: string) => literal(cell(table, row, name));
    const [unit, amount, complexity] = [value('unit'), value('amount'), row.inputs.map(literal)];
    const told = TOLD.find((one) => one === unit);
    if (value('startEvent') === except) return [];
    if (value('kind') !== 'rule' || told === undefined || typeof amount !== 'number' || amount <= 0) return [];
    const kind = (['simple', 'complex'] as const).find((one) => complexity.includes(one));
    const text = t('common.limits.line', {
      step: term(t, 'step', String(value('step'))),
      event: begunBy(t, String(value('startEvent'))),
      amount,
      unit: t(`common.unit.${told}`),
      source: sourceInWords({ ruleId: String(value('ruleId')), article: String(value('article')) }, t),
    });
    return [kind === undefined ? text : t('common.limits.ofKind', { kind: term(t, 'complexity', kind), text })];
  });
}
