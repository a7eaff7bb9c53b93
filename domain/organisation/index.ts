/** The organisation: the company's own lists, which its administrators look after. */
export type { EntryView } from './looking.js';
export {
  type Department,
  isDepartment,
  type List,
  type ListEntry,
  LISTS,
  toDepartment,
  USED_IN,
  type Uses,
} from './model.js';
export { type OrganisationModule, organisationModule } from './module.js';
export { organisationRights } from './rights.js';
export type { Organisation } from './store.js';
