/** A complaint's way through the house: what each role fills in. Fields are those of the forms in workflows/. */
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { shown } from './html.js';
import { PlainBrowser } from './plain-browser.js';
import { pause } from './server.js';

export const PERSON = {
  name: '测试甲',
  phone: '19900000000',
  words: '上月燃气账单明显偏高，怀疑燃气表走字异常，请派人检测。',
};

/** Fields of a matter's questions begin with its category. */
export const COMPLAINT: Record<string, string> = {
  safetyHazard: 'no',
  category: 'metering',
  'metering-meterNumber': 'M00000001',
  'metering-reading': '1234.5',
  'metering-readOn': '2026-09-28',
  'supply-extent': 'building',
  'repair-visited': 'no',
  content: PERSON.words,
  occurredAt: '2026年9月',
  address: '测试市示范区测试路1号',
  desiredOutcome: '请检测燃气表并更正账单。',
  complainantName: PERSON.name,
  phone: PERSON.phone,
  email: '',
};

export interface TaskStep {
  username: string;
  elementId: string;
  /** The task's name in Chinese. */
  task: string;
  fields: Record<string, string>;
}

export const JOURNEY: readonly TaskStep[] = [
  {
    username: '受理01',
    elementId: 'userTask_Register',
    task: '登记投诉',
    fields: {
      channel: 'web',
      complainantName: PERSON.name,
      phone: PERSON.phone,
      address: '测试市示范区测试路1号',
      content: PERSON.words,
      category: 'metering',
    },
  },
  {
    username: '投诉办01',
    elementId: 'userTask_DecideAcceptance',
    task: '审查受理',
    fields: { acceptance: 'accepted' },
  },
  {
    username: '投诉办01',
    elementId: 'userTask_Assign',
    task: '分派责任部门',
    fields: { responsibleDepartment: 'engineering', assignmentNote: '请尽快上门检测。' },
  },
  {
    username: '承办01',
    elementId: 'userTask_Investigate',
    task: '调查核实',
    fields: {
      investigationOutcome: 'done',
      findings: '经检测，燃气表计量超差。',
      evidence: '检测记录一份。',
      substantiated: 'yes',
    },
  },
  {
    username: '承办01',
    elementId: 'userTask_DraftPlan',
    task: '拟定处理方案',
    fields: { plan: '更换燃气表，按检测结果更正账单。', planDueOn: '2030-10-18', planLevel: 'important' },
  },
  {
    username: '分管领导01',
    elementId: 'userTask_ApprovePlan',
    task: '审批处理方案',
    fields: { approvalOutcome: 'approved', approvalOpinion: '同意。' },
  },
  {
    username: '承办01',
    elementId: 'userTask_CarryOut',
    task: '执行整改措施',
    fields: { measuresTaken: '已更换燃气表。', completedOn: '2030-10-15' },
  },
  {
    username: '投诉办01',
    elementId: 'userTask_ConfirmRectification',
    task: '确认整改完成',
    fields: { rectificationConfirmed: 'confirmed' },
  },
  {
    username: '投诉办01',
    elementId: 'userTask_PrepareResult',
    task: '拟写处理结果',
    fields: { resultText: '经检测燃气表计量超差，已更换并更正账单。', apology: 'true' },
  },
  {
    username: '回访01',
    elementId: 'userTask_ReturnVisit',
    task: '回访投诉人',
    fields: { visitOutcome: 'satisfied', visitChannel: 'phone', visitNote: '投诉人表示满意。' },
  },
];

/** Longer than a job of a process that was killed waits for its next worker. */
const TRIES = 600;

/** Which fields are on which page of the form. */
const PAGES: [page: string, fields: string[]][] = [
  ['safety', ['safetyHazard']],
  ['matter', ['category']],
  ['details', []],
  ['what', ['content', 'occurredAt']],
  ['where', ['address']],
  ['wish', ['desiredOutcome']],
  ['contact', ['complainantName', 'phone', 'email']],
];

const isOf =
  (category = '') =>
  (name: string): boolean =>
    name.startsWith(`${category}-`);

/** As a citizen: page by page, up to the check of the answers, or to the page that refuses one. */
export async function fillIn(citizen: PlainBrowser, answers: Record<string, string>): Promise<void> {
  await citizen.goOn('/complaints/new');
  // Something was begun in another tab: this is another complaint.
  if (citizen.page.url.endsWith('/complaints/new')) await citizen.open(citizen.links('重新填写一件')[0] ?? '');
  for (const [page, fields] of PAGES) {
    await citizen.goOn(`/complaints/new/${page}`);
    // Nothing is asked about this category.
    if (!citizen.page.url.endsWith(page)) continue;
    const names = page === 'details' ? Object.keys(answers).filter(isOf(answers['category'])) : fields;
    const given = Object.fromEntries(names.map((name) => [name, answers[name] ?? '']));
    const { status, url } = await citizen.submit(`/complaints/new/${page}`, given);
    if (status === 422) return;
    if (url.endsWith('/complaints/danger'))
      await citizen.post('/complaints/danger', { choice: answers['safetyHazard'] === 'yes' ? 'told' : 'safe' });
  }
  if (citizen.page.url.endsWith('/complaints/new/similar'))
    await citizen.submit('/complaints/new/similar', { outage: answers['outage'] ?? '' });
}

/** As a citizen: fills in the form, looks it over, sends it. */
export async function fileComplaint(
  url: string,
  more: Record<string, string> = {},
): Promise<{ number: string; code: string }> {
  const citizen = new PlainBrowser(url);
  await fillIn(citizen, { ...COMPLAINT, ...more });
  const { html, status } = await citizen.submit('/complaints');
  const filed = { number: shown(html, 'number'), code: shown(html, 'code') };
  if (filed.number === '' || filed.code === '') throw new Error(`The complaint was not filed: ${status}.`);
  return filed;
}

/** The browser of whoever does the step. */
export async function staff(url: string, { username }: TaskStep): Promise<PlainBrowser> {
  const browser = new PlainBrowser(url);
  await browser.signIn(username, DEMONSTRATION_PASSWORD);
  return browser;
}

/** Claims the step's task as soon as it is offered: workers need a moment. @returns the task's address */
export async function claimTask(browser: PlainBrowser, { task }: TaskStep): Promise<string> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await browser.open('/desk?view=groups');
    const href = browser.links(task).find((one) => one.startsWith('/desk/tasks/'));
    if (href !== undefined) {
      await browser.open(href);
      await browser.submit(`${href}/claim`);
      return href;
    }
    await pause();
  }
  throw new Error(`The task ${task} does not appear: ${browser.page.status} ${browser.text}`);
}

export async function submitTask(browser: PlainBrowser, href: string, { fields }: TaskStep): Promise<void> {
  const { status } = await browser.open(href);
  if (status !== 200) throw new Error(`${href} answers ${status}: ${browser.text}`);
  const answer = await browser.submit(href, fields);
  if (answer.status !== 200) throw new Error(`${href} was not accepted (${answer.status}): ${browser.text}`);
}

/** Waits until the complainant is told that the case is archived. */
export async function untilArchived(url: string, { number, code }: { number: string; code: string }): Promise<void> {
  const citizen = new PlainBrowser(url);
  await citizen.open('/track');
  await citizen.submit('/track', { number, code });
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await citizen.open('/track/complaint');
    if (citizen.page.html.includes('已归档')) return;
    await pause();
  }
  throw new Error(`${number} is not archived: ${citizen.text}`);
}

/** From the public form to the archive, every task done. */
export async function travel(url: string): Promise<{ number: string; code: string }> {
  const filed = await fileComplaint(url);
  for (const step of JOURNEY) {
    const browser = await staff(url, step);
    await submitTask(browser, await claimTask(browser, step), step);
  }
  await untilArchived(url, filed);
  return filed;
}
