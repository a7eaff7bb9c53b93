/** What colleagues have in hand, for whoever answers for the work: how much, what is late, and whose it is. */
import type { ComplaintId } from '../cases/ids.js';
import type { CaseAtHand } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { caseOf } from '../core/matter.js';
import { grouped } from '../core/own.js';
import type { Snapshot } from '../core/store.js';
import { clockOfSteps, nearestClock } from '../deadlines/index.js';
import type { UserId } from '../people/ids.js';
import type { User } from '../people/model.js';
import { holderOf, holdersOf } from './holders.js';
import { summarize } from './listing.js';
import type { WorkItem } from './model.js';
import { mayAnswerForWork, workItemRights } from './rights.js';
import type { WorkItemSummary } from './views.js';

export interface Colleague {
  id: UserId;
  name: string;
  /** Away today. */
  away: boolean;
  inHand: number;
  overdue: number;
}

/** A claimed task with when it is due, in UTC; null: it has no limit, and neither has its case. */
interface Held {
  item: WorkItem;
  holder: User;
  away: boolean;
  dueAt: string | null;
}

/** Claimed tasks of others that this user may take back. */
async function heldByOthers(context: Context, r: Snapshot, user: User): Promise<Held[]> {
  const items = await r.workItems.claimed();
  const ids = [...new Set(items.flatMap(({ matter }) => caseOf(matter) ?? []))];
  const holders = await holdersOf(context, r, items);
  const complaints = await r.complaints.byIds(ids);
  const cases: ReadonlyMap<ComplaintId | null, CaseAtHand> = await context.casesAtHand(r, complaints);
  const clocks = grouped(await r.clocks.ofComplaints(ids), ({ complaintId }) => complaintId);
  return items.flatMap((item): Held[] => {
    const [id, holder] = [caseOf(item.matter), holderOf(item, holders)];
    if (holder === null || !workItemRights.takeBack(user, { item, holder, case: cases.get(id) ?? null })) return [];
    const limits = (id === null ? null : clocks.get(id)) ?? [];
    const clock = clockOfSteps(limits, item.steps) ?? nearestClock(limits);
    return [{ item, holder: holder.user, away: holder.away, dueAt: clock?.dueAt ?? item.dueAt }];
  });
}

const byLimit = (a: Held, b: Held): number =>
  a.dueAt === b.dueAt ? 0 : a.dueAt !== null && (b.dueAt === null || a.dueAt < b.dueAt) ? -1 : 1;

export interface ColleaguesUseCases {
  /**
   * Tasks that colleagues have in hand, the one due first on top, and how many each has. `of`: those of one colleague; of
   * nobody who has any, all. @throws {DomainError} forbidden, for whoever answers for nobody's work
   */
  tasksOfColleagues(
    user: User,
    asked: { of: UserId | null; from: number; limit: number },
  ): Promise<{ items: WorkItemSummary[]; total: number; of: UserId | null; colleagues: Colleague[] }>;
}

export const colleaguesUseCases = (context: Context): ColleaguesUseCases => ({
  async tasksOfColleagues(user, { of, from, limit }) {
    if (!mayAnswerForWork(user)) throw new DomainError('forbidden');
    const { read } = context.deps.store;
    const held = (await heldByOthers(context, read, user)).sort(byLimit);
    const now = context.now();
    const colleagues = [...grouped(held, ({ holder }) => holder.id)].map(([id, theirs]): Colleague => {
      const overdue = theirs.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length;
      return {
        id,
        name: theirs[0]?.holder.displayName ?? '',
        away: theirs[0]?.away === true,
        inHand: theirs.length,
        overdue,
      };
    });
    colleagues.sort((a, b) => b.overdue - a.overdue || b.inHand - a.inHand || a.name.localeCompare(b.name, 'zh-CN'));
    const known = colleagues.some(({ id }) => id === of) ? of : null;
    const asked = known === null ? held : held.filter(({ holder }) => holder.id === known);
    const items = await summarize(
      context,
      read,
      user,
      asked.slice(from, from + limit).map(({ item }) => item),
    );
    return { items, total: asked.length, of: known, colleagues };
  },
});
