/** What the ledger keeps of the company's own lists. */
import type { Department, List, Role } from './model.js';

type Entry = { list: List; code: string };

export interface OrganisationEntries {
  /** Of a post what it is, too. */
  'organisation.added': Entry & { nameZh: string; nameEn: string; department?: Department | null; role?: Role };
  'organisation.changed': Entry & {
    what: 'nameZh' | 'nameEn' | 'inUse' | 'position' | 'department' | 'onPortal' | 'questions' | 'withheld';
    before: string | null;
    after: string | null;
  };
  'organisation.removed': Entry & { nameZh: string; nameEn: string };
}

export type OrganisationEntry = keyof OrganisationEntries;
