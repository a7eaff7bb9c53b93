import type { ContentVersions } from '../../../domain/cases/index.js';
import { CONTENT_IDENTITY, CONTENT_WORDS, NO_CONTENT, requiredAt } from '../../../domain/content/index.js';
import { LONGEST_REASON, recordOf } from '../../../domain/core/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { VersionModel } from '../../shell/facts-in-words.js';
import { hasWords, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { fieldLabel, versionModels } from '../content-words.js';
import { type Name, NAMES, longestOf, type Given, factsIn, changesOf, type Mistakes, detailId } from './answers.js';

interface Line {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string;
  type?: 'date' | 'tel' | 'email';
}

export interface CorrectionModel extends PageModel {
  caseHref: string;
  versionsHref: string;
  number: string;
  action: string;
  version: number;
  /** What others changed since the form was opened; null where nobody has. */
  since: VersionModel[] | null;
  changesError: string;
  /** Empty where this user may not know who it is. */
  identity: Line[];
  clear: { value: string; text: string; checked: boolean }[];
  content: { value: string; error: string };
  words: Line[];
  facts: Line[];
  channel: { error: string; items: { value: string; text: string; selected: boolean }[] };
  was: { name: string; value: string }[];
  reason: { value: string; error: string; max: number };
  /** null where it has not been classified yet. */
  classificationHref: string | null;
}

/** Nothing else can be left empty. */
const CLEARABLE = CONTENT_IDENTITY.filter((name) => !requiredAt('correction').includes(name));

const TYPES: Partial<Record<Name, 'tel' | 'email' | 'date'>> = { phone: 'tel', email: 'email', externalDueOn: 'date' };

function mistakeWords(known: RequestContext, name: string, code: string | undefined): string {
  if (code === undefined) return '';
  const own = `desk.correction.errors.${code}`;
  const registration = `desk.registration.errors.${name}.${code}`;
  return known.t(hasWords(registration) ? registration : own, {
    label: fieldLabel(known, name, null),
    max: longestOf(name),
  });
}

/** The form as it is filled in: with what was typed where a person has typed, and with what stands there now elsewhere. */
function filledIn(versions: ContentVersions, given: Given | null): Given {
  const latest = versions.contents.at(-1) ?? { version: 0, content: NO_CONTENT };
  const { content, version } = latest;
  const facts = factsIn(versions.complaint);
  const now: Given = {
    version,
    answers: {
      ...recordOf(CONTENT_IDENTITY, () => ''),
      ...recordOf(CONTENT_WORDS, (name) => content[name]),
      ...facts,
    },
    clear: [],
    details: {},
    was: facts,
    reason: '',
  };
  if (given === null) return now;
  const base = versions.contents.find((one) => one.version === given.version)?.content ?? content;
  const typed = changesOf(given, base);
  const answers = { ...now.answers };
  const inForm = { ...typed.content, ...typed.facts };
  for (const name of NAMES) if (name in inForm) answers[name] = given.answers[name];
  // What is wrong is shown as it was typed, also where it is none of the changes.
  return { ...now, answers, clear: given.clear, details: typed.details, reason: given.reason };
}

export function correctionModel(
  known: RequestContext,
  versions: ContentVersions,
  given: Given | null,
  mistakes: Mistakes,
  channels: readonly string[],
): CorrectionModel {
  const { t, locale } = known;
  const { complaint, may } = versions;
  const content = versions.contents.at(-1)?.content;
  const { answers, clear, details, was, reason, version } = filledIn(versions, given);
  const words = (name: string): string => mistakeWords(known, name, mistakes[name]);
  const kept = (text: string): string =>
    text === '' ? t('desk.correction.isEmpty') : t('desk.correction.keep', { value: text });
  const line = (name: Name, hint = ''): Line => ({
    id: name,
    label: fieldLabel(known, name, null),
    hint,
    value: answers[name],
    error: words(name),
    ...(TYPES[name] && { type: TYPES[name] }),
  });
  const answersToQuestions = (content?.details?.answers ?? []).map((answer): Line => {
    const id = detailId(answer.key);
    const shown = answer.text[locale];
    return {
      id,
      label: answer.label[locale],
      hint: answer.identifies ? kept(shown) : '',
      value: details[answer.key] ?? (answer.identifies ? '' : shown),
      error: words(id),
    };
  });
  const since = given === null ? [] : versions.versions.filter((one) => one.version > given.version);
  return {
    title: t('desk.correction.title', { number: complaint.number }),
    layout: 'wide',
    errors: Object.keys(mistakes).map((name) => ({
      text: words(name),
      href: `#${name === 'changes' ? 'content' : name}`,
    })),
    caseHref: urls.deskCase(complaint.id),
    versionsHref: urls.deskVersions(complaint.id),
    number: complaint.number,
    action: urls.deskCorrection(complaint.id),
    version,
    since:
      since.length === 0 ? null : versionModels(known, versions).filter((one) => one.version > (given?.version ?? 0)),
    changesError: words('changes'),
    identity: may.seeIdentity ? CONTENT_IDENTITY.map((name) => line(name, kept(content?.[name] ?? ''))) : [],
    clear: may.seeIdentity
      ? CLEARABLE.filter((name) => content?.[name]).map((name) => ({
          value: name,
          text: fieldLabel(known, name, null),
          checked: clear.includes(name),
        }))
      : [],
    content: { value: answers.content, error: words('content') },
    words: [...CONTENT_WORDS.filter((name) => name !== 'content').map((name) => line(name)), ...answersToQuestions],
    facts: [line('externalNumber'), line('externalDueOn')],
    channel: {
      error: words('channel'),
      items: channels.map((value) => ({ value, text: term(t, 'channel', value), selected: value === answers.channel })),
    },
    was: Object.entries(was).map(([name, value]) => ({ name: `was-${name}`, value })),
    reason: { value: reason, error: words('reason'), max: LONGEST_REASON },
    classificationHref: complaint.level === null ? null : urls.deskClassification(complaint.id),
  };
}
