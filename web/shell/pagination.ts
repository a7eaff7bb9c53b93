/** Pages of a list, each with an address of its own. */
import type { Translate } from './i18n.js';

export interface Pagination {
  summary: string;
  previous: string | null;
  next: string | null;
}

export const PAGE_SIZE = 25;

/**
 * @param page counted from 1 @param filter query parameters that every page keeps; empty ones are left out
 * @param complete whether `total` are all; else there are at least so many
 */
export function pagination(
  t: Translate,
  path: string,
  filter: Record<string, string>,
  page: number,
  total: number,
  complete = true,
): Pagination {
  const href = (target: number) => {
    const kept = Object.entries(filter).filter(([, value]) => value !== '');
    return `${path}?${new URLSearchParams([...kept, ['page', String(target)]]).toString()}`;
  };
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const from = total === 0 ? 0 : (page - 1) * PAGE_SIZE + 1;
  return {
    summary: t(complete ? 'common.pageSummary' : 'common.pageSummaryMore', {
      from: Math.min(from, total),
      to: Math.min(page * PAGE_SIZE, total),
      total,
    }),
    previous: page > 1 ? href(Math.min(page - 1, last)) : null,
    next: page < last ? href(page + 1) : null,
  };
}
