/** A clock in words: when, how long still, and where that comes from. The same words on every page. */
import { instantOf, type LocalDate } from '../../domain/core/index.js';
import type { LimitUnit, CaseClock } from '../../domain/deadlines/index.js';
import type { Duty } from '../../domain/duties/index.js';
import { ruleOf } from '../../domain/regulations/index.js';
import type { DeadlineModel } from '../shell/facts-in-words.js';
import type { Formats } from '../shell/format.js';
import { type Translate, term, hasWords } from '../shell/i18n.js';

const HOUR = 3_600_000;

const DAY = 24 * HOUR;

/** Units that run by the minute. */
const BY_THE_CLOCK: readonly LimitUnit[] = ['immediate', 'minute', 'hour', 'openHour'];

/** A clock of hours turns to "soon" here. */
const SOON_MS = 4 * HOUR;

/** 《燃气用户投诉管理制度》第八条; 本公司规定 */
export function sourceInWords({ ruleId, article }: Pick<CaseClock, 'ruleId' | 'article'>, t: Translate): string {
  if (ruleId === 'company') return t('terms.regulation.company');
  if (ruleId === 'outside') return term(t, 'article', article);
  return `${term(t, 'regulation', ruleId.split('-')[0] ?? ruleId)}${term(t, 'article', article)}`;
}

/** 收到: what happened at its beginning. */
function sinceInWords({ startEvent }: CaseClock, t: Translate): string {
  const key = `common.deadline.since.${startEvent}`;
  return hasWords(key) ? t(key) : '';
}

/** The same of a rule by its id, which is for machines. */
export const sourceOfRule = (ruleId: string, t: Translate): string =>
  sourceInWords({ ruleId, article: ruleOf(ruleId)?.article ?? '' }, t);

function provenanceInWords(clock: CaseClock, t: Translate, format: Formats): string {
  const { provenance } = clock;
  const parts = [
    t(`common.deadline.from.${clock.unit}`, {
      before: format.before(clock.dueAt),
      until: format.until(clock.dueAt),
      since: sinceInWords(clock, t),
      start: BY_THE_CLOCK.includes(clock.unit) ? format.dateTime(clock.startedAt) : format.day(provenance.startDay),
      amount: clock.amount,
      article: sourceInWords(clock, t),
    }),
  ];
  if (provenance.skippedHolidays.length > 0)
    parts.push(t('common.deadline.skipped', { days: format.days(provenance.skippedHolidays) }));
  if (provenance.countedMakeUpWorkdays.length > 0)
    parts.push(t('common.deadline.counted', { days: format.days(provenance.countedMakeUpWorkdays) }));
  if (provenance.pausedMs > 0) parts.push(t('common.deadline.pausedFor', { span: format.span(provenance.pausedMs) }));
  if (clock.extension > 0)
    parts.push(t('common.deadline.extended', { amount: clock.extension, unit: t(`common.unit.${clock.unit}`) }));
  if (clock.provisional) parts.push(t('common.deadline.provisional'));
  return parts.join(t('common.clauseSeparator'));
}

type Left = Pick<DeadlineModel, 'left' | 'kind'>;

function leftOfDays(days: number, key: 'workingDays' | 'days', t: Translate): Left {
  if (days <= 0) return { left: t('common.deadline.left.today'), kind: 'soon' };
  return { left: t(`common.deadline.left.${key}`, { count: days }), kind: days <= 1 ? 'soon' : 'running' };
}

function leftOfRunning(clock: Pick<CaseClock, 'dueAt' | 'unit' | 'provenance'>, t: Translate, format: Formats): Left {
  const left = Date.parse(clock.dueAt) - format.now().getTime();
  if (left <= 0) return { left: t('common.deadline.overdue', { span: format.span(-left) }), kind: 'overdue' };
  if (BY_THE_CLOCK.includes(clock.unit)) {
    return {
      left: t('common.deadline.left.span', { span: format.span(left) }),
      kind: left <= SOON_MS ? 'soon' : 'running',
    };
  }
  const today = format.localDay(instantOf(format.now()));
  if (clock.unit === 'workingDay') {
    return leftOfDays(clock.provenance.countedDays.filter((day) => day > today).length, 'workingDays', t);
  }
  const last = format.localDay(instantOf(new Date(Date.parse(clock.dueAt) - 1)));
  return leftOfDays(Math.round((Date.parse(last) - Date.parse(today)) / DAY), 'days', t);
}

/** Given up before it was due it was none; after that it was missed, as figures count it. */
function leftOfGivenUp({ dueAt, endedAt }: CaseClock, t: Translate, format: Formats): Left {
  if (endedAt === null || endedAt < dueAt) return { left: t('common.deadline.cancelled'), kind: 'done' };
  return { left: t('common.deadline.missedAndGivenUp', { since: format.until(dueAt) }), kind: 'overdue' };
}

function leftInWords(clock: CaseClock, t: Translate, format: Formats): Left {
  if (clock.state === 'cancelled') return leftOfGivenUp(clock, t, format);
  if (clock.state === 'paused') return { left: t('common.deadline.paused'), kind: 'paused' };
  if (clock.state !== 'met') return leftOfRunning(clock, t, format);
  const late = clock.endedAt !== null && clock.endedAt >= clock.dueAt;
  return { left: t(late ? 'common.deadline.metLate' : 'common.deadline.met'), kind: late ? 'overdue' : 'done' };
}

export function deadlineModel(clock: CaseClock, t: Translate, format: Formats): DeadlineModel {
  return {
    step: term(t, 'step', clock.step),
    due: format.before(clock.dueAt),
    ...leftInWords(clock, t, format),
    provenance: provenanceInWords(clock, t, format),
  };
}

/** The same of a duty: due when its period ends, done when its report is accepted. */
export function dutyDeadline(duty: Duty, t: Translate, format: Formats): DeadlineModel {
  const { dueAt, reportedAt, completedAt } = duty;
  const countedDays: LocalDate[] = [];
  const provenance = {
    startDay: duty.periodFrom,
    countedDays,
    skippedHolidays: [],
    countedMakeUpWorkdays: [],
    pausedMs: 0,
  };
  const late = reportedAt !== null && reportedAt >= dueAt;
  const met: Left = {
    left: t(late ? 'common.deadline.metLate' : 'common.deadline.met'),
    kind: late ? 'overdue' : 'done',
  };
  // What may still be returned is not done.
  const handedIn: Left = completedAt === null ? { left: t('common.deadline.handedIn'), kind: 'running' } : met;
  return {
    step: term(t, 'duty', duty.kind),
    due: format.before(dueAt),
    ...(reportedAt === null ? leftOfRunning({ dueAt, unit: 'calendarDay', provenance }, t, format) : handedIn),
    provenance: t('common.deadline.from.period', { before: format.before(dueAt), article: sourceInWords(duty, t) }),
  };
}
