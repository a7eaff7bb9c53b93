/** Where in the list of cases a person is: which search, which state, which page. Nothing personal: it stands in addresses. */
import type { Request } from 'express';
import { COMPLAINT_STATES } from '../../domain/cases/index.js';
import { isMatterKind } from '../../domain/organisation/index.js';
import { query, pageNumber } from './form-fields.js';

export interface PlaceInList {
  /** Id of a search that is kept; '' without one. */
  search: string;
  state: string;
  /** Code of the kind of matter; '' for any. */
  kind: string;
  page: number;
}

/** An id of a kept search, anything else that a person writes there being none. */
const SEARCH_ID = /^[\w-]{22}$/;

export const kindOf = (text: string): string => (isMatterKind(text) ? text : '');

export const placeOf = (req: Request): PlaceInList => ({
  search: SEARCH_ID.exec(query(req, 'search'))?.[0] ?? '',
  state: COMPLAINT_STATES.find((one) => one === query(req, 'state')) ?? '',
  kind: kindOf(query(req, 'kind')),
  page: pageNumber(req),
});

/** `?search=…&page=2`, without what says nothing. */
export function placeQuery({ search, state, kind, page }: PlaceInList): string {
  const said = Object.entries({ search, state, kind, page: page > 1 ? String(page) : '' }).filter(
    ([, value]) => value !== '',
  );
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
}
