/** People: accounts, sessions, absences, and in whose place they act. */
export type { AccountRow, PlannedAccount } from './importing.js';
export type { Caller } from './attempts.js';
export type { HiddenFrom, Kept, Right } from './capacity.js';
export { type AbsenceId, isKeptFormId, type KeptFormId, type UserId } from './ids.js';
export {
  type Absence,
  type AbsencesView,
  type AccountGiven,
  type Confirmation,
  MAIL_MODES,
  type Reach,
  type ReachGiven,
  type Group,
  type FormSubject,
  type KeptForm,
  type Seat,
  type User,
} from './model.js';
export { hashPassword, NO_PASSWORD, SHORTEST_PASSWORD } from './passwords.js';
export { userRights } from './rights.js';
export { byPosts, isGroup, toGroup } from './roles.js';
export {
  type Absences,
  type CountedAttempts,
  type People,
  SESSION_STAGES,
  type StoredForm,
  type StoredReach,
  type StoredSession,
} from './store.js';
export { reachesOf, reachOf } from './reaching.js';
export { presentPeople } from './standing-in.js';
export { systemRights } from './system-rights.js';
export { type PeopleModule, peopleModule } from './module.js';
