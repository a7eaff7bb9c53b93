/** What happened, counted: figures of a period, by cohort, each by its formula. */
export { type Told, toldOf } from './corrections.js';
export { factOf, FACT_TYPES } from './entries.js';
export { type Printed, printed, reckon, shareOf } from './figures.js';
export { limitResult } from './formulas.js';
export {
  CASE_FACTS,
  type Correction,
  CORRECTION_REASONS,
  type CountedLimit,
  type PeriodFacts,
  type PeriodFigures,
  type Took,
} from './model.js';
export { type CasesOf, ENTRIES_ASKED } from './reasons.js';
export { figuresOf, type ReckonedBy, reckonedBy } from './reckoning.js';
export type { ReportReader } from './store.js';
