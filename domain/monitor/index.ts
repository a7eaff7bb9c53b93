/** Desk and engine compared, and incidents. */
export type { FindingId, RepairId } from './ids.js';
export {
  CASE_FINDINGS,
  ENGINE_FINDINGS,
  type Finding,
  FINDING_STATES,
  type LastRun,
  LIMIT_FINDINGS,
  NOT_MENDED_HERE,
  type PastRepair,
  TASK_FINDINGS,
} from './model.js';
export {
  kindOf,
  LONGEST_VALUE,
  MOST_TRIES,
  type Repair,
  REPAIR_ACTS,
  type RoutingVariable,
  USUAL_TRIES,
  VARIABLE_KINDS,
  type VariableKind,
} from './repairs.js';
export type { Findings, Repairs } from './store.js';
export { type MonitorModule, monitorModule } from './module.js';
