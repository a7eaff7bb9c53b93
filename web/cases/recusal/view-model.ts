import { type CaseFile, RECUSAL_REASONS } from '../../../domain/cases/index.js';
import type { Department } from '../../../domain/organisation/index.js';
import type { RequestContext } from '../../shell/context.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface Given {
  whom: string;
  reason: string;
  /** What is wrong with `whom`: a code of `desk.recusal.errors`. */
  error: string;
}

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

export interface RecusalModel extends PageModel {
  done: string | null;
  caseHref: string;
  number: string;
  rows: { who: string; reason: string; by: string; since: string; liftHref: string }[];
  action: string;
  choices: Choice[];
  reasons: Choice[];
  whomError: string;
}

export function recusalModel(
  { t, format }: RequestContext,
  { complaint, recusals, names, departments }: CaseFile & { departments: readonly Department[] },
  given: Given | null,
  done: string | null,
): RecusalModel {
  const error = given === null || given.error === '' ? '' : t(`desk.recusal.errors.${given.error}`);
  const choice = (value: string, text: string, chosen = ''): Choice => ({ value, text, selected: value === chosen });
  return {
    title: t('desk.recusal.title', { number: complaint.number }),
    layout: 'wide',
    done,
    caseHref: urls.deskCase(complaint.id),
    number: complaint.number,
    rows: recusals.map(({ id, kept, reason, by, at }) => ({
      who: kept.kind === 'department' ? term(t, 'department', kept.department) : (names[kept.userId] ?? kept.userId),
      reason: t(`desk.recusal.reasons.${reason}`),
      by: names[by] ?? t('desk.timeline.system'),
      since: format.dateTime(at),
      liftHref: urls.deskRecusalLift(complaint.id, id),
    })),
    action: urls.deskRecusal(complaint.id),
    choices: [
      choice('', t('desk.choose'), given?.whom),
      ...departments.map((code) => choice(`department:${code}`, term(t, 'department', code), given?.whom)),
      ...Object.entries(names).map(([id, name]) => choice(`user:${id}`, name, given?.whom)),
    ],
    reasons: RECUSAL_REASONS.map((code) => choice(code, t(`desk.recusal.reasons.${code}`), given?.reason)),
    whomError: error,
    ...(error === '' ? {} : { errors: [{ text: error, href: '#whom' }] }),
  };
}
