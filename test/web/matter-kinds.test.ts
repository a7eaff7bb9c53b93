/** Kinds of matter: a complaint, an enquiry, an opinion, a report; the company's own list, and what is done by it. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { attributeOf, elements, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { withWeb } from '../kit/web.js';

const LIST = '/admin/organisation/matterKind';
const TOLD = {
  channel: 'phone',
  category: 'repair',
  content: '想了解报装需要准备哪些材料。',
  complainantName: '测试甲',
  phone: '19900000000',
  address: '示范区示范路1号',
};

describe('a kind of matter', () => {
  const web = withWeb();
  const newest = async () => {
    const row = (await web().desk.database.knex('complaint').orderBy('id', 'desc').first('id')) as { id: string };
    return web().desk.complaint(anId<ComplaintId>(row.id));
  };

  it('is chosen at the desk, stands on the case and in the list, and goes to the process', async () => {
    const { desk } = web();
    await desk.file();
    const clerk = await web().signedIn('受理01');
    await clerk.open('/desk/register');
    const offered = elements(clerk.document, 'select[name="matterKind"] option');
    expect(offered.map((option) => attributeOf(option, 'value'))).to.deep.equal([
      'complaint',
      'enquiry',
      'opinion',
      'report',
    ]);
    await clerk.submit('/desk/register', { ...TOLD, matterKind: 'enquiry' });
    await desk.settled();
    const { id, number, matterKind, report, processInstanceKey } = await newest();
    expect([matterKind, report]).to.deep.equal(['enquiry', false]);
    const variables = await desk.client.variables(processInstanceKey ?? '');
    expect(variables.find(({ name }) => name === 'matterKind')?.value).to.equal('"enquiry"');
    await clerk.open(`/desk/cases/${id}`);
    expect(words(clerk)).to.include('事项类别 咨询');
    await clerk.open('/desk/cases?kind=enquiry');
    expect(words(clerk)).to.include(number);
    await clerk.open('/desk/cases?kind=complaint');
    expect(words(clerk)).not.to.include(number);
    await clerk.open('/desk/cases?kind=report');
    expect(words(clerk)).to.include('没有符合条件的投诉');
  });

  it('is a complaint where nobody said another, and a report keeps secret who made it (D12-R22)', async () => {
    const { desk } = web();
    const { complaintId } = await desk.file();
    expect((await desk.complaint(complaintId)).matterKind).to.equal('complaint');
    const clerk = await web().signedIn('受理01');
    await clerk.open('/desk/register');
    await clerk.submit('/desk/register', { ...TOLD, matterKind: 'report' });
    expect(await newest()).to.include({ matterKind: 'report', report: true });
    await clerk.open('/desk/register');
    await clerk.submit('/desk/register', { ...TOLD, matterKind: 'wish' });
    expect(clerk.page.status).to.equal(422);
    expect(words(clerk)).to.include('请选择事项类别');
  });

  it('is asked on the portal only where the company offers more than one there', async () => {
    const { desk } = web();
    const visitor = web().visitor();
    await visitor.open('/complaints/new/safety');
    await visitor.submit('/complaints/new/safety', { safetyHazard: 'no' });
    expect(visitor.page.url).to.include('/complaints/new/matter');
    const admin = await web().signedIn('管理员01');
    await admin.open(`${LIST}/enquiry`);
    await admin.submit(`${LIST}/enquiry`, { ...admin.filledIn(`${LIST}/enquiry`), onPortal: 'true' });
    expect(words(admin)).to.include('已修改').and.to.include('门户提供 否 是');
    const other = web().visitor();
    await other.open('/complaints/new/safety');
    await other.submit('/complaints/new/safety', { safetyHazard: 'no' });
    expect(other.page.url).to.include('/complaints/new/kind');
    expect(words(other)).to.include('投诉').and.to.include('咨询').and.not.to.include('举报');
    await other.submit('/complaints/new/kind', { matterKind: '' });
    expect(words(other)).to.include('请选择事项类别');
    await other.submit('/complaints/new/kind', { matterKind: 'enquiry' });
    await other.submit('/complaints/new/matter', { category: 'price' });
    expect(other.page.url).not.to.include('/complaints/new/kind');
    await admin.open(`${LIST}/enquiry`);
    await admin.submit(`${LIST}/enquiry/use`);
    const last = web().visitor();
    await last.open('/complaints/new/safety');
    await last.submit('/complaints/new/safety', { safetyHazard: 'no' });
    expect(last.page.url, 'out of use').to.include('/complaints/new/matter');
    expect(await desk.database.read.organisation.usesOf('matterKind', 'enquiry')).to.deep.equal({});
  });
});
