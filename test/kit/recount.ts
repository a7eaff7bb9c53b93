/** The figures of a period once more, by one plain query for each, written apart from the program: from the ledger, not from its facts. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { createWorkingCalendar, type Instant, localDateOf, addDays, toInstant } from '../../domain/core/index.js';

const HAPPENED = "json_extract(facts, '$.happenedAt')";
const DISPUTES = "('answer.disputed', 'case.disputed')";
const ANSWERS = "('case.result-told', 'case.settled')";

/** How often an event happened, in different cases. */
const events = (type: string): string =>
  `select count(distinct complaint_id) as n from ledger_entry where type = '${type}'
   and coalesce(${HAPPENED}, at) >= :from and coalesce(${HAPPENED}, at) < :to`;

/** Limits of the regulation with their last day in the period. */
const limits = (where: string): string =>
  `select count(*) as n from case_clock where kind = 'rule' and due_at > :from and due_at <= :to and ${where}`;

const visits = (outcome: string): string =>
  `select count(*) as n from work_item where form_id in ('return-visit', 'ask-satisfaction')
   and outcome = '${outcome}' and completed_at >= :from and completed_at < :to`;

/** Of each case its last evaluation of the period. */
const evaluations = (where: string): string =>
  `select count(*) as n from evaluation e where e.at >= :from and e.at < :to and ${where}
   and not exists (select 1 from evaluation l where l.complaint_id = e.complaint_id and l.at > e.at and l.at < :to)`;

const LAST_ARCHIVED = `select a.complaint_id, a.at, json_extract(a.facts, '$.outcome') as outcome from ledger_entry a
  where a.type = 'case.archived' and a.at >= :from and a.at < :to
  and not exists (select 1 from ledger_entry l where l.complaint_id = a.complaint_id and l.at > a.at and l.at < :to
    and l.type in ('case.archived', 'answer.disputed', 'case.disputed'))`;

const QUERIES = {
  received: 'select count(*) as n from complaint where received_at >= :from and received_at < :to',
  registered: events('case.registered'),
  accepted: events('case.accepted'),
  declined: events('case.declined'),
  withdrawn: events('case.withdrawn'),
  answersAccepted: events('answer.accepted'),
  archived: `select count(*) as n from (${LAST_ARCHIVED})`,
  reopened: `select count(distinct d.complaint_id) as n from ledger_entry d where d.type in ${DISPUTES}
    and d.at >= :from and d.at < :to and exists (select 1 from ledger_entry a where a.complaint_id = d.complaint_id
    and a.type = 'case.archived' and a.at <= d.at and not exists (select 1 from ledger_entry e
    where e.complaint_id = d.complaint_id and e.type in ${DISPUTES} and e.at > a.at and e.at < d.at))`,
  limitsMet: limits("state = 'met' and ended_at < due_at"),
  limitsMissed: limits(
    "(ended_at >= due_at or (ended_at is null and due_at <= :now and state in ('running', 'overdue')))",
  ),
  limitsRunning: limits("ended_at is null and (due_at > :now or state = 'paused')"),
  satisfied: visits('satisfied'),
  dissatisfied: visits('dissatisfied'),
  noAnswer: visits('noAnswer'),
  evaluated: evaluations('1 = 1'),
  evaluatedSatisfied: evaluations('e.satisfaction in (4, 5)'),
  evaluatedSolved: evaluations("e.solved = 'yes'"),
  evaluatedAttitude: evaluations('e.attitude in (4, 5)'),
  compensation:
    'select coalesce(sum(amount), 0) as n from work_item where completed_at >= :from and completed_at < :to',
} as const;

const NUMBER = z.tuple([z.object({ n: z.number() })]);
const SPANS = z.array(z.object({ began: z.string(), ended: z.string() }));

const ACCEPTED = `select c.received_at as began, min(${HAPPENED}) as ended from ledger_entry l
  join complaint c on c.id = l.complaint_id where l.type = 'case.accepted'
  and ${HAPPENED} >= :from and ${HAPPENED} < :to group by c.id, c.received_at`;

const HANDLED = `select c.received_at as began, coalesce((select max(json_extract(t.facts, '$.happenedAt')) from ledger_entry t
    where t.complaint_id = c.id and t.type in ${ANSWERS} and json_extract(t.facts, '$.happenedAt') <= a.at), a.at) as ended
  from (${LAST_ARCHIVED}) a join complaint c on c.id = a.complaint_id where a.outcome not in ('declined', 'withdrawn')`;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** By sorting, and no formula of the program. */
function middleAndMean(values: number[]) {
  const sorted = values.sort((one, other) => one - other);
  const n = sorted.length;
  if (n === 0) return { cases: 0, median: null, mean: null };
  const median = n % 2 === 1 ? sorted[(n - 1) / 2] : ((sorted[n / 2 - 1] ?? 0) + (sorted[n / 2] ?? 0)) / 2;
  return { cases: n, median: tenth(median ?? 0), mean: tenth(sorted.reduce((sum, one) => sum + one, 0) / n) };
}

/** As a person counts them off on the calendar. */
function workingDays(began: string, ended: string, zone: string): number {
  const calendar = createWorkingCalendar();
  const last = localDateOf(toInstant(ended), zone);
  let [days, day] = [0, localDateOf(toInstant(began), zone)];
  while (day < last) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) days += 1;
  }
  return days;
}

/** On SQLite. */
export async function recount(knex: Knex, period: { from: Instant; to: Instant; now: Instant; zone: string }) {
  const { from, to, now, zone } = period;
  const asked = (sql: string): unknown => knex.raw(sql, { from, to, ...(sql.includes(':now') && { now }) });
  const spans = async (sql: string) => SPANS.parse(await asked(sql));
  const counted: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(QUERIES)) counted[name] = NUMBER.parse(await asked(sql))[0].n;
  const hours = (await spans(ACCEPTED)).map(({ began, ended }) => (Date.parse(ended) - Date.parse(began)) / 3_600_000);
  const days = (await spans(HANDLED)).map(({ began, ended }) => workingDays(began, ended, zone));
  return { ...counted, acceptance: middleAndMean(hours), handling: middleAndMean(days) };
}
