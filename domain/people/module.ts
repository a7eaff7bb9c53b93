/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { absenceUseCases, type AbsenceUseCases } from './absences.js';
import { accountChangeUseCases, type AccountChangeUseCases } from './account-change.js';
import { accountLockUseCases, type AccountLockUseCases } from './account-locks.js';
import { accountUseCases, type AccountUseCases } from './accounts.js';
import { Attempts } from './attempts.js';
import { auditUseCases, type AuditUseCases } from './audit.js';
import { firstAdministratorUseCases, type FirstAdministratorUseCases } from './first-administrator.js';
import { accountImportUseCases, type AccountImportUseCases } from './importing.js';
import { keptFormUseCases, type KeptFormUseCases } from './kept-forms.js';
import { Looks, type LookUseCases } from './looks.js';
import { ownAccountUseCases, type OwnAccountUseCases } from './own-account.js';
import { reachUseCases, type ReachUseCases } from './reaching.js';
import { SecondFactor } from './second-factor.js';
import { sessionUseCases, Sessions, type SessionUseCases } from './sessions.js';
import type { ReturnTasks } from './standing-in.js';

export type PeopleModule = AbsenceUseCases &
  AccountChangeUseCases &
  AccountImportUseCases &
  AccountLockUseCases &
  AccountUseCases &
  AuditUseCases &
  FirstAdministratorUseCases &
  KeptFormUseCases &
  LookUseCases &
  OwnAccountUseCases &
  ReachUseCases &
  SessionUseCases;

export function peopleModule(context: Context, { returnTasks }: { returnTasks: ReturnTasks }): PeopleModule {
  const looks = new Looks(context);
  const entering = {
    sessions: new Sessions(context, looks),
    attempts: new Attempts(context),
    factor: new SecondFactor(context),
  };
  return {
    ...absenceUseCases(context, returnTasks),
    ...accountChangeUseCases(context, returnTasks),
    ...accountImportUseCases(context, returnTasks),
    ...accountLockUseCases(context, returnTasks),
    ...accountUseCases(context),
    ...auditUseCases(context),
    ...firstAdministratorUseCases(context),
    ...keptFormUseCases(context, looks),
    ...ownAccountUseCases(context, entering),
    ...reachUseCases(context),
    ...sessionUseCases(context, entering),
    writeLooks: () => looks.writeDown(),
  };
}
