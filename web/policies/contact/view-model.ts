import {
  type ContactKind,
  type Shift,
  type Contact,
  type PolicyInForce,
  shiftsOf,
  contactsOf,
} from '../../../domain/policies/index.js';
import { regulationOf } from '../../../domain/regulations/index.js';
import { sourceOfRule } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface ContactModel {
  id: string;
  name: string;
  /** '' where there is none: the name says it all. */
  value: string;
  /** null where nothing can be followed. */
  href: string | null;
  hours: string;
  remark: string;
  /** Of the regulation in force. */
  rules: { source: string; href: string }[];
}

export interface ContactPageModel extends PageModel {
  groups: { id: string; title: string; lead: string; contacts: ContactModel[] }[];
}

const GROUPS: readonly (readonly [group: string, kinds: readonly ContactKind[]])[] = [
  ['emergency', ['emergency']],
  ['company', ['phone', 'web', 'app', 'sms', 'email', 'letter', 'counter', 'messageBoard']],
  ['outside', ['outsidePhone', 'outside']],
];

const digits = (number: string): string => number.replace(/[^\d+]/g, '');

function hrefOf(kind: ContactKind, value: string): string | null {
  if (kind === 'web') return urls.newComplaint;
  if (value === '') return null;
  if (kind === 'phone' || kind === 'emergency' || kind === 'outsidePhone') return `tel:${digits(value)}`;
  if (kind === 'sms') return `sms:${digits(value)}`;
  return kind === 'email' ? `mailto:${value}` : null;
}

/** 工作日 08:30–12:00、13:30–17:30；休息日 09:00–12:00 */
function shiftsInWords({ t }: RequestContext, shifts: readonly Shift[]): string {
  const days = (['workingDay', 'restDay'] as const).flatMap((dayKind) => {
    const periods = shifts.filter((shift) => shift.dayKind === dayKind).map(({ from, to }) => `${from}–${to}`);
    if (periods.length === 0) return [];
    return [t(`public.contact.days.${dayKind}`, { periods: periods.join(t('common.listSeparator')) })];
  });
  return days.join(t('common.clauseSeparator'));
}

function hoursOf(known: RequestContext, contact: Contact, shifts: readonly Shift[]): string {
  const own = known.locale === 'en' ? contact.hoursEn : contact.hours;
  if (own !== null) return own;
  // When other bodies are open is not for us to say.
  return contact.kind.startsWith('outside') ? '' : shiftsInWords(known, shifts);
}

function valueOf({ t, emergencyPhone }: RequestContext, { kind, value }: Contact): string {
  if (value !== null) return value;
  if (kind === 'emergency') return emergencyPhone;
  return kind === 'web' ? t('public.start.begin') : '';
}

export function contactModel(known: RequestContext, policy: PolicyInForce | null): ContactPageModel {
  const { t, locale } = known;
  const files = policy?.files ?? [];
  const shifts = shiftsOf(files);
  const inForce = policy === null ? undefined : regulationOf(policy.version.code);
  const modelOf = (contact: Contact): ContactModel => {
    const value = valueOf(known, contact);
    return {
      id: contact.id,
      name: locale === 'en' ? contact.nameEn : contact.name,
      value,
      href: hrefOf(contact.kind, value),
      hours: hoursOf(known, contact, shifts),
      remark: locale === 'en' ? contact.remarkEn : contact.remark,
      rules: contact.rules
        .filter((id) => inForce?.rules.some((rule) => rule.id === id))
        .map((id) => ({ source: sourceOfRule(id, t), href: `${urls.regulations}#${id}` })),
    };
  };
  const contacts = contactsOf(files);
  return {
    title: t('public.contact.title'),
    groups: GROUPS.map(([id, kinds]) => ({
      id,
      title: t(`public.contact.${id}.title`),
      lead: t(`public.contact.${id}.lead`),
      contacts: contacts.filter(({ kind }) => kinds.includes(kind)).map(modelOf),
    })).filter(({ contacts: some }) => some.length > 0),
  };
}
