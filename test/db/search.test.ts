/** Looking for cases by what is stored as hashes only, among others that are nearly the same. */
import { expect } from 'chai';
import { anId } from '../kit/ids.js';
import { withHouse } from './house.js';

const HOUSE = '测试市示范区测试路88号3单元502室';

describe('the search', () => {
  const house = withHouse();
  const file = async (token: string, address: string): Promise<string> =>
    (await house().openCase({ submissionToken: token, address, phone: `1990000000${token}` })).number;
  const search = async (text: string): Promise<string[]> => {
    const user = await house().user('投诉办01');
    const { items } = await house().useCases.search.searchCases(user, { text, state: '', from: 0, limit: 25 });
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
      const earlier = await useCases.search.earlierCases(office, { phone, address: '' });
      expect(earlier.map(({ number }) => number).sort(), phone).to.deep.equal([...numbers].sort());
      const person = { complainantName: '测试甲', phone, category: 'repair' as const };
      expect(await useCases.intake.openDuplicateSince(person), phone).not.to.equal(null);
    }
    const all = await house().database.read.complaints.all();
    const { content } = await useCases.cases.caseFile(office, all[0]?.id ?? anId('nothing'), { reveal: 'verify' });
    expect(content.phone, 'what was typed stays as it was typed').to.equal(spellings[0]);
  });

  it('finds by the number of whoever passed it on, the end of a phone, a surname, and words that stand apart', async () => {
    const { complaintId, number: own } = await house().openCase({
      submissionToken: 'own',
      complainantName: '李测试',
      phone: '+86 199-0000-0042',
      content: '灶前阀门漏气，软管老化。',
      externalNumber: 'GZ12345-2026-000815',
    });
    await house().openCase({
      submissionToken: 'other',
      complainantName: '测试李',
      phone: '19900000024',
      content: '表不走。',
    });
    for (const text of [
      'GZ12345-2026-000815',
      'gz12345 2026 000815',
      '000815',
      '0042',
      '00000042',
      '00042',
      '李',
      '李 软管',
      '软管 漏气',
      '漏气　软管，李测试',
      '李测试 199 0000 0042',
      '老化 ＧＺ１２３４５',
    ])
      expect(await search(text), text).to.deep.equal([own]);
    for (const text of ['000816', '0043', '王', '软管 不走', '0042 不走', '漏', 'GZ12345-2026-000816', '测'])
      expect(await search(text), text).not.to.include(own);
    const clerk = await house().user('受理01');
    const changes = { version: 1, content: {}, details: {}, facts: { externalNumber: 'GZ12345-2026-000999' } };
    await house().useCases.cases.correctContent(clerk, complaintId, changes, '编号听错');
    expect([await search('000815'), await search('000999')]).to.deep.equal([[], [own]]);
  });

  it('of whoever made a report finds neither surname nor phone (D12-R22)', async () => {
    const { number } = await house().openCase({
      matterKind: 'report',
      complainantName: '李测试',
      phone: '19900000042',
      externalNumber: 'R-000777',
    });
    for (const text of ['李', '0042', '李测试', '19900000042']) expect(await search(text), text).to.deep.equal([]);
    expect(await search('000777')).to.deep.equal([number]);
  });

  it('takes for the same person whoever has the whole phone, not whoever ends or mentions it', async () => {
    const { complaintId } = await house().openCase({ submissionToken: 'short', phone: '00000042' });
    const same = await house().openCase({ submissionToken: 'same', phone: '0000-0042' });
    await house().openCase({ submissionToken: 'end', phone: '19900000042' });
    await house().openCase({ submissionToken: 'words', phone: '19900000043', content: '表号 00000042 不走。' });
    const found = await house().useCases.search.samePerson(await house().user('投诉办01'), complaintId);
    expect(found.map(({ complaint }) => complaint.id)).to.deep.equal([complaintId, same.complaintId]);
  });

  it('needs each of several tokens, however common the others are', async () => {
    const numbers: string[] = [];
    for (const token of ['1', '2', '3']) numbers.push(await file(token, HOUSE));
    const { complaints } = house().database.read;
    const tokens = async (id: string): Promise<string[]> =>
      (await house().database.knex('search_token').where({ complaint_id: id }).pluck('token')) as string[];
    const ids = (await house().database.read.complaints.all()).map(({ id }) => id);
    const [first, second] = await Promise.all(ids.slice(0, 2).map(tokens));
    const own = first?.filter((token) => !second?.includes(token)) ?? [];
    const shared = first?.filter((token) => second?.includes(token)) ?? [];
    const matching = (...terms: string[][][]): Promise<string[]> =>
      complaints.matching({ terms, state: null, scopes: [{ department: null, hiddenFrom: [] }], limit: 10 });
    expect(await matching([[...shared.slice(0, 3), ...own]])).to.deep.equal([ids[0]]);
    expect((await matching([shared])).sort()).to.deep.equal(ids);
    expect(await matching([[...shared, 'of nobody']])).to.deep.equal([]);
    expect(await matching([['of nobody'], own]), 'one group is enough').to.deep.equal([ids[0]]);
    expect(await matching([shared], [own]), 'every term').to.deep.equal([ids[0]]);
    expect(await matching([shared], [['of nobody']])).to.deep.equal([]);
  });

  it('finds again, after an update, what an older version had stored', async () => {
    const number = await file('1', HOUSE);
    const erased = await file('2', HOUSE);
    const { database, useCases } = house();
    const other = await database.read.complaints.byNumber(erased);
    await database.knex('search_token').delete();
    await database.transaction((r) => r.contents.destroyKey(other?.id ?? anId('nothing')));
    expect(await search(HOUSE)).to.deep.equal([]);
    await database.transaction((r) => r.settings.set('search-version', '3'));
    await useCases.search.renewSearch();
    expect(await search(HOUSE)).to.deep.equal([number]);
    expect(await search('+86 199 0000 0001')).to.deep.equal([number]);
    await database.knex('search_token').delete();
    await useCases.search.renewSearch();
    expect(await search(HOUSE), 'once is enough').to.deep.equal([]);
  });
});
