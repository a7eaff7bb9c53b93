/** How a person is told outside the desk, as the pages show it and take it. */
import type { Request } from 'express';
import { DomainError, isOneOf, keysOf } from '../../domain/core/index.js';
import { MAIL_MODES, type Reach, type ReachGiven } from '../../domain/people/index.js';
import { field, fieldList } from '../shell/form-fields.js';
import type { Translate } from '../shell/i18n.js';

export type ReachField = 'email' | 'phone' | 'digestHour';

interface Choice {
  value: string;
  text: string;
}

export interface ReachModel {
  email: string;
  phone: string;
  version: number;
  modes: (Choice & { checked: boolean })[];
  hours: (Choice & { selected: boolean })[];
  events: (Choice & { checked: boolean })[];
}

const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);

export const reachModel = (
  t: Translate,
  { email, phone, mode, digestHour, unwanted, version }: Reach,
  optional: readonly string[],
): ReachModel => ({
  ...{ email, phone, version },
  modes: MAIL_MODES.map((value) => ({ value, text: t(`staff.reach.modes.${value}`), checked: value === mode })),
  hours: HOURS.map((hour) => ({
    value: String(hour),
    text: t('staff.reach.hour', { hour }),
    selected: hour === digestHour,
  })),
  events: optional.map((value) => ({
    value,
    text: t(`desk.noticeEvents.${value}`),
    checked: !unwanted.includes(value),
  })),
});

/** @param optional what the form offered: what is not ticked of it is not wanted */
export function givenReach(req: Request, optional: readonly string[]): ReachGiven {
  const mode = field(req, 'mode');
  const wanted = fieldList(req, 'wanted');
  return {
    email: field(req, 'email'),
    phone: field(req, 'phone'),
    mode: isOneOf(MAIL_MODES, mode) ? mode : 'atOnce',
    digestHour: Number(field(req, 'digestHour')),
    unwanted: optional.filter((event) => !wanted.includes(event)),
  };
}

const WORDS = {
  email: 'staff.reach.emailWrong',
  phone: 'staff.reach.phoneWrong',
  digestHour: 'staff.reach.digestHourWrong',
} as const;

/** Message keys by field. @throws what is no mistake of the form */
export function reachMistakes(error: unknown): { mistakes: Partial<Record<ReachField, string>>; status: number } {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === 'stale') return { mistakes: { email: 'staff.reach.stale' }, status: 409 };
  if (error.code !== 'invalid') throw error;
  const mistakes: Partial<Record<ReachField, string>> = {};
  for (const name of keysOf(WORDS)) if (error.fields[name] !== undefined) mistakes[name] = WORDS[name];
  return { mistakes, status: 422 };
}
