/** The limits of a case on its page: what runs, what has ended, and what can be done about them. */
import type { CaseFile } from '../../../domain/cases/index.js';
import { LONGEST_REASON } from '../../../domain/core/index.js';
import { type CaseClock, isDangerLimit, MOST_EXTENSION } from '../../../domain/deadlines/index.js';
import { deadlineModel } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { DeadlineModel } from '../../shell/facts-in-words.js';
import { term } from '../../shell/i18n.js';
import { urls } from '../../shell/urls.js';

type Clock = DeadlineModel & {
  pauseHref: string | null;
  resumeHref: string | null;
  extendHref: string | null;
  state: string;
  id: string;
  /** What was asked for and came back. */
  asked: { amount: string; reason: string; amountError: string; reasonError: string };
};

/** A request for more time as it was filled in. */
export interface ExtensionGiven {
  clockId: string;
  amount: string;
  reason: string;
  /** Codes of `desk.fieldErrors`. */
  mistakes: Partial<Record<'amount' | 'reason', string>>;
}

export interface LimitsModel {
  pauseReasons: { value: string; text: string }[];
  running: Clock[];
  ended: Clock[];
}

/** Codes of the company's table of pauses. */
const PAUSE_REASONS = ['awaitingComplainant', 'meterTest'] as const;

const ENDED = ['met', 'cancelled'];

/** Danger waits for nobody. */
const mayWait = (clock: CaseClock): boolean => clock.state === 'running' && !isDangerLimit(clock);

function askedOf({ t }: RequestContext, given: ExtensionGiven | undefined): Clock['asked'] {
  const words = (name: 'amount' | 'reason', label: string, most: number): string => {
    const code = given?.mistakes[name];
    return code === undefined ? '' : t(`desk.fieldErrors.${code}`, { label: t(label), max: most, min: 1 });
  };
  return {
    amount: given?.amount ?? '',
    reason: given?.reason ?? '',
    amountError: words('amount', 'desk.case.extendAmount', MOST_EXTENSION),
    reasonError: words('reason', 'desk.case.extendReason', LONGEST_REASON),
  };
}

function clocksOf(
  known: RequestContext,
  { clocks, complaint, may }: CaseFile,
  list: string,
  extension: ExtensionGiven | undefined,
): Clock[] {
  const { t, format } = known;
  const at = (href: string): string => `${href}${list}`;
  return clocks.map((clock) => ({
    ...deadlineModel(clock, t, format),
    id: clock.id,
    state: clock.state,
    asked: askedOf(known, extension?.clockId === clock.id ? extension : undefined),
    pauseHref: may.pauseClock && mayWait(clock) ? at(urls.deskClockPause(complaint.id, clock.id)) : null,
    extendHref: may.askForTime && mayWait(clock) ? at(urls.deskClockExtend(complaint.id, clock.id)) : null,
    resumeHref: may.resumeClock && clock.state === 'paused' ? at(urls.deskClockResume(complaint.id, clock.id)) : null,
  }));
}

/** With what was wrong about a request for more time. */
export function limitsModel(
  known: RequestContext,
  file: CaseFile,
  list: string,
  extension: ExtensionGiven | undefined,
): { limits: LimitsModel; errors: { text: string; href: string }[] } {
  const clocks = clocksOf(known, file, list, extension);
  const errors = clocks.flatMap(({ id, asked: { amountError, reasonError } }) => [
    { text: amountError, href: `#amount-${id}` },
    { text: reasonError, href: `#why-${id}` },
  ]);
  return {
    limits: {
      pauseReasons: PAUSE_REASONS.map((reason) => ({ value: reason, text: term(known.t, 'pauseReason', reason) })),
      running: clocks.filter(({ state }) => !ENDED.includes(state)),
      ended: clocks.filter(({ state }) => ENDED.includes(state)),
    },
    errors: errors.filter(({ text }) => text !== ''),
  };
}
