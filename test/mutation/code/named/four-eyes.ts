/** Who may not, and who sees nothing. */
import type { NamedMutant } from './mutant.js';

export const FOUR_EYES: readonly NamedMutant[] = [
  {
    breaks: 'an appeal is decided by somebody who took part in the case',
    rules: ['D05-R16', 'D09-R13', 'D16-R07'],
    file: 'workers/work-item.ts',
    within: 'offer.handle',
    property: 'differentFrom',
    becomes: '[]',
    tests: ['test/processes/four-eyes.test.ts'],
  },
  {
    breaks: 'whoever drafted a plan approves it',
    rules: ['D16-R07', 'D16-R15'],
    file: 'domain/tasks/claiming.ts',
    within: 'tookPart',
    expression: 'by === user.id && differentFrom.includes(elementId)',
    becomes: 'by !== user.id && differentFrom.includes(elementId)',
    tests: ['test/processes/four-eyes.test.ts'],
  },
  {
    breaks: 'the tabs of the task list count cases that a person is kept from',
    rules: ['D05-R10', 'D09-R05'],
    file: 'domain/tasks/rights.ts',
    within: 'groupScopes.hiddenFrom',
    expression: 'hiddenFrom(user, capacity)',
    becomes: '[]',
    tests: ['test/web/absence-and-recusal.test.ts', 'test/db/work-items.test.ts'],
  },
  {
    breaks: 'what a person has in hand in a case they are kept from is counted as theirs',
    rules: ['D05-R10'],
    file: 'domain/tasks/rights.ts',
    within: 'ownHidden',
    expression: 'hiddenFrom(user, ownCapacity(user))',
    becomes: '[]',
    tests: ['test/web/absence-and-recusal.test.ts', 'test/db/work-items.test.ts'],
  },
  {
    breaks: 'the tab of all tasks counts cases that a person is kept from',
    rules: ['D05-R10'],
    file: 'domain/tasks/rights.ts',
    within: 'allTasksScope',
    expression: 'hiddenFrom(user, everything)',
    becomes: '[]',
    tests: ['test/web/absence-and-recusal.test.ts', 'test/db/work-items.test.ts'],
  },
  {
    breaks: 'a recusal of a department binds nobody in the lists',
    rules: ['D05-R10'],
    file: 'db/repositories/recused.ts',
    within: 'notRecused',
    expression: 'department !== null',
    becomes: 'department === null',
    tests: ['test/web/absence-and-recusal.test.ts', 'test/db/work-items.test.ts'],
  },
];
