/** The frame around every page: who is signed in, where they can go, the other language. */
import { COMPANY_WIDE_ROLES, type Role } from '../domain/model.js';
import type { RequestContext } from './context.js';
import { LOCALES, translator } from './i18n.js';
import { urls } from './urls.js';

interface Link {
  href: string;
  text: string;
  current: boolean;
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
    form: { id: string; action: string } | null;
  };
}

const STAFF: Role[] = [
  'intake',
  'complaint-office',
  'handler',
  'department-manager',
  'supervising-leader',
  'general-manager',
  'return-visitor',
  'hr',
  'admin',
];
const PLACES: { href: string; key: string; roles: Role[] }[] = [
  { href: urls.desk, key: 'nav.tasks', roles: STAFF },
  { href: urls.deskCases, key: 'nav.cases', roles: STAFF },
  { href: urls.deskDuties, key: 'nav.duties', roles: [...COMPANY_WIDE_ROLES] },
  { href: urls.adminInstances, key: 'nav.instances', roles: ['admin'] },
  { href: urls.adminIncidents, key: 'nav.incidents', roles: ['admin'] },
  { href: urls.adminPolicies, key: 'nav.policies', roles: ['admin'] },
  { href: urls.adminUsers, key: 'nav.users', roles: ['admin'] },
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

export function navigation(known: RequestContext, form: { id: string; action: string } | undefined): Navigation {
  const { user, t, path } = known;
  const places =
    user === null ? PUBLIC_PLACES : PLACES.filter(({ roles }) => roles.some((role) => user.roles.includes(role)));
  const current = currentPlace(path, places);
  const other = LOCALES.find((locale) => locale !== known.locale) ?? known.locale;
  return {
    signedIn: user === null ? null : { name: user.displayName },
    links: places.map(({ href, key }) => ({ href, text: t(key), current: href === current })),
    language: {
      code: other,
      name: translator(other)('common.languageName'),
      href: `?lang=${other}`,
      form: form === undefined ? null : { id: form.id, action: `${form.action}?lang=${other}` },
    },
  };
}
