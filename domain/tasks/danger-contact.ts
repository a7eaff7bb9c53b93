/** Whom to call and where to go, for the person who has the task. */
import { caseRights } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { rolesOfTask } from '../definitions/index.js';
import type { User } from '../people/model.js';
import type { DangerContact } from '../safety/model.js';
import { atHand } from './holders.js';
import type { WorkItemId } from './ids.js';
import { workItemRights, capacityFor } from './rights.js';

export interface DangerContactUseCases {
  /**
   * Whom to call, and where to go, on a task about danger; null on any other. Shown in full without another step, and on
   * record. @throws {DomainError} notFound, forbidden
   */
  dangerContact(user: User, workItemId: WorkItemId): Promise<DangerContact | null>;
}

export function dangerContactUseCases(context: Context): DangerContactUseCases {
  const { store } = context.deps;

  async function visible(user: User, workItemId: WorkItemId) {
    const item = await store.read.workItems.byId(workItemId);
    if (item === null) throw new DomainError('notFound');
    const { matter } = item;
    const complaint = matter.kind === 'duty' ? null : await context.complaint(store.read, matter.complaintId);
    const at = await atHand(context, store.read, item);
    if (!workItemRights.see(user, at)) throw new DomainError('forbidden');
    return { item, at, complaint };
  }

  return {
    async dangerContact(user, workItemId) {
      const { item, at, complaint } = await visible(user, workItemId);
      if (complaint === null || at.case === null || complaint.erasedAt !== null) return null;
      const theirs = capacityFor(user, at) !== null || item.assignee === user.id;
      const { shows } = await rolesOfTask(context, complaint.bundleId, item);
      if (!shows.includes('danger') || !(theirs || caseRights.seeIdentity(user, at.case))) return null;
      const { complainantName, phone, address } = (await context.content(store.read, complaint.id)).content;
      await context.ofCase(complaint.id).changeOnce(`${item.id}:${user.id}`, 'danger.contact', async (r) => {
        const [complaintId, actor] = [complaint.id, user.id];
        const facts = { reason: 'danger', workItemId } as const;
        await context.record(r, { type: 'content.revealed', complaintId, actor, facts });
      });
      // Who made a report stays secret (D12-R22); where the gas escapes cannot.
      const secret = complaint.report && !caseRights.seeIdentity(user, at.case);
      return secret ? { complainantName: '', phone: '', address, secret } : { complainantName, phone, address, secret };
    },
  };
}
