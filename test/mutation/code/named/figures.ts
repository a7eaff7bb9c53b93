/** What is counted and published. */
import type { NamedMutant } from './mutant.js';

export const FIGURES: readonly NamedMutant[] = [
  {
    breaks: 'the last day of the period is left out of its figures',
    rules: ['D09-R22'],
    file: 'domain/duties/duties.ts',
    within: 'figuresOf',
    expression: 'endOfDay(periodTo, zone)',
    becomes: 'startOfDay(periodTo, zone)',
    tests: ['test/db/figures.test.ts'],
  },
  {
    breaks: '“satisfied” counts the dissatisfied',
    rules: ['D09-R22'],
    file: 'db/repositories/duties.ts',
    within: 'duties.figures',
    property: 'satisfied',
    becomes: "await visits('dissatisfied')",
    tests: ['test/db/figures.test.ts'],
  },
  {
    breaks: 'a limit that was missed counts as met',
    rules: ['D09-R22'],
    file: 'db/repositories/duties.ts',
    within: 'duties.figures.limitsMet',
    expression: "limits().where('ended_at', '<', db.ref('due_at'))",
    becomes: 'limits()',
    tests: ['test/db/figures.test.ts'],
  },
  {
    breaks: 'figures that are published change afterwards',
    rules: ['D09-R24'],
    file: 'domain/duties/duties.ts',
    within: 'dutyUseCases.fileOf',
    property: 'figures',
    becomes: 'await figuresOf(r, duty, zone)',
    tests: ['test/db/figures.test.ts'],
  },
  {
    breaks: 'figures are not kept with the report that quotes them',
    rules: ['D09-R24'],
    file: 'domain/duties/duties.ts',
    within: 'dutyUseCases.recordDuty',
    property: 'figures',
    becomes: 'null',
    tests: ['test/db/figures.test.ts', 'test/web/duties.test.ts'],
  },
  {
    breaks: 'met and missed are swapped on the page',
    rules: ['D09-R22', 'D09-R24'],
    file: 'web/duties/words.ts',
    within: 'figureRows',
    expression: 'String(figures[name])',
    becomes: "String(figures[name === 'limitsMet' ? 'limitsMissed' : name === 'limitsMissed' ? 'limitsMet' : name])",
    tests: ['test/web/duties.test.ts'],
  },
];
