/** Desk and engine compared, and incidents. */
export type { FindingId, RepairId } from './ids.js';
export {
  type Finding,
  FINDING_KINDS,
  FINDING_STATES,
  type LastRun,
  NOT_MENDED_HERE,
  type PastRepair,
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
