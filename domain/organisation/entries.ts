/** What the ledger keeps of the company's own lists. */
import type { List } from './model.js';

type Entry = { list: List; code: string };

export interface OrganisationEntries {
  'organisation.added': Entry & { nameZh: string; nameEn: string };
  'organisation.changed': Entry & {
    what: 'nameZh' | 'nameEn' | 'inUse' | 'position' | 'department';
    before: string | null;
    after: string | null;
  };
  'organisation.removed': Entry & { nameZh: string; nameEn: string };
}

export type OrganisationEntry = keyof OrganisationEntries;
