/** Who decides on a proposal: whoever may activate a policy, but one's own is confirmed by somebody else. */
import type { Rights } from '../people/capacity.js';
import type { UserId } from '../people/ids.js';
import { systemRights } from '../people/system-rights.js';

export type ProposalVerb = 'confirm' | 'refuse' | 'withdraw';

export const proposalRights: Rights<ProposalVerb, { proposedBy: UserId }> = {
  confirm: (user, { proposedBy }) => systemRights.activatePolicy(user, null) && user.id !== proposedBy,
  refuse: (user, { proposedBy }) => systemRights.activatePolicy(user, null) && user.id !== proposedBy,
  withdraw: (user, { proposedBy }) => systemRights.activatePolicy(user, null) && user.id === proposedBy,
};
