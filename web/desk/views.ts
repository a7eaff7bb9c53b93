/** Who is offered which view of the task list. */
import { COMPANY_WIDE_ROLES, type User } from '../../domain/model.js';

export function seesEveryTask(user: User): boolean {
  return user.roles.some((role) => COMPANY_WIDE_ROLES.includes(role) && role !== 'return-visitor');
}

/** Who may stop and restart a clock. */
export function mayPauseClocks(user: User): boolean {
  return user.roles.includes('complaint-office');
}

/** Whoever works on the case may ask for more time; the process decides. */
export const mayAskForTime = ({ roles }: User): boolean =>
  (['complaint-office', 'handler', 'department-manager'] as const).some((role) => roles.includes(role));
