import type { User, AbsencesView } from '../../../domain/people/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export type Field = 'userId' | 'substituteId' | 'fromOn' | 'toOn';

export interface Given extends Record<Field, string> {
  /** Codes of `desk.absences.errors.<field>`. */
  errors: Partial<Record<Field, string>>;
}

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

export interface AbsencesModel extends PageModel {
  done: string | null;
  rows: { who: string; days: string; substitute: string; inTheEnd: string; now: boolean; endHref: string | null }[];
  whom: Choice[];
  substitutes: Choice[];
  fromOn: string;
  toOn: string;
  mistakes: Partial<Record<Field, string>>;
}

export function absencesModel(
  { t, format }: RequestContext,
  user: User,
  { absences, whom, substitutes, today }: AbsencesView,
  given: Given | null,
  done: string | null,
): AbsencesModel {
  const mistakes = Object.fromEntries(
    Object.entries(given?.errors ?? {}).map(([name, code]) => [name, t(`desk.absences.errors.${name}.${code}`)]),
  );
  const choice =
    (chosen: string) =>
    (one: { id: string; name: string }): Choice => ({
      value: one.id,
      text: one.name,
      selected: one.id === chosen,
    });
  return {
    title: t('desk.absences.title'),
    layout: 'wide',
    done,
    rows: absences.map(({ absence: { id, fromOn, toOn }, name, substitute, standsInNow, mayEnd }) => ({
      who: name,
      days: t('desk.absences.days', { from: format.day(fromOn), to: format.day(toOn) }),
      substitute: substitute ?? t('desk.absences.deputies'),
      inTheEnd:
        standsInNow !== null && standsInNow !== substitute ? t('desk.absences.inTheEnd', { name: standsInNow }) : '',
      now: fromOn <= today,
      endHref: mayEnd ? urls.deskAbsenceEnd(id) : null,
    })),
    whom: whom.map(choice(given?.userId ?? user.id)),
    substitutes: [
      { value: '', text: t('desk.absences.nobody'), selected: !given?.substituteId },
      ...substitutes.map(choice(given?.substituteId ?? '')),
    ],
    fromOn: given?.fromOn ?? today,
    toOn: given?.toOn ?? '',
    mistakes,
    errors: Object.entries(mistakes).map(([name, text]) => ({ text, href: `#${name}` })),
  };
}
