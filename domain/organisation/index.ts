/** The organisation: the company's own lists, which its administrators look after. */
export type { ImportRow, PlannedRow } from './importing.js';
export { type EntryView, filledForm, type Holder } from './looking.js';
export {
  type Category,
  type Channel,
  COMPLAINT,
  type Department,
  type DutyKind,
  type EntryChanges,
  isCategory,
  isChannel,
  isDepartment,
  isDutyKind,
  isFixed,
  isMatterKind,
  isPost,
  type List,
  type ListEntry,
  LISTS,
  type MatterKind,
  type Post,
  type Role,
  ROLES,
  toCategory,
  toChannel,
  toDepartment,
  toPost,
  USED_IN,
  type Uses,
} from './model.js';
export { type OrganisationModule, organisationModule } from './module.js';
export { organisationRights } from './rights.js';
export { RIGHT_GROUPS } from './role-rights.js';
export type { Organisation } from './store.js';
