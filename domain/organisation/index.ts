/** The organisation: the company's own lists, which its administrators look after. */
export type { ImportRow, PlannedRow } from './importing.js';
export { type EntryView, filledForm } from './looking.js';
export {
  type Category,
  type Channel,
  type Department,
  type DutyKind,
  type EntryChanges,
  isCategory,
  isChannel,
  isDepartment,
  isDutyKind,
  isFixed,
  type List,
  type ListEntry,
  LISTS,
  toCategory,
  toChannel,
  toDepartment,
  USED_IN,
  type Uses,
} from './model.js';
export { type OrganisationModule, organisationModule } from './module.js';
export { organisationRights } from './rights.js';
export type { Organisation } from './store.js';
