/** The frame around every page: who is signed in, where they can go, the other language. */
import { handlesComplaints } from '../../domain/cases/index.js';
import { deliveryRights } from '../../domain/deliveries/index.js';
import { dutyRights } from '../../domain/duties/index.js';
import { MOST_UNREAD } from '../../domain/inbox/index.js';
import { intakeRights } from '../../domain/intake/index.js';
import { massEventRights } from '../../domain/mass-events/index.js';
import { organisationRights } from '../../domain/organisation/index.js';
import { type Right, systemRights, userRights } from '../../domain/people/index.js';
import type { RequestContext } from './context.js';
import { LOCALES, translator } from './i18n.js';
import type { PageModel } from './page-model.js';
import { type Unread, unreadInWords } from './unread.js';
import { urls, withQuery } from './urls.js';

interface Link {
  href: string;
  text: string;
  current: boolean;
  /** Where the page listens to how much is unread, beside the link of the inbox. */
  unread: (Unread & { live: string }) | null;
}

export interface Navigation {
  signedIn: { name: string } | null;
  links: Link[];
  language: {
    /** `zh-CN` and its own name for itself. */
    code: string;
    name: string;
    href: string;
    /** The button sends this form to this address instead of following the link. */
    form: { id: string; action: string; enter?: string } | null;
  };
}

const PLACES: { href: string; key: string; right: Right<null> }[] = [
  { href: urls.desk, key: 'nav.tasks', right: handlesComplaints },
  { href: urls.deskInbox, key: 'nav.inbox', right: () => true },
  { href: urls.deskCases, key: 'nav.cases', right: handlesComplaints },
  { href: urls.deskRegister, key: 'nav.register', right: intakeRights.hear },
  { href: urls.deskEvents, key: 'nav.events', right: massEventRights.list },
  { href: urls.deskDuties, key: 'nav.duties', right: dutyRights.list },
  { href: urls.deskAbsences, key: 'nav.absences', right: () => true },
  { href: urls.adminInstances, key: 'nav.instances', right: systemRights.monitor },
  { href: urls.adminIncidents, key: 'nav.incidents', right: systemRights.monitor },
  { href: urls.adminReconciliation, key: 'nav.reconciliation', right: systemRights.reconcile },
  { href: urls.adminPolicies, key: 'nav.policies', right: systemRights.seePolicies },
  { href: urls.adminLists, key: 'nav.organisation', right: organisationRights.seeLists },
  { href: urls.deskDeliveries, key: 'nav.deliveries', right: deliveryRights.see },
  { href: urls.adminHooks, key: 'nav.hooks', right: deliveryRights.manageHooks },
  { href: urls.adminUsers, key: 'nav.users', right: userRights.list },
  { href: urls.adminAudit, key: 'nav.audit', right: systemRights.seeAudit },
];

const PUBLIC_PLACES = [
  { href: urls.newComplaint, key: 'nav.complain' },
  { href: urls.track, key: 'nav.track' },
];

/** The place whose address is the longest beginning of the path. */
function currentPlace(path: string, places: { href: string }[]): string | undefined {
  return places
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((left, right) => right.length - left.length)[0];
}

/** What could not be delivered is counted where it is looked after. */
const textOf = ({ t, undeliverable }: RequestContext, href: string, key: string): string =>
  href === urls.deskDeliveries && undeliverable > 0
    ? t('nav.undeliverable', { count: undeliverable > MOST_UNREAD ? `${MOST_UNREAD}+` : undeliverable })
    : t(key);

export function navigation(
  known: RequestContext,
  { languageForm: form, address = '' }: Pick<PageModel, 'languageForm' | 'address'>,
): Navigation {
  const { user, t, path } = known;
  const places = user === null ? PUBLIC_PLACES : PLACES.filter(({ right }) => right(user, null));
  const current = currentPlace(path, places);
  const other = LOCALES.find((locale) => locale !== known.locale) ?? known.locale;
  return {
    signedIn: user === null ? null : { name: user.displayName },
    links: places.map(({ href, key }) => ({
      ...{ href, text: textOf(known, href, key), current: href === current },
      unread: href === urls.deskInbox ? { ...unreadInWords(t, known.unread), live: urls.deskLive } : null,
    })),
    language: {
      code: other,
      name: translator(other)('common.languageName'),
      href: withQuery(address, `lang=${other}`),
      form: form === undefined ? null : { ...form, action: `${form.action}?lang=${other}` },
    },
  };
}
