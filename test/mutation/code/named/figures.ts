/** What is counted and published. */
import type { NamedMutant } from './mutant.js';

const GOLDEN = ['test/domain/figures.test.ts'];

/** What counts, from when until when. */
const OF_THE_PERIOD: readonly NamedMutant[] = [
  {
    breaks: 'the last day of the period is left out of its figures',
    rules: ['D09-R22'],
    file: 'domain/reports/reckoning.ts',
    within: 'instantsOf',
    expression: 'endOfDay(periodTo, zone)',
    becomes: 'startOfDay(periodTo, zone)',
    tests: ['test/db/figures.test.ts'],
  },
  {
    breaks: 'figures are fixed before the period has ended',
    rules: ['D09-R22', 'D11-R22'],
    file: 'domain/duties/recording.ts',
    within: 'isToBeCounted',
    expression: 'now >= dueAt',
    becomes: 'true',
    tests: ['test/db/figures.test.ts'],
  },
  {
    breaks: 'figures that are published change afterwards',
    rules: ['D09-R24'],
    file: 'domain/duties/duties.ts',
    within: 'dutyUseCases.fileOf',
    expression: 'duty.figures ?? (await figuresOfDuty(context, r, duty, await reckonedBy(context)))',
    becomes: 'await figuresOfDuty(context, r, duty, await reckonedBy(context))',
    tests: ['test/db/figures.test.ts'],
  },
];

/** What has become different in what was told. */
const CORRECTED: readonly NamedMutant[] = [
  {
    breaks: 'what was archived and opened again in a later quarter is not corrected',
    rules: ['D09-R24'],
    file: 'domain/reports/corrections.ts',
    within: 'asItIsNow',
    expression: "fact === 'archived'",
    becomes: "fact === 'registered'",
    tests: ['test/domain/corrections.test.ts'],
  },
  {
    breaks: 'a correction is told in every report from then on',
    rules: ['D09-R24'],
    file: 'domain/reports/corrections.ts',
    within: 'toldOf',
    expression: 'sameSpan(one, span)',
    becomes: 'false',
    tests: ['test/domain/corrections.test.ts'],
  },
];

/** The formulas themselves. */
const FORMULAS: readonly NamedMutant[] = [
  {
    breaks: 'a limit that is open beyond its due instant is in no figure',
    rules: ['D03-R24', 'D11-R19'],
    file: 'domain/reports/formulas.ts',
    within: 'limitResult',
    expression: "state === 'paused' || at < dueAt ? 'running' : 'missed'",
    becomes: "'running'",
    tests: GOLDEN,
  },
  {
    breaks: 'a limit that was met at its very instant is met',
    rules: ['D03-R24'],
    file: 'domain/reports/formulas.ts',
    within: 'limitResult',
    expression: 'endedAt < dueAt',
    becomes: 'endedAt <= dueAt',
    tests: GOLDEN,
  },
  {
    breaks: 'a case that was opened again counts as archived',
    rules: ['D11-R22'],
    file: 'domain/reports/formulas.ts',
    within: 'archivedIn',
    expression: "lastOf(facts, 'archived', 'reopened')",
    becomes: "lastOf(facts, 'archived')",
    tests: GOLDEN,
  },
  {
    breaks: '“satisfied” counts the dissatisfied',
    rules: ['D09-R22'],
    file: 'domain/reports/formulas.ts',
    within: 'visitsOf',
    expression: "number('satisfied')",
    becomes: "number('dissatisfied')",
    tests: GOLDEN,
  },
];

const ON_PAGES: readonly NamedMutant[] = [
  {
    breaks: 'met and missed are swapped on the page',
    rules: ['D09-R22', 'D09-R24'],
    file: 'web/duties/words.ts',
    within: 'publicFigureRows',
    expression: 'known.t(`terms.figure.${one.name}`)',
    becomes:
      "known.t(`terms.figure.${one.name === 'limitsMet' ? 'limitsMissed' : one.name === 'limitsMissed' ? 'limitsMet' : one.name}`)",
    tests: ['test/web/duties.test.ts'],
  },
];

export const FIGURES: readonly NamedMutant[] = [...OF_THE_PERIOD, ...CORRECTED, ...FORMULAS, ...ON_PAGES];
