/** All use cases over one set of dependencies. */
import type { OutboxStore } from '../ports.js';
import type { Repositories } from '../repositories.js';
import { absenceUseCases } from './absences.js';
import { archivingUseCases } from './archiving.js';
import { attachmentUseCases } from './attachments.js';
import { Attempts } from './attempts.js';
import { beginAnewUseCases } from './begin-anew.js';
import { calendarUseCases } from './calendar.js';
import { caseLifeUseCases } from './case-life.js';
import { classificationUseCases } from './classification.js';
import { clockUseCases } from './clocks.js';
import { complaintDraftUseCases } from './complaint-drafts.js';
import { Context, type Deps } from './context.js';
import { correctionUseCases } from './corrections.js';
import { dangerContactUseCases } from './danger-contact.js';
import { dangerUseCases } from './dangers.js';
import { deskUseCases } from './desk.js';
import { dutyUseCases } from './duties.js';
import { erasureUseCases } from './erasure.js';
import { evaluationLinkUseCases } from './evaluation-links.js';
import { extensionUseCases } from './extensions.js';
import { incidentUseCases } from './incidents.js';
import { intakeUseCases } from './intake.js';
import { keptFormUseCases } from './kept-forms.js';
import { massEventUseCases } from './mass-events.js';
import { noticeUseCases } from './notices.js';
import { noticeSending } from './notice-sending.js';
import { ownAccountUseCases } from './own-account.js';
import { peopleUseCases } from './people.js';
import { policyUseCases } from './policies.js';
import { reconciliationUseCases } from './reconciliation.js';
import { recusalUseCases } from './recusal.js';
import { sameComplaintUseCases } from './same-complaint.js';
import { searchRenewalUseCases } from './search-renewal.js';
import { searchUseCases } from './searching.js';
import { SecondFactor } from './second-factor.js';
import { Sessions, sessionUseCases } from './sessions.js';
import type { ReturnTasks } from './standing-in.js';
import { submissionCorrectionUseCases } from './submission-corrections.js';
import { goneTasks } from './task-gone.js';
import { returnLapsed } from './task-holders.js';
import { trackingUseCases } from './tracking.js';
import type { UseCases } from './use-cases.js';
import { workItemUseCases } from './work-items.js';

export type { Deps } from './context.js';

export function createUseCases(deps: Deps): { useCases: UseCases; outbox: OutboxStore } {
  const context = new Context(deps);
  const entering = {
    sessions: new Sessions(context),
    attempts: new Attempts(context),
    factor: new SecondFactor(context),
  };
  const workItems = workItemUseCases(context);
  const returnTasks: ReturnTasks = (r) => returnLapsed(context, r);
  const attachments = { images: deps.images, attachments: (r: Repositories) => r.attachments };
  return {
    useCases: {
      ...incidentUseCases(context),
      ...beginAnewUseCases(context),
      ...intakeUseCases(context, attachments),
      ...trackingUseCases(context),
      ...evaluationLinkUseCases(context),
      ...complaintDraftUseCases(context),
      ...sameComplaintUseCases(context),
      ...attachmentUseCases(context, attachments),
      ...caseLifeUseCases(context),
      ...archivingUseCases(context),
      ...noticeUseCases(context),
      ...classificationUseCases(context),
      ...clockUseCases(context),
      ...dangerUseCases(context),
      ...dangerContactUseCases(context),
      ...extensionUseCases(context),
      ...calendarUseCases(context),
      ...policyUseCases(context),
      ...dutyUseCases(context),
      ...workItems,
      ...deskUseCases(context),
      ...searchUseCases(context),
      ...searchRenewalUseCases(context),
      ...correctionUseCases(context),
      ...submissionCorrectionUseCases(context),
      ...peopleUseCases(context, returnTasks),
      ...sessionUseCases(context, entering),
      ...ownAccountUseCases(context, entering),
      ...keptFormUseCases(context),
      ...recusalUseCases(context),
      ...erasureUseCases(context),
      ...massEventUseCases(context, workItems.submitWorkItem),
      ...absenceUseCases(context, returnTasks),
      ...reconciliationUseCases(context),
    },
    outbox: outboxStore(context),
  };
}

/** What the outbox dispatcher needs of the database. */
function outboxStore(context: Context): OutboxStore {
  const { store } = context.deps;
  return {
    pending: (limit, lane) => store.read.outbox.pending(limit, lane),
    done: (id, at) => store.transaction((r) => r.outbox.done(id, at)),
    retryAt: (id, dueAt, error) => store.transaction((r) => r.outbox.retryAt(id, dueAt, error)),
    ...goneTasks(context),
    ...noticeSending(context),
  };
}
