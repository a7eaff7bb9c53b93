/** What a person does with their inbox. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { User } from '../people/model.js';
import { visible } from '../tasks/index.js';
import { notedBy } from '../telling/index.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { InboxEntryId } from './ids.js';
import { entryFor } from './looking.js';
import type { Told } from './model.js';
import { inboxOf } from './rights.js';

export interface ActingUseCases {
  /** @returns what it speaks of @throws {DomainError} notFound */
  readEntry(user: User, id: InboxEntryId): Promise<Told>;
  /** That a task is waiting has been seen. @throws {DomainError} notFound, forbidden */
  readTask(user: User, id: WorkItemId): Promise<void>;
  readEverything(user: User): Promise<void>;
  /**
   * Takes note, for the whole group; on record. A second time is the same as once.
   * @throws {DomainError} notFound; wrongState, for what is over once somebody decides
   */
  noteEntry(user: User, id: InboxEntryId): Promise<void>;
}

export function actingUseCases(context: Context): ActingUseCases {
  const { store } = context.deps;
  const own = (user: User): Context => context.inLine(`inbox:${user.id}`);
  return {
    async readEntry(user, id) {
      const { told } = await entryFor(store.read, inboxOf(context, user), id);
      await own(user).actAgain(user, (r, now) => r.inbox.read(now.id, id, context.now()));
      return told;
    },
    async readTask(user, id) {
      await visible(context, store.read, user, id);
      await own(user).actAgain(user, (r, now) => r.inbox.read(now.id, id, context.now()));
    },
    readEverything: (user) => own(user).actAgain(user, (r, now) => r.inbox.readAll(now.id, context.now())),
    async noteEntry(user, id) {
      const { told, event, group } = await entryFor(store.read, inboxOf(context, user), id);
      if (told.kind !== 'notice') throw new DomainError('wrongState');
      const { complaintId, noticeId } = told;
      await context.ofCase(complaintId).actAgain(user, async (r, now) => {
        await entryFor(r, inboxOf(context, now), id);
        const at = context.now();
        await r.inbox.read(now.id, id, at);
        if (!(await r.inbox.done(id, now.id, at))) return;
        await context.record(r, {
          type: 'inbox.noted',
          complaintId,
          actor: now.id,
          facts: { entryId: id, event, group },
        });
        await notedBy(context, r, noticeId, now);
      });
    },
  };
}
