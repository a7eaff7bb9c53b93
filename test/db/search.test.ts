/** Looking for cases by what is stored as hashes only, among others that are nearly the same. */
import { expect } from 'chai';
import { withHouse } from './house.js';

const HOUSE = '测试市示范区测试路88号3单元502室';

describe('the search', () => {
  const house = withHouse();
  const file = async (token: string, address: string): Promise<string> =>
    (await house().openCase({ submissionToken: token, address, phone: `1990000000${token}` })).number;
  const search = async (text: string): Promise<string[]> => {
    const user = await house().user('投诉办01');
    const { items } = await house().useCases.searchCases(user, { text, state: '', from: 0, limit: 25 });
    return items.map(({ complaint }) => complaint.number).sort();
  };

  it('finds an address by any part of it, and no neighbour', async () => {
    const own = await file('1', HOUSE);
    const below = await file('2', '测试市示范区测试路88号3单元402室');
    await file('3', '测试市示范区测试路8号3单元502室');
    expect(await search(HOUSE)).to.deep.equal([own]);
    expect(await search('测试路88号')).to.deep.equal([own, below].sort());
    expect(await search('3单元502室')).to.have.length(2);
    expect(await search('测试路9号')).to.deep.equal([]);
  });

  it('finds one person however the phone is written, in the search, among earlier cases and before a second complaint', async () => {
    const { useCases } = house();
    const spellings = [
      '+86 199 0000 0012',
      '0086-199-0000-0012',
      '１９９００００００１２',
      '19900000012',
      '199 0000 0012转8',
    ];
    const numbers: string[] = [];
    for (const [at, phone] of spellings.entries())
      numbers.push((await house().openCase({ submissionToken: `phone-${at}`, phone, address: '' })).number);
    const office = await house().user('投诉办01');
    for (const phone of spellings) {
      expect(await search(phone), phone).to.deep.equal([...numbers].sort());
      const earlier = await useCases.earlierCases(office, { phone, address: '' });
      expect(earlier.map(({ number }) => number).sort(), phone).to.deep.equal([...numbers].sort());
      const person = { complainantName: '测试甲', phone, category: 'repair' as const };
      expect(await useCases.sameComplaint(person), phone).not.to.equal(null);
    }
    const all = await house().database.read.complaints.all();
    const { content } = await useCases.caseFile(office, all[0]?.id ?? '', { reveal: 'verify' });
    expect(content.phone, 'what was typed stays as it was typed').to.equal(spellings[0]);
  });

  it('needs each of several tokens, however common the others are', async () => {
    const numbers: string[] = [];
    for (const token of ['1', '2', '3']) numbers.push(await file(token, HOUSE));
    const { contents } = house().database.read;
    const tokens = async (id: string): Promise<string[]> =>
      (await house().database.knex('search_token').where({ complaint_id: id }).pluck('token')) as string[];
    const ids = (await house().database.read.complaints.all()).map(({ id }) => id);
    const [first, second] = await Promise.all(ids.slice(0, 2).map(tokens));
    const own = first?.filter((token) => !second?.includes(token)) ?? [];
    const shared = first?.filter((token) => second?.includes(token)) ?? [];
    expect(await contents.withTokens([...shared.slice(0, 3), ...own])).to.deep.equal([ids[0]]);
    expect((await contents.withTokens(shared)).sort()).to.deep.equal(ids);
    expect(await contents.withTokens([...shared, 'of nobody'])).to.deep.equal([]);
    expect(await contents.withTokens([])).to.deep.equal([]);
  });

  it('finds again, after an update, what an older version had stored', async () => {
    const number = await file('1', HOUSE);
    const erased = await file('2', HOUSE);
    const { database, useCases } = house();
    const other = await database.read.complaints.byNumber(erased);
    await database.knex('search_token').delete();
    await database.transaction((r) => r.contents.destroyKey(other?.id ?? ''));
    expect(await search(HOUSE)).to.deep.equal([]);
    await database.transaction((r) => r.settings.set('search-version', '3'));
    await useCases.renewSearch();
    expect(await search(HOUSE)).to.deep.equal([number]);
    expect(await search('+86 199 0000 0001')).to.deep.equal([number]);
    await database.knex('search_token').delete();
    await useCases.renewSearch();
    expect(await search(HOUSE), 'once is enough').to.deep.equal([]);
  });
});
