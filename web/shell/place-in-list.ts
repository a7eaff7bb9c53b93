/** Where in the list of cases a person is: which search, which state, which page. Nothing personal: it stands in addresses. */
import type { Request } from 'express';
import { COMPLAINT_STATES } from '../../domain/cases/index.js';
import { query, pageNumber } from './form-fields.js';

export interface PlaceInList {
  /** Id of a search that is kept; '' without one. */
  search: string;
  state: string;
  page: number;
}

/** An id of a kept search, anything else that a person writes there being none. */
const SEARCH_ID = /^[\w-]{22}$/;

export const placeOf = (req: Request): PlaceInList => ({
  search: SEARCH_ID.exec(query(req, 'search'))?.[0] ?? '',
  state: COMPLAINT_STATES.find((one) => one === query(req, 'state')) ?? '',
  page: pageNumber(req),
});

/** `?search=…&page=2`, without what says nothing. */
export function placeQuery({ search, state, page }: PlaceInList): string {
  const said = Object.entries({ search, state, page: page > 1 ? String(page) : '' }).filter(
    ([, value]) => value !== '',
  );
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
}
