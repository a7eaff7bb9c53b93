import type { EntryType, LedgerEntry } from '../../../domain/core/index.js';
import type { UseCases } from '../../../domain/modules.js';
import { entryInWords, formName, inUseInWords, rightsSaid } from '../../organisation/index.js';
import type { RequestContext } from '../../shell/context.js';
import { term } from '../../shell/i18n.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

const TYPES = {
  signIns: [
    'user.signed-in',
    'user.signed-out',
    'user.sign-in-failed',
    'user.confirmation-failed',
    'user.recovery-code-used',
  ],
  reveals: [
    'content.revealed',
    'attachment.opened',
    'attachment.removed',
    'query-code.reissued',
    'content.corrected',
    'person.erased',
    'person.erasure-proven',
  ],
  accounts: [
    'user.created',
    'user.changed',
    'user.reach-changed',
    'user.activated',
    'user.deactivated',
    'user.password-changed',
    'user.password-reset',
    'user.second-factor-enabled',
    'user.second-factor-replaced',
    'user.second-factor-disabled',
    'user.second-factor-reset',
    'user.recovery-codes-renewed',
    'absence.recorded',
    'absence.ended',
  ],
  rules: [
    'policy.proposed',
    'policy.proposal-refused',
    'policy.proposal-withdrawn',
    'policy.activated',
    'policy.activation-cancelled',
    'policy.put-back',
    'bundle.deployed',
    'organisation.added',
    'organisation.changed',
    'organisation.removed',
    'move.begun',
    'move.ended',
    'calendar.loaded',
    'case.recused',
    'case.recusal-lifted',
    'incident.retried',
    'incident.variable-changed',
    'case.begun-anew',
    'hook.created',
    'hook.changed',
    'hook.tested',
    'delivery.retried',
  ],
} as const;

export const KINDS = ['all', 'signIns', 'reveals', 'accounts', 'rules'] as const;

export type Kind = (typeof KINDS)[number];

export const typesOf = (kind: Kind): readonly EntryType[] =>
  kind === 'all' ? Object.values(TYPES).flat() : TYPES[kind];

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

export interface AuditModel extends PageModel {
  kinds: Choice[];
  people: Choice[];
  rows: { when: string; by: string; what: string; about: string; before: string; after: string }[];
  pagination: Pagination;
}

type Found = Awaited<ReturnType<UseCases['people']['audit']>>;

/** Names of these, besides single ones. Earlier releases noted roles where there are posts now. */
const MANY: Record<string, string> = { posts: 'post', deputyOf: 'post', roles: 'role' };

/** Old and new values as people know them: by name. */
function inWords({ t }: RequestContext, what: string, value: LedgerEntry['facts'][string] | undefined): string {
  if (value === undefined) return '';
  if (what === 'department') {
    return value === null ? t('admin.users.wholeCompany') : term(t, 'department', String(value));
  }
  if (what === 'inUse') return inUseInWords(t, value);
  if (what === 'withheld') return rightsSaid(t, value);
  if (what === 'questions') return value === null ? '' : formName(t, String(value));
  if (what === 'onPortal') return t(value === 'true' ? 'desk.yes' : 'desk.no');
  const list = MANY[what];
  if (list === undefined) return String(value ?? '');
  const codes = String(value).split(' ');
  return codes.map((code) => (code === '' ? '' : term(t, list, code))).join(t('common.listSeparator'));
}

/** Which policy, which bundle, or what of the company's lists an entry is about. */
function ruleIn({ t }: RequestContext, type: string, facts: LedgerEntry['facts']): string {
  if (type === 'bundle.deployed') return `${t('admin.bundles.number')} ${String(facts['number'])}`;
  if (type.startsWith('organisation.')) return entryInWords(t, facts);
  if (type === 'move.begun')
    return `${t('admin.bundles.number')} ${String(facts['fromBundle'])} → ${String(facts['toBundle'])}`;
  return type.startsWith('policy.') ? String(facts['code']) : '';
}

export function auditModel(
  known: RequestContext,
  { entries, total, names, numbers }: Found,
  asked: { kind: Kind; person: string },
  page: number,
): AuditModel {
  const { t, format } = known;
  const nameOf = (actor: string): string => {
    if (actor === 'complainant') return t('desk.timeline.complainant');
    if (actor === 'visitor') return t('admin.audit.visitor');
    return names[actor] ?? t('desk.timeline.system');
  };
  return {
    title: t('admin.audit.title'),
    layout: 'wide',
    kinds: KINDS.map((kind) => ({ value: kind, text: t(`admin.audit.kinds.${kind}`), selected: kind === asked.kind })),
    people: [
      { value: '', text: t('admin.audit.everybody'), selected: asked.person === '' },
      ...Object.entries(names).map(([id, name]) => ({ value: id, text: name, selected: id === asked.person })),
    ],
    rows: entries.map(({ type, at, actor, facts, complaintId }) => {
      const what = String(facts['what'] ?? '');
      const userId = String(facts['userId'] ?? '');
      const number = complaintId === null ? '' : (numbers[complaintId] ?? '');
      return {
        when: format.dateTime(at),
        by: nameOf(actor),
        what: t(`admin.audit.types.${type}`) + (what === '' ? '' : ` ${t(`admin.audit.what.${what}`)}`),
        about: [number, ruleIn(known, type, facts), names[userId] ?? ''].filter((text) => text !== '').join(' '),
        before: inWords(known, what, facts['before']),
        after: inWords(known, what, facts['after']),
      };
    }),
    pagination: pagination(t, urls.adminAudit, { kind: asked.kind, person: asked.person }, page, total),
  };
}
