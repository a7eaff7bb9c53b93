/** Cells of decision tables as people read them: 是 for true, 投诉处理机构 for a group; an expression stays as it is. */
import { type PolicyTable, type TableColumn, literal } from '../../domain/policies/index.js';
import { groupInWords } from '../shell/element-words.js';
import { type Translate, hasWords, term } from '../shell/i18n.js';

/** Column → the list of terms that its codes are in. */
const TERMS: Readonly<Record<string, string>> = {
  unit: 'limitUnit',
  step: 'step',
  repeat: 'repeat',
  period: 'everyPeriod',
  level: 'level',
  planLevel: 'level',
  priority: 'priority',
  complexity: 'complexity',
  category: 'category',
  channel: 'channel',
  criterion: 'criterion',
  validity: 'validity',
  nature: 'nature',
  visitOutcome: 'visitOutcome',
  negotiationOutcome: 'negotiationOutcome',
  findingsNoticeOrder: 'order',
};

const GROUPS = /Group$|^(registrar|visitor|dutyHolder|group|audience)$/;

const EVENTS = /^(startEvent|stopEvent)$/;

/** By the company's list. */
export const nameOfStep =
  ({ t }: { t: Translate }) =>
  (step: string): string =>
    term(t, 'step', step);

/** 收到投诉; what happened to a case, as its history says it. */
export function eventInWords(t: Translate, event: string): string {
  const own = `terms.event.${event}`;
  return t(hasWords(own) ? own : `desk.timeline.case.${event}`);
}

function codeInWords(t: Translate, table: string, column: string, code: string): string {
  if (code === 'none') return t('common.none');
  if (GROUPS.test(column)) return code === 'complainant' ? t('desk.timeline.complainant') : groupInWords(t, code);
  if (EVENTS.test(column)) return eventInWords(t, code);
  if (column === 'kind') return term(t, table === 'duties' ? 'duty' : 'limitKind', code);
  const terms = TERMS[column];
  return terms === undefined ? code : term(t, terms, code);
}

export function cellInWords(
  t: Translate,
  table: Pick<PolicyTable, 'kind'>,
  column: Pick<TableColumn, 'name'>,
  feel: string,
): string {
  const text = feel.trim();
  if (text === '-') return t('admin.policies.any');
  // Several codes, or not one of them.
  if (/"/.test(text) && !/[=+]|\bif\b/.test(text))
    return text.replace(/"([^"]*)"/g, (_, code: string) => codeInWords(t, table.kind, column.name, code));
  const value = literal(text);
  if (value === null) return t('admin.policies.notFilledIn');
  if (typeof value === 'boolean') return t(value ? 'desk.yes' : 'desk.no');
  return text;
}
