/** Versions of what was written down of a complaint, in words. */
import type { ContentVersions } from '../../domain/cases/index.js';
import { type ComplaintContent, TOLD_WORDS } from '../../domain/content/index.js';
import { isLocalDate, type Locale } from '../../domain/core/index.js';
import type { RequestContext } from '../shell/context.js';
import type { VersionModel } from '../shell/facts-in-words.js';
import { hasWords, term } from '../shell/i18n.js';

const LABELS: Record<string, string> = {
  content: 'desk.registration.content',
  channel: 'desk.case.channel',
  externalNumber: 'desk.case.external',
  externalDueOn: 'desk.case.externalDue',
  reason: 'desk.correction.reason',
};

/** Key of a field's name. */
export const labelKey = (name: string): string => LABELS[name] ?? `desk.fields.${name}`;

/** The name of a field; of a question its own words. */
export function fieldLabel({ t, locale }: RequestContext, name: string, label: Record<Locale, string> | null): string {
  if (label !== null) return label[locale];
  const key = labelKey(name);
  return hasWords(key) ? t(key) : name;
}

/** What was told in somebody's own words besides what happened. */
export const toldBesides = (known: RequestContext, content: ComplaintContent): { label: string; value: string }[] =>
  TOLD_WORDS.filter((name) => name !== 'content').map((name) => ({
    label: fieldLabel(known, name, null),
    value: content[name],
  }));

/** The latest first. */
export function versionModels(known: RequestContext, { versions, contents, names }: ContentVersions): VersionModel[] {
  const { t, locale, format } = known;
  const value = (field: string, text: Record<Locale, string>): string => {
    if (text[locale] === '') return t('common.none');
    if (field === 'channel') return term(t, 'channel', text[locale]);
    const written = text[locale];
    return field === 'externalDueOn' && isLocalDate(written) ? format.day(written) : written;
  };
  return versions
    .map(({ version, by, at, how, reason, changes }) => {
      const content = contents.find((one) => one.version === version)?.content;
      const { details, ...fields } = content ?? {};
      return {
        version,
        title: t('desk.versions.version', {
          version,
          how: t(`desk.versions.how.${how}`),
          by: by === 'complainant' ? t('desk.timeline.complainant') : (names[by] ?? by),
          when: format.dateTime(at),
        }),
        reason: reason ?? '',
        changes: changes.map(({ field, label, from, to }) => ({
          label: fieldLabel(known, field, label),
          from: value(field, from),
          to: value(field, to),
        })),
        whole: [
          ...Object.entries(fields).map(([name, text]) => ({
            label: fieldLabel(known, name, null),
            value: text === '' ? t('common.none') : String(text),
          })),
          ...(details?.answers ?? []).map(({ label, text }) => ({ label: label[locale], value: text[locale] })),
        ],
      };
    })
    .reverse();
}
