/** Searching among forty thousand complaints, which are written directly: no error, and only what is shown is opened. */
import { expect } from 'chai';
import { tokensOf } from '../../domain/content/search-tokens.js';
import { seal } from '../../domain/core/privacy/keys.js';
import { isPostgres } from '../../db/repositories/rows.js';
import { anId } from '../kit/ids.js';
import { COMPLAINT, House, KEYS } from './house.js';

const MANY = 40_000;
/** Letters of 阀门漏气 two by two, but never together. */
const APART = '阀门、门漏、漏气';
const IDS = `'01900000-0000-7000-8000-0000' || cast(10000000 + i as varchar(8))`;
/** Written in parts: a statement that takes longer than a page may wait is given up. */
const PART = 5_000;

describe('the search among many', function () {
  this.timeout(240_000);
  let house: House;
  let opened = 0;
  const key = KEYS.newDataKey();
  const counting = { ...KEYS, unwrap: (wrapped: string) => ((opened += 1), KEYS.unwrap(wrapped)) };

  async function fill(): Promise<void> {
    for (let from = 0; from < MANY; from += PART) await write(from);
    await house.database.knex.raw('analyze');
  }

  /** The same words in every complaint; the newest half has them apart. */
  async function write(from: number): Promise<void> {
    const EACH = `with recursive n(i) as (select ${from + 1} union all select i + 1 from n where i < ${from + PART})`;
    const { knex } = house.database;
    const contentOf = (content: string) => ({ ...COMPLAINT, content, address: '', desiredOutcome: '' });
    const [together, apart] = [contentOf('阀门漏气'), contentOf(APART)];
    const half = MANY / 2;
    await knex.raw(
      `insert into complaint (id, number, channel, category, safety_hazard, priority, state, policy_version, locale, received_at, version, query_code_hash, submission_token_hash, urgency)
       ${EACH} select ${IDS}, 'TS' || cast(10000000 + i as varchar(8)), 'web', 'repair', ?, 'normal', 'archived', 'D03_2025_1', 'zh-CN', '2026-09-01T00:00:00.000Z', 1, 'x', 'h' || cast(i as varchar(8)), '9' from n`,
      [false],
    );
    await knex.raw(`insert into complaint_key (complaint_id, wrapped_key) ${EACH} select ${IDS}, ? from n`, [
      KEYS.wrap(key),
    ]);
    await knex.raw(
      `insert into complaint_content (complaint_id, version, sealed, "by", at) ${EACH} select ${IDS}, 1, case when i > ${half} then ? else ? end, 'x', '2026-09-01T00:00:00.000Z' from n`,
      [seal(key, JSON.stringify(apart)), seal(key, JSON.stringify(together))],
    );
    const shared = new Set(tokensOf(KEYS, apart));
    for (const token of tokensOf(KEYS, together).filter((one) => shared.has(one)))
      await knex.raw(`insert into search_token (token, complaint_id) ${EACH} select ?, ${IDS} from n`, [token]);
    await knex.raw(
      `insert into case_department (complaint_id, department) ${EACH} select ${IDS}, case when i in (7, 30000, 39999) then 'metering' else 'service' end from n`,
    );
  }
  before(async () => {
    house = await House.open({ keys: counting });
    await fill();
  });
  after(() => house.close());

  async function search(username: string, text: string, page = 1) {
    opened = 0;
    const query = { text, state: '', from: (page - 1) * 25, limit: 25 };
    const { items, ...found } = await house.useCases.search.searchCases(await house.user(username), query);
    return { ids: items.map(({ complaint }) => complaint.id), ...found, opened };
  }

  /** How the database means to find the first page. */
  async function planOf(column: string, code: string | number): Promise<string> {
    const { knex } = house.database;
    const list = knex('complaint')
      .where({ [column]: code })
      .orderBy([{ column: 'urgency' }, { column: 'received_at', order: 'desc' }, { column: 'id', order: 'desc' }])
      .limit(25)
      .toQuery();
    return JSON.stringify(await knex.raw(isPostgres(knex) ? `explain ${list}` : `explain query plan ${list}`));
  }

  it('says that there are more than a thousand, and opens no more than the page', async () => {
    const first = await search('投诉办01', '漏气');
    expect(first).to.include({ total: 1000, complete: true, tooMany: true, opened: 25 });
    const last = await search('投诉办01', '漏气', 40);
    expect([last.ids.length, last.opened]).to.deep.equal([25, 25]);
    expect((await search('投诉办01', '漏气', 41)).ids).to.deep.equal([]);
    expect(await search('投诉办01', '')).to.include({ total: 1000, tooMany: true, opened: 25 });
  });

  it('opens candidates in their order until the page is full, and never more than a thousand', async () => {
    // Its letters two by two are in every complaint, the word in none of the newest thousand.
    expect(await search('投诉办01', '阀门漏气')).to.deep.include({ ids: [], tooMany: true, opened: 1000 });
    const { knex } = house.database;
    await knex('complaint_content').update({
      sealed: (
        (await knex('complaint_content').where('complaint_id', 'like', '%10000001').first('sealed')) as {
          sealed: string;
        }
      ).sealed,
    });
    const page = await search('投诉办01', '阀门漏气');
    expect(page).to.include({ complete: false, tooMany: true });
    expect([page.ids.length, page.opened <= 26 + 25]).to.deep.equal([25, true]);
    const last = await search('投诉办01', '阀门漏气', 40);
    expect([last.ids.length, last.opened <= 1025]).to.deep.equal([25, true]);
  });

  it('looks at rights before it counts', async () => {
    const found = await search('承办02', '漏气');
    expect(found).to.include({ total: 3, tooMany: false });
    expect(await search('承办02', '阀门漏气')).to.include({ total: 3, complete: true, tooMany: false });
    const office = await house.user('投诉办01');
    const handler = await house.user('承办02');
    await house.useCases.tasks.recuse(office, found.ids[0] ?? anId('nothing'), {
      kept: { kind: 'person' as const, userId: handler.id },
      reason: 'interest',
    });
    expect(await search('承办02', '漏气')).to.include({ total: 2, tooMany: false });
  });

  it('finds those that were judged so by an index, and asks for what tables have given (D17-R09, D17-R16)', async () => {
    const { knex } = house.database;
    const judged = { nature: 'valid', fault: 'staff', grade: 'A', impact_level: 1 };
    await knex('complaint').where('id', 'like', '%1000000_').update(judged);
    await knex('complaint').where('id', 'like', '%10000003').update({ grade: 'B', impact_level: 0 });
    const none = { nature: 'attention', fault: 'none', grade: 'none', impact_level: 0 };
    await knex('complaint').where('id', 'like', '%10000020').update(none);
    await knex.raw('analyze');
    const office = await house.user('投诉办01');
    const of = async (asked: Partial<Record<'nature' | 'fault' | 'grade' | 'impactLevel', string>>, more = {}) => {
      const query = { text: '', state: '', from: 0, limit: 25, ...more, judged: asked };
      return (await house.useCases.search.searchCases(office, query)).total;
    };
    expect(await house.useCases.search.judgements()).to.deep.equal({
      ...{ nature: ['attention', 'valid'], fault: ['staff'], grade: ['A', 'B'], impactLevel: ['1'] },
    });
    expect([await of({ grade: 'A' }), await of({ grade: 'B' }), await of({ nature: 'attention' })]).to.deep.equal([
      8, 1, 1,
    ]);
    expect([await of({ fault: 'staff' }), await of({ impactLevel: '1' })]).to.deep.equal([9, 8]);
    expect(await of({ grade: 'A', nature: 'attention' }), 'both at once').to.equal(0);
    expect(await of({ grade: 'A' }, { text: '漏气' }), 'and the words').to.equal(8);
    expect(await of({ grade: 'A' }, { state: 'received' }), 'and the state').to.equal(0);
    for (const [column, code] of Object.entries(judged))
      expect(await planOf(column, code), column).to.include(`complaint_${column}_list`);
  });

  it('needs every word, the rare one first', async () => {
    const { complaintId } = await house.openCase({ content: '灶前漏气，软管老化。', phone: '19900000077' });
    expect((await search('投诉办01', '漏气 软管')).ids).to.deep.equal([complaintId]);
    expect((await search('投诉办01', '软管老化 测试甲 0077')).ids).to.deep.equal([complaintId]);
    expect((await search('投诉办01', '漏气 热水器')).ids).to.deep.equal([]);
  });

  it('takes a person of forty thousand complaints for one at filing and at registration', async () => {
    const office = await house.user('受理01');
    expect(await house.useCases.search.earlierCases(office, { phone: COMPLAINT.phone, address: '' })).to.have.length(
      10,
    );
    await house.useCases.intake.openDuplicateSince({
      complainantName: '测试甲',
      phone: COMPLAINT.phone,
      category: 'repair',
    });
  });
});
