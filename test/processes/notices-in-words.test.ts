/** What notices say under each policy, in both languages: of the policy that the case goes by, and of what has happened in it. */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Locale } from '../../domain/core/locale.js';
import { regulationOf, REGULATIONS } from '../../domain/regulations/index.js';
import { renderNotice } from '../../gateways/notice-templates.js';
import { at } from '../kit/calendar.js';
import { type Desk, withDesk } from '../kit/desk.js';
import { FILLED_IN } from '../kit/filled-in.js';
import { anId } from '../kit/ids.js';

const FOLDER = path.resolve(import.meta.dirname, '../../workflows/notices');
const EVENTS = [...new Set(fs.readdirSync(FOLDER).map((name) => name.split('.')[0] ?? ''))];
const POLICIES = ['D03', 'D04', 'D09', 'D11', 'D16'] as const;
/** What is left of a template that has nothing to say in a place, and what nobody should read. */
const NOT_SAID = [/D\d\d-R\d\d/, /\{\{|\}\}/, /undefined|null|\[object/, /（）|\(\)|“”|《》/, /。。|，。|；。/];

const titleOf = (id: string, locale: Locale): string => {
  const regulation = regulationOf(id);
  return locale === 'en' ? (regulation?.titleEn ?? '') : `《${(regulation?.title ?? '').replace(/范本$/, '')}》`;
};

/** Titles of others that a text names. One may be part of another: the longest are taken out first. */
function otherTitles(text: string, own: string, locale: Locale): string[] {
  const rest = text.replaceAll(titleOf(own, locale), '');
  return REGULATIONS.map(({ id }) => titleOf(id, locale)).filter((title) => rest.includes(title));
}

interface Told {
  event: string;
  audience: string;
  subject: string;
  body: string;
}

async function notices(desk: Desk, complaintId: ComplaintId): Promise<Told[]> {
  const manager = await desk.user('投诉办01');
  return (await desk.useCases.cases.caseFile(manager, complaintId, { reveal: 'verify' })).notices;
}

/** Of a case that nobody investigates: its limits are late, and go up. */
async function lateNotices(desk: Desk, locale: Locale): Promise<Told[]> {
  const { complaintId } = await desk.file({ locale });
  for (let step = 0; step < 8; step += 1) {
    const [open] = await desk.openTasks(complaintId);
    if (open === undefined || open === 'userTask_Investigate') break;
    await desk.do(open, {}, complaintId);
  }
  await desk.advanceTo(at('2025-11-20', '10:00'));
  return notices(desk, complaintId);
}

/** From the filing to the archive, and each notice that was not written on the way after that. */
async function allNotices(desk: Desk, locale: Locale): Promise<{ sent: Told[]; all: Told[] }> {
  const { complaintId } = await desk.file({ locale });
  for (let step = 0; step < 30; step += 1) {
    const [open] = await desk.openTasks(complaintId);
    if (open === undefined) break;
    await desk.do(open, {}, complaintId);
  }
  const sent = await notices(desk, complaintId);
  const late = await lateNotices(desk, locale);
  for (const event of EVENTS) {
    if ([...sent, ...late].some((one) => one.event === event)) continue;
    const job = { occurrence: `${complaintId} ${event}`, actor: 'system:notice.send' };
    await desk.useCases.notices.writeNotice(job, complaintId, event, { otherwise: 'complainant' });
  }
  return { sent, all: [...(await notices(desk, complaintId)), ...late] };
}

describe('notices in words', () => {
  for (const policy of POLICIES) {
    describe(`under ${policy}`, () => {
      const desk = withDesk({
        start: at('2025-09-29', '10:00'),
        cells: FILLED_IN,
        ...(policy !== 'D03' && { policy: `${policy}_2025_1` }),
      });

      for (const locale of ['zh-CN', 'en'] as const)
        it(`name no rule by its id, no other regulation, and leave nothing open (${locale}) (D06-R21, D08-R17, D19-R10)`, async () => {
          const { all, sent } = await allNotices(desk(), locale);
          expect(new Set(all.map(({ event }) => event))).to.deep.equal(new Set(EVENTS));
          for (const { event, audience, subject, body } of all) {
            const read = audience === 'complainant' ? locale : 'zh-CN';
            for (const wrong of NOT_SAID) expect(`${subject}\n${body}`, event).not.to.match(wrong);
            expect(otherTitles(body, policy, read), event).to.deep.equal([]);
            if (audience === 'complainant' && locale === 'en') expect(body, event).not.to.match(/办理|依据|第.条/);
          }
          const said = sent.map(({ body }) => body).join('\n');
          expect(said).to.match(/TS\d+/);
          for (const { event, body } of sent) expect(body, event).not.to.match(/\n\n\n/);
        });
    });
  }
});

describe('what a notice claims', () => {
  const bodyOf = async (desk: Desk, event: string, complaintId = desk.complaints[0] ?? anId<ComplaintId>('nothing')) =>
    (await notices(desk, complaintId)).find((notice) => notice.event === event)?.body ?? '';
  const until = async (desk: Desk, event: string): Promise<string> => {
    await desk.file();
    for (let step = 0; step < 30; step += 1) {
      const body = await bodyOf(desk, event);
      const [open] = await desk.openTasks();
      if (body !== '' || open === undefined) return body;
      await desk.do(open);
    }
    return '';
  };

  describe('under D03', () => {
    const desk = withDesk({ start: at('2025-09-29', '10:00'), cells: FILLED_IN });

    it('acknowledges with the instant of receipt, the way it goes, each date, and whom to call (D08-R16, D08-R17, D19-R10, D19-R16)', async () => {
      const body = await until(desk(), 'acknowledged');
      expect(body)
        .to.include('我们于 2025年9月29日 10:00 收到您提出的投诉')
        .and.to.match(/投诉编号为 TS\d+。/)
        .and.to.include(
          '转责任部门调查核实；随后拟定处理方案并报批，落实整改；办结后向您反馈处理结果，并了解您是否满意。',
        )
        .and.to.include('调查核实并拟定处理方案：2025年10月13日 24:00 前（《燃气用户投诉管理制度》第八条）')
        .and.to.include('反馈处理结果：整改措施执行完毕后 5 个工作日以内（《燃气用户投诉管理制度》第十条）')
        .and.to.include('补充信息、催办或者撤回投诉，也可以拨打投诉电话');
      expect(body).not.to.include('审核');
    });

    it('gives no article of the regulation to a limit that is the company’s own (D04-R10)', async () => {
      const { complaintId } = await desk().file({ category: 'safety', safetyHazard: true });
      await desk().advanceTo(at('2025-09-29', '10:25'));
      const late = (await notices(desk(), complaintId)).filter(({ event }) => event === 'deadline-overdue');
      expect(late).not.to.have.length(0);
      for (const { body } of late) expect(body).to.include('依据：本公司规定').and.not.to.include('《');
    });

    it('tells the department that the plan was approved, and the complainant the way it went (D03-R16, D13-R11)', async () => {
      const plan = await until(desk(), 'plan-to-department');
      expect(plan).to.include('的处理方案已经批准，请贵部门执行整改措施（依据：《燃气用户投诉管理制度》第九条）。');
      const result = await until(desk(), 'result');
      expect(result)
        .to.include('办理过程：2025年9月29日登记、受理、转送责任部门、调查核实完毕、拟定处理方案、方案获批、整改完成。')
        .and.not.to.include('审核');
    });
  });
});

/** Policies with other steps: nothing is said of what they do not have, or what has not been done. */
describe('what a notice claims of a step', () => {
  const under = (policy: string) =>
    withDesk({ start: at('2025-09-29', '10:00'), policy: `${policy}_2025_1`, cells: FILLED_IN });
  const written = async (desk: Desk): Promise<(event: string) => string> => {
    const { sent } = await allNotices(desk, 'zh-CN');
    return (event) => sent.find((notice) => notice.event === event)?.body ?? '';
  };

  describe('under D09', () => {
    const desk = under('D09');
    it('is the review, which it has (D09-R11, D09-R13)', async () => {
      const body = await written(desk());
      expect(body('transferred'))
        .to.include(
          '已经转送工程维修部办理（依据：《燃气投诉处理回访制度》第八条）。处理结果经审核后，我们将及时告知您。',
        )
        .and.to.include('转送责任部门后 5 个工作日以内')
        .and.not.to.include('转送责任部门：');
      expect(body('result')).to.include('已经调查处理，处理结果已经审核。');
    });
  });

  /** What a notice would say now. */
  async function said(desk: Desk, event: string): Promise<string> {
    const complaintId = desk.complaints[0] ?? anId<ComplaintId>('nothing');
    await desk.useCases.notices.writeNotice({ occurrence: event, actor: 'system:notice.send' }, complaintId, event);
    return (await notices(desk, complaintId)).findLast((notice) => notice.event === event)?.body ?? '';
  }
  const until = async (desk: Desk, elementId: string): Promise<void> => {
    await desk.file();
    for (let step = 0; step < 12 && !(await desk.openTasks()).includes(elementId); step += 1)
      await desk.do((await desk.openTasks())[0] ?? '');
  };

  describe('that was sent back', () => {
    const [approved, reviewed] = [withDesk({ start: at('2025-09-29', '10:00') }), under('D09')];

    it('is not that it was done: a plan is not approved', async () => {
      await until(approved(), 'userTask_ApprovePlan');
      await approved().do('userTask_ApprovePlan', { approvalOutcome: 'returned', approvalOpinion: '请补充检定结论。' });
      expect(await said(approved(), 'plan-to-department'))
        .to.include('已经确定，请')
        .and.not.to.include('批准');
    });

    it('is not that it was done: a result has not passed the review (D09-R13)', async () => {
      await until(reviewed(), 'userTask_ReviewResult');
      await reviewed().do('userTask_ReviewResult', { reviewOutcome: 'sentBack', reviewOpinion: '依据不足。' });
      expect(await said(reviewed(), 'result'))
        .to.include('已经调查处理。')
        .and.not.to.include('审核');
    });
  });

  describe('under D04', () => {
    const desk = under('D04');
    it('is neither a review nor an approval (D04-R17)', async () => {
      const body = await written(desk());
      expect(body('result'))
        .to.match(/已经调查处理。/)
        .and.not.to.match(/审核|获批|受理、/);
      expect(body('assigned')).to.include('（依据：《燃气投诉工作管理制度》第七条）');
    });
  });

  describe('under D16', () => {
    const desk = under('D16');
    it('is the approval of the plan, and no article where the policy has none (D16-R07)', async () => {
      const body = await written(desk());
      expect(body('plan-to-department')).to.include(
        '的处理方案已经批准，请贵部门执行整改措施（依据：《燃气有限公司客户投诉处理管理办法》第二部分）',
      );
      expect(body('result')).to.include('方案获批').and.not.to.include('依据');
    });
  });
});

describe('the templates of notices', () => {
  it('ask for what is told them, and say nothing of a rule or a regulation by themselves', () => {
    for (const name of fs.readdirSync(FOLDER)) {
      const text = fs.readFileSync(path.join(FOLDER, name), 'utf8');
      expect(text, name).not.to.match(/D\d\d-R\d\d|《|第.+条|ruleId|\barticle \d/);
      const { subject, body } = renderNotice(text, {});
      expect(`${subject}${body}`, name).not.to.match(/\{\{|undefined|null/);
    }
  });
});
