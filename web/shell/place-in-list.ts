/** Where in the list of cases a person is: which search, which state, which page. Nothing personal: it stands in addresses. */
import type { Request } from 'express';
import { COMPLAINT_STATES, JUDGED_BY, type JudgedAs, type JudgedBy } from '../../domain/cases/index.js';
import { recordOf } from '../../domain/core/index.js';
import { isMatterKind } from '../../domain/organisation/index.js';
import { query, pageNumber } from './form-fields.js';

export interface PlaceInList {
  /** Id of a search that is kept; '' without one. */
  search: string;
  state: string;
  /** Code of the kind of matter; '' for any. */
  kind: string;
  /** Codes by which it was judged; '' for any. */
  nature: string;
  fault: string;
  grade: string;
  impactLevel: string;
  page: number;
}

/** An id of a kept search, anything else that a person writes there being none. */
const SEARCH_ID = /^[\w-]{22}$/;

export const kindOf = (text: string): string => (isMatterKind(text) ? text : '');

/** A code, anything else that a person writes there being none. */
const CODE = /^[\w-]{1,20}$/;

/** @param given what stands in the address, or in the form */
export const judgedOf = (given: (by: JudgedBy) => string): Record<JudgedBy, string> =>
  recordOf(JUDGED_BY, (by) => CODE.exec(given(by))?.[0] ?? '');

/** Those that are asked for. */
export const judgedAs = (place: Record<JudgedBy, string>): JudgedAs =>
  Object.fromEntries(JUDGED_BY.filter((by) => place[by] !== '').map((by) => [by, place[by]]));

export const placeOf = (req: Request): PlaceInList => ({
  search: SEARCH_ID.exec(query(req, 'search'))?.[0] ?? '',
  state: COMPLAINT_STATES.find((one) => one === query(req, 'state')) ?? '',
  kind: kindOf(query(req, 'kind')),
  ...judgedOf((by) => query(req, by)),
  page: pageNumber(req),
});

/** `?search=…&page=2`, without what says nothing. */
export function placeQuery({ page, ...place }: PlaceInList): string {
  const said = Object.entries({ ...place, page: page > 1 ? String(page) : '' }).filter(([, value]) => value !== '');
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
}
