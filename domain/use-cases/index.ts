/** All use cases over one set of dependencies. */
import type { OutboxStore } from '../ports.js';
import { absenceUseCases } from './absences.js';
import { attachmentUseCases } from './attachments.js';
import { calendarUseCases } from './calendar.js';
import { caseLifeUseCases } from './case-life.js';
import { classificationUseCases } from './classification.js';
import { clockUseCases } from './clocks.js';
import { complaintDraftUseCases } from './complaint-drafts.js';
import { Context, type Deps } from './context.js';
import { deskUseCases } from './desk.js';
import { dutyUseCases } from './duties.js';
import { erasureUseCases } from './erasure.js';
import { extensionUseCases } from './extensions.js';
import { intakeUseCases } from './intake.js';
import { keptFormUseCases } from './kept-forms.js';
import { noticeUseCases } from './notices.js';
import { createOutboxStore } from './outbox-store.js';
import { peopleUseCases } from './people.js';
import { policyUseCases } from './policies.js';
import { recusalUseCases } from './recusal.js';
import { SecondFactor, secondFactorUseCases } from './second-factor.js';
import type { UseCases } from './use-cases.js';
import { workItemUseCases } from './work-items.js';

export type { Deps } from './context.js';

export function createUseCases(deps: Deps): { useCases: UseCases; outbox: OutboxStore } {
  const context = new Context(deps);
  const factor = new SecondFactor(context);
  return {
    useCases: {
      ...intakeUseCases(context),
      ...complaintDraftUseCases(context),
      ...attachmentUseCases(context, { images: deps.images, attachments: (r) => r.attachments }),
      ...caseLifeUseCases(context),
      ...noticeUseCases(context),
      ...classificationUseCases(context),
      ...clockUseCases(context),
      ...extensionUseCases(context),
      ...calendarUseCases(context),
      ...policyUseCases(context),
      ...dutyUseCases(context),
      ...workItemUseCases(context),
      ...deskUseCases(context),
      ...peopleUseCases(context, factor),
      ...secondFactorUseCases(context, factor),
      ...keptFormUseCases(context),
      ...recusalUseCases(context),
      ...erasureUseCases(context),
      ...absenceUseCases(context),
    },
    outbox: createOutboxStore(context),
  };
}
