/** Desk and engine compared, and incidents. */
export { type Finding, type LastRun, NOT_MENDED_HERE, type PastRepair } from './model.js';
export {
  kindOf,
  MOST_TRIES,
  type Repair,
  type RoutingVariable,
  USUAL_TRIES,
  LONGEST_VALUE,
  VARIABLE_KINDS,
  type VariableKind,
} from './repairs.js';
export type { Findings, Repairs } from './store.js';
export { type MonitorModule, monitorModule } from './module.js';
