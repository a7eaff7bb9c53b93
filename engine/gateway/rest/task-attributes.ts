/** What clients may change of a user task: people by a change of it, task listeners by corrections. */
import type { JobResult } from '../../commands/commands.js';
import { type Checked, checkedTexts } from './body.js';

export const CHANGES = {
  dueDate: 'string',
  followUpDate: 'string',
  candidateUsers: 'array',
  candidateGroups: 'array',
  priority: 'number',
} as const;
export const CORRECTIONS = { assignee: 'string', ...CHANGES } as const;

/** null changes nothing. @throws {Problem} for a list that is not one of texts */
export function attributesOf(body: Checked<typeof CORRECTIONS>): NonNullable<JobResult['corrections']> {
  const { assignee, dueDate, followUpDate, candidateUsers, candidateGroups, priority } = body;
  return {
    ...(typeof assignee === 'string' && { assignee }),
    ...(typeof dueDate === 'string' && { dueDate }),
    ...(typeof followUpDate === 'string' && { followUpDate }),
    ...(candidateUsers && { candidateUsers: checkedTexts(body, 'candidateUsers') }),
    ...(candidateGroups && { candidateGroups: checkedTexts(body, 'candidateGroups') }),
    ...(typeof priority === 'number' && { priority }),
  };
}
