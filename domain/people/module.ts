/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { absenceUseCases, type AbsenceUseCases } from './absences.js';
import { peopleUseCases, type PeopleUseCases } from './accounts.js';
import { Attempts } from './attempts.js';
import { keptFormUseCases, type KeptFormUseCases } from './kept-forms.js';
import { Looks, type LookUseCases } from './looks.js';
import { ownAccountUseCases, type OwnAccountUseCases } from './own-account.js';
import { SecondFactor } from './second-factor.js';
import { sessionUseCases, Sessions, type SessionUseCases } from './sessions.js';
import type { ReturnTasks } from './standing-in.js';

export type PeopleModule = AbsenceUseCases &
  KeptFormUseCases &
  LookUseCases &
  OwnAccountUseCases &
  PeopleUseCases &
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
    ...keptFormUseCases(context, looks),
    ...ownAccountUseCases(context, entering),
    ...peopleUseCases(context, returnTasks),
    ...sessionUseCases(context, entering),
    writeLooks: () => looks.writeDown(),
  };
}
