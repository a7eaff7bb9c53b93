/** Who looks after the company's own lists. */
import { holds, type Rights } from '../people/capacity.js';

export const ORGANISATION_VERBS = ['seeLists', 'changeLists'] as const;

export type OrganisationVerb = (typeof ORGANISATION_VERBS)[number];

const administers: Rights<OrganisationVerb, null>[OrganisationVerb] = (user) => holds(user, ['admin']);

export const organisationRights: Rights<OrganisationVerb, null> = { seeLists: administers, changeLists: administers };
