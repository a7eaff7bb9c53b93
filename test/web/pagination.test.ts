/** Pages of a list: each is reached, none is empty. */
import { expect } from 'chai';
import { PAGE_SIZE, pagination } from '../../web/shell/pagination.js';

describe('pages of a list', () => {
  const t = (key: string, values: Record<string, unknown> = {}): string => `${key} ${JSON.stringify(values)}`;
  const page = (number: number, total: number) => pagination(t, '/list', { text: '', state: 'open' }, number, total);
  const TWO = PAGE_SIZE * 2;

  it('lead to the next while there is one, and to the one before; the filter goes along, without what is empty', () => {
    expect(page(1, TWO)).to.include({ previous: null, next: '/list?state=open&page=2' });
    expect(page(2, TWO)).to.include({ previous: '/list?state=open&page=1', next: null });
    expect(page(2, TWO + 1)).to.include({ next: '/list?state=open&page=3' });
    expect(page(1, PAGE_SIZE)).to.include({ previous: null, next: null });
    expect(page(1, 0)).to.include({ previous: null, next: null });
  });

  it('beyond the last lead back to it', () => {
    expect(page(9, TWO)).to.include({ previous: '/list?state=open&page=2', next: null });
  });
});
