/** What the ledger keeps of accounts. */
import type { LocalDate } from '../core/time/instant.js';
import type { AbsenceId, UserId } from './ids.js';
import type { RecoveryCodesKept, SecondFactorKept } from './secrets.js';

type None = Record<never, never>;

type Account = { userId: UserId };

type Password = { passwordDigest: string | null };

export interface PeopleEntries {
  'user.signed-in': None;
  'user.signed-out': None;
  'user.sign-in-failed': { userId: UserId | null; factor: 'password' | 'code' };
  'user.confirmation-failed': Account & { factor: 'password' | 'code' };
  'user.recovery-code-used': { left: number };
  /** Codes of posts, with spaces between them; names are sealed. Earlier releases noted roles and a department, and no names. */
  'user.created': Account & { posts: string; deputyOf: string; username: string; displayName: string } & Password;
  /** A name is sealed. */
  'user.changed': Account & {
    what: 'displayName' | 'posts' | 'deputyOf';
    before: string;
    after: string;
  };
  /** Which of address, telephone, way and events; of addresses a digest. */
  'user.reach-changed': Account & {
    fields: string;
    mode: string;
    digestHour: number;
    unwanted: string;
    addressDigest: string | null;
  };
  'user.activated': Account;
  'user.deactivated': Account;
  'user.password-changed': Account & Password;
  'user.password-reset': Account & Password;
  'user.second-factor-enabled': Account & SecondFactorKept;
  'user.second-factor-replaced': Account & SecondFactorKept;
  'user.second-factor-disabled': Account & SecondFactorKept;
  'user.second-factor-reset': Account & SecondFactorKept;
  'user.recovery-codes-renewed': Account & RecoveryCodesKept;
  'absence.recorded': Account & {
    absenceId: AbsenceId;
    substituteId: UserId | null;
    fromOn: LocalDate;
    toOn: LocalDate;
  };
  'absence.ended': Account & { absenceId: AbsenceId };
}
