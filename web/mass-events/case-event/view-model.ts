import type { Complaint } from '../../../domain/cases/index.js';
import type { CaseEvents } from '../../../domain/mass-events/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { type Given, type JoinForm, joinForm } from '../event-card.js';

export interface CaseEventModel extends PageModel {
  caseHref: string;
  number: string;
  form: JoinForm;
}

export function caseEventModel(
  known: RequestContext,
  complaint: Complaint,
  events: CaseEvents,
  given: Given,
): CaseEventModel {
  const form = joinForm(known, complaint.id, events, given);
  const wrong = [
    { text: form.numberError, href: '#number' },
    { text: form.titleError, href: '#title' },
  ];
  return {
    title: known.t('events.join'),
    layout: 'wide',
    caseHref: urls.deskCase(complaint.id),
    number: complaint.number,
    form,
    errors: wrong.filter(({ text }) => text !== ''),
  };
}
