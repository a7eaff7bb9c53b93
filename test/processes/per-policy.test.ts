/** What each policy sets for itself, with two of them at once: a case goes by the one that it was received under, to the end. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { activate } from '../kit/activate.js';
import { withNextPolicy } from '../kit/next-policy.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { bundle } from '../workflows/kit.js';

const TALKS = {
  step: '"negotiate"',
  startEvent: '"visited"',
  amount: '3',
  unit: '"workingDay"',
  stopEvent: '"negotiation-held"',
  dutyHolder: '"complaint-office"',
  kind: '"rule"',
  repeat: '"again"',
  ruleId: '"company"',
  article: '"本公司规定"',
};

const NEXT = withNextPolicy(bundle(), 'D03_2025_1', 'D03_2026_1', {
  settings: { appealGroup: '"general-manager"', referralGroup: '"return-visitor"' },
  limits: [TALKS],
});

describe('with two versions of a policy at once', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });
  const desk = () => web().desk;

  const filed = async (): Promise<ComplaintId> => (await desk().file()).complaintId;
  async function unhappy(complaintId: ComplaintId): Promise<void> {
    await walkTo(desk(), 'userTask_ReturnVisit', null, complaintId);
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'dissatisfied' }, complaintId);
  }
  const negotiation = async (complaintId: ComplaintId): Promise<string[]> =>
    (await desk().limits(complaintId)).filter((limit) => limit.startsWith('negotiate'));

  it('who hears an appeal and how long talks may take is what each says (D05-R16, D04-R21)', async () => {
    const before = await filed();
    await desk().deploy(NEXT);
    const during = await filed();
    await activate(desk(), 'D03_2026_1', '2026-09-29');
    await desk().advanceTo('2026-09-29T01:00:00.000Z');
    const after = await filed();
    for (const [complaintId, group, due] of [
      [before, 'supervising-leader', '2026-10-19 24:00'],
      [during, 'supervising-leader', '2026-10-19 24:00'],
      [after, 'general-manager', '2026-10-09 24:00'],
    ] as const) {
      await unhappy(complaintId);
      expect(await negotiation(complaintId)).to.deep.equal([`negotiate ${due} → running`]);
      await desk().do('userTask_Negotiate', { negotiationOutcome: 'appeal' }, complaintId);
      expect((await desk().task('userTask_DecideAppeal', complaintId)).group).to.equal(group);
      await desk().do('userTask_DecideAppeal', { appealOutcome: 'dismissed' }, complaintId);
      expect(await desk().complaint(complaintId)).to.include({ state: 'archived' });
    }
  });

  it('the page of each says whose tasks are whose, and how long, in both languages (D05-R16)', async () => {
    await desk().deploy(NEXT);
    const admin = await web().signedIn('管理员01');
    const words = async (code: string, language: string): Promise<string> =>
      (await admin.open(`/admin/policies/${code}?lang=${language}`)).html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(await words('D03_2025_1', 'zh-CN')).to.include('复核申诉 分管领导 通常的岗位');
    expect(await words('D03_2026_1', 'zh-CN')).to.include('复核申诉 总经理 本制度设置');
    expect(await words('D03_2026_1', 'en')).to.include('Decide the appeal General manager this policy');
    expect(await words('D03_2025_1', 'zh-CN'))
      .to.include('公司自定期限')
      .and.include('提出申诉后15个工作日以内');
  });

  it('a group that nobody can be in, and one that no diagram asks for, are refused before it holds', async () => {
    await desk().deploy(
      withNextPolicy(bundle(), 'D03_2025_1', 'D03_2026_1', {
        settings: { appealGroup: '"handler"', referralGroup: '"elders"', apealGroup: '"general-manager"' },
      }),
    );
    const found = (await desk().useCases.policies.policies()).find(({ file }) => file.code === 'D03_2026_1');
    expect(found?.problems.map(({ code, column, value }) => `${code} ${column} ${value}`)).to.deep.equal([
      'unknownValue appealGroup handler',
      'unknownValue referralGroup elders',
      'unknownSetting apealGroup apealGroup',
      'unnamedGroup referralGroup elders',
    ]);
  });
});
