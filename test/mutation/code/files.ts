/**
 * The files of which every mutant is made, each with the tests that look after it: no others are run. Where a limit, a
 * right, an audience, a figure or a digest is decided; a file that carries out rules and is not here is looked after by
 * nobody in this way.
 */
const tests = (folder: string, ...names: string[]): string[] => names.map((name) => `test/${folder}/${name}.test.ts`);

const TIME = tests('domain', 'time', 'deadline', 'calendar');
const CLOCKS = tests('db', 'clocks', 'case-life');
const LATE = tests('processes', 'deadlines', 'danger');
const RIGHTS = [...tests('domain', 'authorisation'), ...tests('web', 'absence-and-recusal')];
const LEDGER = tests('db', 'ledger', 'sealing');

export const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  'domain/core/time/opening-hours.ts': TIME,
  'domain/core/time/working-calendar.ts': TIME,
  'domain/deadlines/deadline.ts': TIME,
  'domain/deadlines/pauses.ts': [...TIME, ...CLOCKS],
  'domain/deadlines/limits.ts': [...CLOCKS, ...LATE, ...tests('policies', 'D03', 'D04')],
  'domain/deadlines/changing.ts': [...CLOCKS, ...tests('web', 'desk'), ...LATE],
  'domain/deadlines/pausing.ts': [...CLOCKS, ...LATE],
  'domain/deadlines/extensions.ts': [...CLOCKS, ...tests('policies', 'D11'), ...tests('web', 'desk')],
  'domain/deadlines/marks.ts': [...CLOCKS, ...LATE],
  'domain/deadlines/meeting.ts': [...CLOCKS, ...LATE],
  'domain/deadlines/starting.ts': [...CLOCKS, ...LATE, ...tests('policies', 'D03', 'D04')],
  'domain/deadlines/together.ts': LATE,
  'domain/tasks/claiming.ts': [...tests('db', 'work-items', 'returned-tasks'), ...tests('processes', 'four-eyes')],
  'domain/tasks/recusal.ts': tests('web', 'absence-and-recusal'),
  'domain/tasks/rights.ts': [...RIGHTS, ...tests('db', 'work-items')],
  'domain/cases/rights.ts': RIGHTS,
  'domain/people/capacity.ts': RIGHTS,
  'domain/notices/rules.ts': [...tests('db', 'case-life'), ...tests('processes', 'notices-in-words')],
  'domain/notices/course.ts': tests('processes', 'notices-in-words'),
  'domain/notices/limit-words.ts': tests('processes', 'notices-in-words'),
  'domain/policies/basis.ts': [...tests('processes', 'notices-in-words'), ...tests('web', 'task-guidance')],
  'domain/notices/notices.ts': [
    ...tests('db', 'case-life', 'ledger'),
    ...tests('web', 'evaluation'),
    ...tests('policies', 'D04'),
  ],
  'domain/portal/acts.ts': tests('processes', 'answer'),
  'domain/portal/tracking.ts': [...tests('db', 'case-life'), ...tests('web', 'tracked-complaint', 'public', 'danger')],
  'domain/reports/formulas.ts': tests('domain', 'figures'),
  'domain/reports/figures.ts': [...tests('domain', 'figures'), ...tests('web', 'duties')],
  'domain/duties/periods.ts': tests('domain', 'periods'),
  'domain/duties/recording.ts': [...tests('db', 'figures'), ...tests('policies', 'duties')],
  'db/repositories/reports.ts': tests('db', 'figures'),
  'domain/duties/duties.ts': [...tests('db', 'figures'), ...tests('policies', 'duties'), ...tests('web', 'duties')],
  'db/repositories/duties.ts': [...tests('db', 'figures'), ...tests('policies', 'duties'), ...tests('web', 'duties')],
  'web/duties/words.ts': tests('web', 'duties'),
  'domain/core/ledger.ts': [...tests('domain', 'ledger'), ...LEDGER],
  'domain/core/ledger-check.ts': LEDGER,
  'domain/core/privacy/masking.ts': tests('domain', 'privacy'),
  'domain/cases/erasure.ts': tests('db', 'erasure'),
  'domain/safety/dangers.ts': [...tests('processes', 'danger'), ...tests('web', 'danger')],
};
