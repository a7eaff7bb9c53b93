/** What the loader, the server and the measuring share: keys, codes, sessions. All of it is known to everybody. */
import type { DatabaseLocation } from '../../db/database.js';
import { complaintNumber } from '../../domain/cases/index.js';
import { createKeys } from '../../domain/core/index.js';

export const keys = createKeys(Buffer.alloc(32, 7));
export const ZONE = 'Asia/Shanghai';
export const FORM_SECRET = 'a secret of the bench';
/** Users at once. */
export const USERS = 20;

/** Ten years of complaints, so that the six digits of a year are enough for a million. */
export const YEARS = 10;

/** Number of the complaint `index` of `total`, which was received in that year. */
export const numberOf = (index: number, total: number, lastYear: number): string => {
  const perYear = Math.ceil(total / YEARS);
  return complaintNumber(lastYear - YEARS + 1 + Math.floor(index / perYear), (index % perYear) + 1);
};

/** Eight digits are a query code too. */
export const queryCodeOf = (index: number): string => String(10_000_000 + index);
export const codeHash = (complaintId: string, index: number): string =>
  keys.hash('query code', `${complaintId}\n${queryCodeOf(index)}`);

export const STAFF = ['投诉办01', '受理01', '投诉办02'] as const;
export const sessionOf = (user: number): string => `session-of-bench-user-${user}`;

export const locationOf = (text: string): DatabaseLocation =>
  text.startsWith('postgres') ? { url: text } : { file: text };
