import type { ReclassifiedFacts, CaseFile, PastClassification } from '../../../domain/cases/index.js';
import { LONGEST_REASON } from '../../../domain/core/index.js';
import { type Field, LARGEST_NUMBER, readForm, type Schema } from '../../../domain/forms/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { FieldModel } from '../../shell/form-parts.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

/** Facts of the registration that the tables ask for; their words and choices are the registration form's. */
const KEYS = [
  'category',
  'safetyHazard',
  'urgency',
  'complexity',
  'multiParty',
  'compensationClaimed',
  'damageAmount',
  'involvedParty',
  'opinionRisk',
] as const;

type Key = (typeof KEYS)[number];

const NUMBERS: readonly Key[] = ['damageAmount'];

const REQUIRED: readonly Key[] = ['category'];

export interface Given {
  facts: ReclassifiedFacts;
  reason: string;
  errors: Record<string, string>;
}

export interface ClassificationModel extends PageModel {
  caseHref: string;
  number: string;
  current: { label: string; value: string }[];
  /** null: not this user's to say, or too late. */
  form: { action: string; fields: FieldModel[]; reason: string; reasonError: string } | null;
  ended: boolean;
  history: { title: string; facts: { label: string; value: string }[]; reason: string | null }[];
}

/** What the registration of the case asks, in words. */
type Asked = ReadonlyMap<string, Field>;

const askedIn = (form: Schema | null, { locale }: RequestContext): Asked =>
  new Map(
    (form === null ? [] : readForm(form, locale)).flatMap((part) => (part.kind === 'field' ? [[part.key, part]] : [])),
  );

const optionsOf = (asked: Asked, key: string): Field['options'] => asked.get(key)?.options ?? [];

const typeOf = (asked: Asked, key: Key): FieldModel['type'] => {
  if (NUMBERS.includes(key)) return 'number';
  return optionsOf(asked, key).length > 0 ? 'select' : 'checkbox';
};

const labelOf = (asked: Asked, key: string): string => asked.get(key)?.label || key;

/** Posted values as facts, with what is wrong about them. */
export function checkFacts(
  known: RequestContext,
  form: Schema | null,
  posted: (key: Key) => string,
  reason: string,
): Given {
  const { t } = known;
  const asked = askedIn(form, known);
  const errors: Record<string, string> = {};
  const facts = Object.fromEntries(
    KEYS.map((key) => {
      const text = posted(key).trim();
      const label = labelOf(asked, key);
      const type = typeOf(asked, key);
      if (type === 'checkbox') return [key, text === 'true'];
      if (text === '') {
        if (REQUIRED.includes(key)) errors[key] = t('desk.classification.choice', { label });
        return [key, null];
      }
      if (type === 'number') {
        if (!(Number(text) >= 0)) errors[key] = t('desk.classification.amount', { label });
        if (Number(text) > LARGEST_NUMBER) errors[key] = t('desk.fieldErrors.tooLarge', { label, max: LARGEST_NUMBER });
        return [key, errors[key] === undefined ? Number(text) : text];
      }
      if (!optionsOf(asked, key).some((option) => option.value === text))
        errors[key] = t('desk.classification.choice', { label });
      return [key, text];
    }),
  );
  if (reason.trim() === '') errors['reason'] = t('desk.classification.reasonRequired');
  else if ([...reason].length > LONGEST_REASON)
    errors['reason'] = t('desk.fieldErrors.tooLong', { label: t('desk.classification.reason'), max: LONGEST_REASON });
  return { facts, reason, errors };
}

/** What was said last: by the person who asked for another classification, or at the registration. */
function factsSoFar(
  { submissions, complaint }: CaseFile,
  form: Schema | null,
  versions: PastClassification[],
): ReclassifiedFacts {
  const asked = versions.findLast(({ by }) => !by.startsWith('system:'))?.facts;
  // The form of the registration has these fields, and was checked against them when it was submitted.
  const registered = submissions.findLast(({ formId }) => formId === form?.['id'])?.data as
    ReclassifiedFacts | undefined;
  const { category, safetyHazard } = complaint;
  return { ...(asked ?? registered), category, safetyHazard };
}

function fieldModel(
  { t }: RequestContext,
  asked: Asked,
  key: Key,
  facts: ReclassifiedFacts,
  error: string,
): FieldModel {
  const type = typeOf(asked, key);
  const value = facts[key] ?? '';
  const label = labelOf(asked, key);
  const choices = optionsOf(asked, key).map((option) => ({
    value: option.value,
    text: option.label,
    selected: option.value === value,
    checked: option.value === value,
  }));
  const blank = { value: '', text: t('desk.choose'), selected: value === '', checked: false };
  const box = { value: 'true', text: label, selected: false, checked: value === true };
  return {
    note: null,
    type,
    id: key,
    label,
    hint: '',
    optional: !REQUIRED.includes(key),
    required: REQUIRED.includes(key),
    error,
    value: typeof value === 'boolean' ? '' : String(value),
    max: null,
    items: type === 'select' ? [blank, ...choices] : [box],
  };
}

function factsInWords(
  { t }: RequestContext,
  asked: Asked,
  facts: PastClassification['facts'],
): { label: string; value: string }[] {
  const inWords = (key: string, value: string | number | boolean): string => {
    if (typeof value === 'boolean') return t(value ? 'desk.yes' : 'desk.no');
    if (key === 'level' || key === 'priority') return term(t, key, String(value));
    if (key === 'majorCriterion') return term(t, 'criterion', String(value));
    return optionsOf(asked, key).find((option) => option.value === value)?.label ?? String(value);
  };
  const own: Record<string, string> = {
    level: t('desk.case.level'),
    priority: t('desk.case.priority'),
    major: t('desk.case.major'),
    majorCriterion: t('desk.classification.criterion'),
  };
  return Object.entries(facts).flatMap(([key, value]) =>
    value === null || value === 'none' ? [] : [{ label: own[key] ?? labelOf(asked, key), value: inWords(key, value) }],
  );
}

export function classificationModel(
  known: RequestContext,
  file: CaseFile,
  form: Schema | null,
  versions: PastClassification[],
  given: Given | null,
): ClassificationModel {
  const { t, format } = known;
  const { complaint, names } = file;
  const asked = askedIn(form, known);
  const { category, safetyHazard, level, priority, complexity, major, majorCriterion } = complaint;
  const ended = complaint.archivedAt !== null;
  const facts = given?.facts ?? factsSoFar(file, form, versions);
  const errors = given?.errors ?? {};
  return {
    title: t('desk.classification.title', { number: complaint.number }),
    layout: 'wide',
    errors: Object.entries(errors).map(([key, text]) => ({ text, href: `#${key}` })),
    caseHref: urls.deskCase(complaint.id),
    number: complaint.number,
    current: factsInWords(known, asked, { category, safetyHazard, level, priority, complexity, major, majorCriterion }),
    ended,
    form:
      ended || level === null || !file.may.reclassify
        ? null
        : {
            action: urls.deskClassification(complaint.id),
            fields: KEYS.map((key) => fieldModel(known, asked, key, facts, errors[key] ?? '')),
            reason: given?.reason ?? '',
            reasonError: errors['reason'] ?? '',
          },
    history: [...versions].reverse().map(({ by, at, facts: told, reason }) => ({
      title: t('desk.classification.by', {
        what: t(by.startsWith('system:') ? 'desk.classification.decided' : 'desk.classification.asked'),
        by: by.startsWith('system:') ? t('desk.timeline.system') : (names[by] ?? by),
        when: format.dateTime(at),
      }),
      facts: factsInWords(known, asked, told),
      reason,
    })),
  };
}
