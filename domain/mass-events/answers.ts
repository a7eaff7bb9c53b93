/** One answer to many: one message to every complainant, one task done in every case, each on record in its own case. */
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import { caseScopes } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Id } from '../core/ids.js';
import type { Snapshot } from '../core/store.js';
import { nearestClock } from '../deadlines/index.js';
import { noticeRules, insertNotices } from '../notices/index.js';
import type { User } from '../people/model.js';
import { type TasksModule, summarize } from '../tasks/index.js';
import { eventFor, rightsIn } from './life.js';
import { massEventRights } from './rights.js';
import type { MassEventUseCases, LinkedCase, DoneTogether } from './use-cases.js';

const NOTICE = 'mass-event';

const LONGEST_TEXT = 2000;

/** More are told and done page by page; nobody has ticked that many boxes. */
const MOST_CASES = 1000;

/** What these forms ask has an answer for each complainant: it cannot be the same for all. */
const OWN_FORMS = [
  'register',
  'supplement-record',
  'verify-identity',
  'settle-on-the-spot',
  'record-service',
  'return-visit',
  'ask-satisfaction',
  'negotiate',
  'decide-appeal',
];

const goesOn = ({ state, erasedAt }: Complaint): boolean => !ENDED_STATES.includes(state) && erasedAt === null;

export function massEventAnswerUseCases(
  context: Context,
  submitWorkItem: TasksModule['submitWorkItem'],
): Pick<MassEventUseCases, 'massEvent' | 'tellComplainants' | 'massEventTasks' | 'submitTogether'> {
  const { store } = context.deps;

  const casesOf = (r: Snapshot, user: User, massEventId: Id, page = { from: 0, limit: MOST_CASES }) =>
    r.complaints.ofMassEvent(massEventId, caseScopes(user), page);

  async function linkedCases(r: Snapshot, complaints: readonly Complaint[]): Promise<LinkedCase[]> {
    const clocks = await r.clocks.ofComplaints(complaints.map(({ id }) => id));
    return Promise.all(
      complaints.map(async (complaint) => ({
        complaint,
        clock: nearestClock(clocks.filter(({ complaintId }) => complaintId === complaint.id)),
        tasks: (await r.workItems.ofComplaint(complaint.id)).filter(
          ({ state }) => state === 'offered' || state === 'claimed',
        ),
        goesOn: goesOn(complaint),
      })),
    );
  }

  return {
    async massEvent(user, id, page) {
      const r = store.read;
      const event = await eventFor(r, user, 'see', id);
      const { complaints, total } = await casesOf(r, user, id, page);
      const master =
        event.masterId === null
          ? null
          : await context.caseFor(r, user, 'see', event.masterId).catch((error: unknown) => {
              if (error instanceof DomainError) return null;
              throw error;
            });
      return {
        event,
        master,
        cases: await linkedCases(r, complaints),
        total,
        openedBy: (await r.people.byId(event.by))?.displayName ?? '',
        may: await rightsIn(r, user, event),
      };
    },
    async tellComplainants(user, id, given) {
      const [text, textEn] = [given.text.trim(), given.textEn.trim()];
      const fields = {
        ...(text === '' && { text: 'required' }),
        ...([...text].length > LONGEST_TEXT && { text: 'tooLong' }),
        ...([...textEn].length > LONGEST_TEXT && { textEn: 'tooLong' }),
      };
      await eventFor(store.read, user, 'answer', id);
      if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
      const { complaints } = await casesOf(store.read, user, id);
      // The words themselves make the occurrence: however often they are sent, nobody reads them twice.
      const occurrence = `${id}:${context.deps.keys.hash('message to many', `${text}\n${textEn}`)}`;
      let told = 0;
      let before = 0;
      for (const complaint of complaints.filter(goesOn)) {
        if (await tell(user, complaint, occurrence, { text, textEn })) told += 1;
        else before += 1;
      }
      if (told > 0) await recordAnswer(user, id, { told });
      return { told, before };
    },
    async massEventTasks(user, id) {
      const r = store.read;
      await eventFor(r, user, 'see', id);
      const { complaints } = await casesOf(r, user, id);
      const items = (await linkedCases(r, complaints)).flatMap(({ tasks }) => tasks);
      const summaries = await summarize(
        context,
        r,
        user,
        items.filter(({ formId }) => !OWN_FORMS.includes(formId)),
      );
      return summaries.filter(
        ({ item, may }) => (item.state === 'offered' && may.claim) || (item.assignee === user.id && may.submit),
      );
    },
    async submitTogether(by, id, workItemIds, data, variables) {
      // Each task knows by itself whether it was done.
      const { form: _form, ...user } = by;
      await eventFor(store.read, user, 'see', id);
      const results: DoneTogether[] = [];
      for (const workItemId of new Set(workItemIds))
        results.push(await submitOne(user, id, workItemId, data, variables));
      const done = results.filter(({ outcome }) => outcome === 'done').length;
      if (done > 0) await recordAnswer(user, id, { done });
      return results;
    },
  };

  /** @returns false where this message was written to them before */
  async function tell(
    by: User,
    complaint: Complaint,
    occurrence: string,
    { text, textEn }: { text: string; textEn: string },
  ): Promise<boolean> {
    const rules = await noticeRules(context, complaint, NOTICE);
    const words = { messageText: complaint.locale === 'en' && textEn !== '' ? textEn : text };
    return context.actAgain(by, async (r, user) => {
      if (!massEventRights.answer(user, null)) throw new DomainError('forbidden');
      // Between the list and the notice somebody may have been recused, or the case may have ended.
      const current = await context.caseFor(r, user, 'see', complaint.id);
      if (!goesOn(current)) return false;
      const inserted = await r.applyOnce(`${complaint.id}:${occurrence}`, 'mass-event.message', context.now());
      if (!inserted) return false;
      await insertNotices(context, r, rules, { complaint: current, event: NOTICE, occurrence, actor: user.id, words });
      return true;
    });
  }

  /** What came of one case is no reason to leave out the others. */
  async function submitOne(
    user: User,
    massEventId: Id,
    workItemId: Id,
    data: Record<string, unknown>,
    variables: Record<string, unknown>,
  ): Promise<DoneTogether> {
    let number = '';
    try {
      const item = await store.read.workItems.byId(workItemId);
      if (item === null || item.complaintId === null || OWN_FORMS.includes(item.formId))
        throw new DomainError('notFound');
      const complaint = await context.caseFor(store.read, user, 'see', item.complaintId);
      number = complaint.number;
      if (complaint.massEventId !== massEventId) throw new DomainError('wrongState');
      await submitWorkItem(user, workItemId, data, variables);
      return { workItemId, complaintId: complaint.id, number, outcome: 'done', by: '' };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { by } = error.details;
      return { workItemId, complaintId: null, number, outcome: error.code, by: typeof by === 'string' ? by : '' };
    }
  }

  /** Beside what each case has on record: that it was one answer to many. */
  async function recordAnswer(user: User, massEventId: Id, facts: { told: number } | { done: number }): Promise<void> {
    await context.change((r) =>
      context.record(r, {
        type: 'mass-event.answered',
        complaintId: null,
        actor: user.id,
        facts: { massEventId, ...facts },
      }),
    );
  }
}
