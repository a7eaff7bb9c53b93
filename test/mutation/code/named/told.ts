/** Who is told what, and when. */
import type { NamedMutant } from './mutant.js';

export const TOLD: readonly NamedMutant[] = [
  {
    breaks: 'the complainant is not told the decision on the appeal',
    rules: ['D05-R16'],
    file: 'workers/notice.send.ts',
    within: 'sendNotice.handle',
    expression: "headerOf(job, 'event')",
    becomes: "headerOf(job, 'event').replace('appeal-decision', 'complaint-urged')",
    tests: ['test/policies/D16.test.ts'],
  },
  {
    breaks: 'danger in an urging is heard by nobody',
    rules: ['D04-R10'],
    file: 'domain/portal/complainant-acts.ts',
    within: 'act',
    expression: 'tellsOfDanger(text)',
    becomes: "kind !== 'urge' && tellsOfDanger(text)",
    tests: ['test/processes/danger.test.ts'],
  },
  {
    breaks: 'a notice that is not urgent does not wait until the company is open',
    rules: ['D04-R09'],
    file: 'domain/notices/rules.ts',
    within: 'noticeRules',
    expression: 'row.urgent ? now : opening',
    becomes: 'row.urgent ? now : now',
    tests: ['test/db/case-life.test.ts'],
  },
  {
    breaks: 'a notice is mailed at once that has to wait until the company is open',
    rules: ['D04-R09'],
    file: 'domain/notices/notices.ts',
    within: 'insertNotice',
    expression: "context.send(r, 'send-mail', { noticeId: id }, releaseAt)",
    becomes: "context.send(r, 'send-mail', { noticeId: id })",
    tests: ['test/db/case-life.test.ts', 'test/gateways/mail.test.ts'],
  },
  {
    breaks: 'the complainant reads what is told to staff',
    rules: [],
    file: 'domain/portal/tracking.ts',
    within: 'viewOf.notices',
    expression: "audience === 'complainant' && releaseAt <= context.now()",
    becomes: 'releaseAt <= context.now()',
    tests: ['test/db/case-life.test.ts', 'test/web/tracked-complaint.test.ts'],
  },
  {
    breaks: 'the complainant reads a notice before it may be sent',
    rules: [],
    file: 'domain/portal/tracking.ts',
    within: 'viewOf.notices',
    expression: "audience === 'complainant' && releaseAt <= context.now()",
    becomes: "audience === 'complainant'",
    tests: ['test/db/case-life.test.ts'],
  },
];
