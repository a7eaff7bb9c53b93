import type { AttachmentView } from '../../../domain/use-cases/attachments.js';
import type { TrackingView } from '../../../domain/use-cases/use-cases.js';
import { attachmentModels, type AttachmentModel, uploadModel, type UploadModel } from '../../attachments.js';
import type { RequestContext } from '../../context.js';
import { deadlineModel, type DeadlineModel } from '../../deadline.js';
import type { Formats } from '../../format.js';
import { term, type Translate } from '../../i18n.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';

interface Step {
  name: string;
  when: string | null;
  current: boolean;
  done: boolean;
  /** The state in words, for those who do not see the line. */
  spoken: string;
}

export interface TrackedComplaintModel extends PageModel {
  done: string | null;
  number: string;
  state: string;
  stateColour: string;
  next: string;
  facts: { label: string; value: string }[];
  steps: Step[];
  deadlines: DeadlineModel[];
  notices: { subject: string; body: string; when: string }[];
  canWithdraw: boolean;
  canAddInformation: boolean;
  canEvaluate: boolean;
  /** '' where there is none yet. */
  evaluated: string;
  /** Nothing more can be done here: the page says why. */
  closed: boolean;
  attachments: AttachmentModel[];
  /** null: nothing can be added any more. */
  upload: UploadModel | null;
  information: { value: string; error: string | null };
  errors: { text: string; href: string }[];
}

/** What the person typed and what was wrong with it, where the form comes back. */
export interface Information {
  value: string;
  problem: 'missing' | 'long' | null;
}

export const LONGEST_INFORMATION = 3000;

/** Nothing goes on any more, and nothing can be added. */
const isClosed = ({ canWithdraw, canAddInformation }: TrackingView): boolean => !canWithdraw && !canAddInformation;

function stepsOf(view: TrackingView, t: Translate, format: Formats): Step[] {
  const closed = isClosed(view);
  return view.steps.map(({ key, at, current: latest }) => {
    const current = latest && !closed;
    const done = at !== null && !current;
    return {
      name: t(`public.steps.${key}`),
      when: at === null ? null : format.dateTime(at),
      current,
      done,
      spoken: t(`public.steps.${done ? 'isDone' : current ? 'isCurrent' : 'isAhead'}`),
    };
  });
}

/** The complainant asks how it ended, not whether it is filed away. */
function stateFor({ state, outcome }: TrackingView['complaint']): string {
  return state === 'archived' && (outcome === 'withdrawn' || outcome === 'declined') ? outcome : state;
}

function colourOf(state: string): string {
  if (state === 'withdrawn' || state === 'declined') return 'grey';
  return state === 'archived' || state === 'resultTold' ? 'green' : 'teal';
}

export function trackedComplaintModel(
  known: RequestContext,
  view: TrackingView,
  attachments: readonly AttachmentView[],
  information: Information,
  uploadError: string,
  done: string | null,
): TrackedComplaintModel {
  const { t, format } = known;
  const { complaint } = view;
  const state = stateFor(complaint);
  const error =
    information.problem === null
      ? null
      : t(`public.tracked.information.${information.problem}`, { count: LONGEST_INFORMATION });
  return {
    title: t('public.tracked.title', { number: complaint.number }),
    ...(view.canAddInformation ? { languageForm: { id: 'information', action: urls.addInformation } } : {}),
    done,
    number: complaint.number,
    state: term(t, 'state', state),
    stateColour: colourOf(state),
    next: t(`public.next.${state}`),
    facts: [
      { label: t('public.tracked.receivedAt'), value: format.dateTime(complaint.receivedAt) },
      {
        label: t('public.tracked.category'),
        value: complaint.category === null ? t('public.tracked.notYet') : term(t, 'category', complaint.category),
      },
      {
        label: t('public.tracked.department'),
        value:
          complaint.responsibleDepartment === null
            ? t('public.tracked.notYet')
            : term(t, 'department', complaint.responsibleDepartment),
      },
    ],
    steps: stepsOf(view, t, format),
    deadlines: view.clocks.filter(({ state }) => state !== 'cancelled').map((clock) => deadlineModel(clock, t, format)),
    notices: view.notices.map(({ subject, body, createdAt }) => ({ subject, body, when: format.dateTime(createdAt) })),
    canWithdraw: view.canWithdraw,
    canAddInformation: view.canAddInformation,
    canEvaluate: view.canEvaluate,
    evaluated:
      view.evaluation === null ? '' : t('public.evaluation.given', { when: format.dateTime(view.evaluation.at) }),
    closed: isClosed(view),
    attachments: attachmentModels(known, attachments, urls.trackAttachment),
    upload: view.canAddInformation ? uploadModel(known, urls.trackAttachments, uploadError) : null,
    information: { value: information.value, error },
    errors: [
      ...(uploadError === '' ? [] : [{ text: uploadError, href: '#files' }]),
      ...(error === null ? [] : [{ text: error, href: '#text' }]),
    ],
  };
}
