/** What a case is, and who complains, on its page. */
import type { CaseFile } from '../../../domain/cases/index.js';
import { titleIn } from '../../../domain/regulations/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import { term } from '../../shell/i18n.js';

interface Row {
  label: string;
  value: string;
}

/** 《燃气用户投诉管理制度》（D03_2025_1） */
function policyName({ policyVersion }: CaseFile['complaint'], locale: RequestContext['locale']): string {
  const title = titleIn(policyVersion, locale);
  if (title === '') return policyVersion;
  return locale === 'en' ? `${title} (${policyVersion})` : `${title}（${policyVersion}）`;
}

type Evaluation = CaseFile['evaluations'][number];

/** The complainant's last word in rows of its own; what was said before another answer, in one line each. */
function evaluationRows({ t, format }: RequestContext, evaluations: readonly Evaluation[]): Row[] {
  const rows = ({ solved, satisfaction, attitude, comment }: Evaluation): Row[] => [
    { label: t('desk.case.solved'), value: t(`public.evaluation.solved.${solved}`) },
    { label: t('desk.case.satisfaction'), value: t(`public.evaluation.marks.${satisfaction}`) },
    { label: t('desk.case.attitude'), value: t(`public.evaluation.marks.${attitude}`) },
    ...(comment === '' ? [] : [{ label: t('desk.case.comment'), value: comment }]),
  ];
  const earlier = evaluations.slice(0, -1).map((one) => ({
    label: t('desk.case.evaluatedBefore'),
    value: t('desk.case.evaluatedBeforeValue', {
      when: format.dateTime(one.at),
      solved: t(`public.evaluation.solved.${one.solved}`),
      satisfaction: t(`public.evaluation.marks.${one.satisfaction}`),
      attitude: t(`public.evaluation.marks.${one.attitude}`),
      comment: one.comment || t('common.none'),
    }),
  }));
  return [...evaluations.slice(-1).flatMap(rows), ...earlier];
}

export function factsOf(known: RequestContext, { complaint, evaluations }: CaseFile): Row[] {
  const { t, format, locale } = known;
  const or = (group: string, code: string | null): string => (code === null ? t('common.none') : term(t, group, code));
  const judged = (group: 'fault' | 'grade' | 'impactLevel', code: string | null): Row[] =>
    code === null || code === 'none' ? [] : [{ label: t(`desk.case.${group}`), value: or(group, code) }];
  return [
    { label: t('desk.case.received'), value: format.dateTime(complaint.receivedAt) },
    { label: t('desk.case.channel'), value: or('channel', complaint.channel) },
    { label: t('desk.case.matterKind'), value: or('matterKind', complaint.matterKind) },
    { label: t('desk.case.category'), value: or('category', complaint.category) },
    { label: t('desk.case.level'), value: or('level', complaint.level) },
    { label: t('desk.case.priority'), value: or('priority', complaint.priority) },
    { label: t('desk.case.complexity'), value: or('complexity', complaint.complexity) },
    ...(complaint.major ? [{ label: t('desk.case.major'), value: or('criterion', complaint.majorCriterion) }] : []),
    ...(complaint.validity === null
      ? []
      : [{ label: t('desk.case.validity'), value: or('validity', complaint.validity) }]),
    ...(complaint.nature === null ? [] : [{ label: t('desk.case.nature'), value: or('nature', complaint.nature) }]),
    ...judged('fault', complaint.fault),
    ...judged('grade', complaint.grade),
    ...(complaint.impactLevel === null || complaint.impactLevel === 0
      ? []
      : judged('impactLevel', String(complaint.impactLevel))),
    ...(complaint.heardAt === null ? [] : [{ label: t('desk.case.heard'), value: format.dateTime(complaint.heardAt) }]),
    ...(complaint.externalNumber === null ? [] : [{ label: t('desk.case.external'), value: complaint.externalNumber }]),
    { label: t('desk.case.department'), value: or('department', complaint.responsibleDepartment) },
    { label: t('desk.case.policy'), value: policyName(complaint, locale) },
    ...(complaint.privacyNotice === null
      ? []
      : [{ label: t('desk.case.privacyNotice'), value: complaint.privacyNotice }]),
    ...evaluationRows(known, evaluations),
    ...(complaint.outcome === null ? [] : [{ label: t('desk.case.outcome'), value: or('outcome', complaint.outcome) }]),
    ...(complaint.retentionClass === null || complaint.retainUntil === null
      ? []
      : [
          {
            label: t('desk.case.retention'),
            value: t('desk.case.retentionValue', {
              kind: or('retention', complaint.retentionClass),
              until: format.day(complaint.retainUntil),
            }),
          },
        ]),
  ];
}

export const tagsOf = ({ t }: RequestContext, { complaint }: CaseFile): Tag[] => [
  { text: term(t, 'state', complaint.state), colour: complaint.state === 'archived' ? 'grey' : 'blue' },
  ...(complaint.major ? [{ text: t('desk.case.major'), colour: 'orange' }] : []),
  ...(complaint.safetyHazard ? [{ text: t('desk.safetyHazard'), colour: 'red' }] : []),
  ...(complaint.report ? [{ text: t('desk.case.report'), colour: 'purple' }] : []),
  ...(complaint.erasedAt === null ? [] : [{ text: t('desk.case.erased'), colour: 'grey' }]),
];

export function personOf({ t }: RequestContext, { complaint, content }: CaseFile): Row[] {
  const noName = t(complaint.erasedAt === null && !complaint.report ? 'desk.noName' : 'common.none');
  const row = (name: 'phone' | 'email' | 'address' | 'occurredAt'): Row => ({
    label: t(`desk.fields.${name}`),
    value: content[name] || t('common.none'),
  });
  return [
    { label: t('desk.fields.complainantName'), value: content.complainantName || noName },
    row('phone'),
    row('email'),
    row('address'),
    row('occurredAt'),
  ];
}

/** Who made a report is secret; of an erased case nothing is left. */
export function hiddenWords({ t, format }: RequestContext, { complaint, may, revealed }: CaseFile): string {
  if (complaint.erasedAt !== null) return t('desk.case.erasedOn', { when: format.dateTime(complaint.erasedAt) });
  if (!complaint.report || revealed) return '';
  return t(may.seeIdentity ? 'desk.case.secret' : 'desk.case.secretForYou');
}
