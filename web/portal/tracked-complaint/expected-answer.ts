/** One date by which to expect an answer: of the limit that is nearest to it, as it stands. */
import type { CaseClock } from '../../../domain/deadlines/index.js';
import type { TrackingView } from '../../../domain/portal/index.js';
import { deadlineModel } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { DeadlineModel } from '../../shell/facts-in-words.js';

export interface ExpectedAnswer {
  /** null: no limit runs that says a date. */
  deadline: Pick<DeadlineModel, 'due' | 'left' | 'kind' | 'provenance'> | null;
  /** What will have happened by then, and what follows; or why no date can be told. */
  note: string;
}

/** What a limit ends with, the answer itself first: where none for it runs yet, the step that leads to it. */
const ANSWERS = ['result-told', 'rectification-completed', 'plan-drafted', 'findings-reported'] as const;

type Answering = (typeof ANSWERS)[number];

function answering(clocks: readonly CaseClock[]): { step: Answering; clock: CaseClock } | null {
  const open = clocks.filter(({ state }) => state === 'running' || state === 'overdue' || state === 'paused');
  for (const step of ANSWERS) {
    const [first] = open
      .filter(({ stopEvent }) => stopEvent === step)
      .sort((one, other) => one.dueAt.localeCompare(other.dueAt));
    if (first !== undefined) return { step, clock: first };
  }
  return null;
}

/** null where the answer was given, or there will be none. */
export function expectedAnswer({ t, format }: RequestContext, view: TrackingView): ExpectedAnswer | null {
  const answered = view.steps.some(({ key, at }) => key === 'answered' && at !== null);
  if (answered || !view.canAddInformation) return null;
  const found = answering(view.clocks);
  if (found === null) return { deadline: null, note: t('public.tracked.expected.none') };
  const { due, left, kind, provenance } = deadlineModel(found.clock, t, format);
  const state = kind === 'overdue' || kind === 'paused' ? kind : found.step;
  return { deadline: { due, left, kind, provenance }, note: t(`public.tracked.expected.${state}`) };
}
