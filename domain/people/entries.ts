/** What the ledger keeps of accounts. */
import type { LocalDate } from '../core/time/instant.js';
import type { AbsenceId, UserId } from './ids.js';

type None = Record<never, never>;

type Account = { userId: UserId };

export interface PeopleEntries {
  'user.signed-in': None;
  'user.signed-out': None;
  'user.sign-in-failed': { userId: UserId | null; factor: 'password' | 'code' };
  'user.confirmation-failed': Account & { factor: 'password' | 'code' };
  'user.recovery-code-used': { left: number };
  /** Codes of posts, with spaces between them; names are sealed. Earlier releases noted roles and a department, and no names. */
  'user.created': Account & { posts: string; deputyOf: string; username: string; displayName: string };
  /** A name is sealed. */
  'user.changed': Account & {
    what: 'displayName' | 'posts' | 'deputyOf';
    before: string;
    after: string;
  };
  /** Which of address, telephone, way and events; what they are is not told. */
  'user.reach-changed': Account & { fields: string };
  'user.activated': Account;
  'user.deactivated': Account;
  'user.password-changed': Account;
  'user.password-reset': Account;
  'user.second-factor-enabled': Account;
  'user.second-factor-replaced': Account;
  'user.second-factor-disabled': Account;
  'user.second-factor-reset': Account;
  'user.recovery-codes-renewed': Account;
  'absence.recorded': Account & {
    absenceId: AbsenceId;
    substituteId: UserId | null;
    fromOn: LocalDate;
    toOn: LocalDate;
  };
  'absence.ended': Account & { absenceId: AbsenceId };
}

/** What happens to an account, with nothing to say but whose it is. */
export type AccountEntry = {
  [Type in keyof PeopleEntries]: Account extends PeopleEntries[Type]
    ? keyof PeopleEntries[Type] extends never
      ? never
      : Type
    : never;
}[keyof PeopleEntries];
