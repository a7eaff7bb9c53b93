/** The company's own lists: what an administrator changes is what pages and forms offer, and what cases are routed by. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { aDepartment } from '../kit/departments.js';
import { elements, attributeOf, texts, words } from '../kit/html.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt, walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';
import { aNewAccount, withPosts } from '../kit/posts.js';

const LIST = '/admin/organisation/department';
const PIPELINES = { code: 'pipelines', nameZh: '管网运行部', nameEn: 'Pipelines' };

describe('the organisation', () => {
  const web = withWeb();

  async function add(given: Record<string, string> = PIPELINES): Promise<PlainBrowser> {
    const browser = await web().signedIn('管理员01');
    await browser.open(LIST);
    await browser.submit(LIST, given);
    return browser;
  }
  async function people(department: string): Promise<void> {
    const { desk } = web();
    const admin = await desk.user('管理员01');
    for (const [username, role] of [
      ['承办09', 'handler'],
      ['部门负责人09', 'department-manager'],
    ] as const) {
      const names = { 'zh-CN': `${department}${username}`, en: `${username}, ${department}` };
      const post = { list: 'post' as const, code: `${role}-${department}`, names, role };
      await desk.useCases.organisation.addEntry(admin, { ...post, department: aDepartment(department) });
      await desk.useCases.people.createUser(admin, aNewAccount(username, post.code));
    }
  }
  async function assignmentForm(): Promise<{ browser: PlainBrowser; href: string }> {
    const { desk } = web();
    await walkTo(desk, 'userTask_Assign', null, desk.complaints.at(-1));
    const href = `/desk/tasks/${(await desk.task('userTask_Assign', desk.complaints.at(-1))).id}`;
    const browser = await web().signedIn('投诉办01');
    await browser.open(href);
    await browser.submit(`${href}/claim`);
    await desk.settled();
    await browser.open(href);
    return { browser, href };
  }
  const offered = (browser: PlainBrowser, name: string): string[] =>
    elements(browser.document, `select[name="${name}"] option`).map((option) => attributeOf(option, 'value'));

  it('gets a department, which a case is assigned to and whose people work it; one from before ends, too', async () => {
    const { desk } = web();
    const before = (await desk.file()).complaintId;
    await walkTo(desk, 'userTask_Investigate', null, before);
    const admin = await add();
    expect(words(admin)).to.include('已新增').and.to.include('管网运行部');
    await people('pipelines');
    const { complaintId } = await desk.file();
    const { browser, href } = await assignmentForm();
    expect(offered(browser, 'responsibleDepartment')).to.include('pipelines');
    await browser.submit(href, { responsibleDepartment: 'pipelines', jointDepartment: 'none' });
    await desk.settled();
    expect((await desk.complaint(complaintId)).responsibleDepartment).to.equal('pipelines');
    const handler = await web().signedIn('承办09');
    await handler.open('/desk?view=groups');
    expect(words(handler)).to.include((await desk.complaint(complaintId)).number);
    const elsewhere = await web().signedIn('承办02');
    expect((await elsewhere.open(`/desk/cases/${complaintId}`)).status).to.equal(403);
    await endedBy('承办09', complaintId);
    await endedBy('承办01', before);
  });

  /** Investigates, carries out, answers and returns the visit. */
  async function endedBy(handler: string, complaintId: ComplaintId): Promise<void> {
    const { desk } = web();
    for (const element of ['userTask_Investigate', 'userTask_DraftPlan'])
      await desk.complete(handler, element, {}, complaintId);
    await desk.complete('投诉办01', 'userTask_ApprovePlan', {}, complaintId);
    await desk.complete(handler, 'userTask_CarryOut', {}, complaintId);
    await walkTo(desk, null, 'userTask_ConfirmRectification', complaintId);
    expect((await desk.complaint(complaintId)).state).to.equal('archived');
  }

  it('calls a department otherwise on every page and in both languages, from the next page on', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const { complaintId } = desk.lastFiled;
    const browser = await web().signedIn('管理员01');
    await browser.open(`${LIST}/engineering`);
    await browser.submit(`${LIST}/engineering`, { nameZh: '工程技术部', nameEn: 'Works', position: '1' });
    expect(words(browser)).to.include('已修改').and.to.include('工程维修部').and.to.include('工程技术部');
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${complaintId}`);
    expect(words(office)).to.include('工程技术部').and.not.to.include('工程维修部');
    await office.open(`/desk/cases/${complaintId}?lang=en`);
    expect(words(office)).to.include('Works').and.not.to.include('Engineering and repair');
    await browser.open('/admin/organisation/post');
    expect(offered(browser, 'department')).to.deep.equal(['', 'engineering', 'service', 'metering', 'safety']);
    await browser.open('/admin/audit');
    expect(words(browser)).to.include('修改列表项 中文名称').and.to.include('部门：工程技术部');
  });

  it('offers no more what is out of use; what has it keeps it, its name and its work', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const { complaintId } = desk.lastFiled;
    const browser = await web().signedIn('管理员01');
    await browser.open(`${LIST}/engineering`);
    await browser.submit(`${LIST}/engineering/use`);
    expect(words(browser)).to.include('已停用');
    await browser.open('/admin/organisation/post');
    expect(offered(browser, 'department')).not.to.include('engineering');
    await desk.file();
    const task = await assignmentForm();
    expect(offered(task.browser, 'responsibleDepartment')).to.deep.equal(['', 'service', 'metering', 'safety']);
    const refused = await task.browser.submit(task.href, {
      responsibleDepartment: 'engineering',
      jointDepartment: 'none',
    });
    expect(refused.status).to.equal(422);
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${complaintId}`);
    expect(words(office)).to.include('工程维修部');
    const { id } = await desk.user('承办01');
    await browser.open(`/admin/users/${id}`);
    const change = { displayName: '承办一', posts: 'handler-engineering' };
    await browser.submit(`/admin/users/${id}`, change);
    expect((await desk.user('承办01')).displayName, 'whoever is in it stays').to.equal('承办一');
    await endedBy('承办01', complaintId);
    await browser.open(`${LIST}/engineering`);
    await browser.submit(`${LIST}/engineering/use`);
    await browser.open('/admin/organisation/post');
    expect(offered(browser, 'department')).to.include('engineering');
  });

  it('makes no post in a department that there is not', async () => {
    const { desk } = web();
    const names = { 'zh-CN': '某部承办人', en: 'Handler, nowhere' };
    const post = { list: 'post' as const, code: 'handler-nowhere', names, role: 'handler' as const };
    const refused = await desk.useCases.organisation
      .addEntry(await desk.user('管理员01'), { ...post, department: aDepartment('nowhere') })
      .catch((error: unknown) => error);
    expect(refused).to.deep.include({ code: 'invalid', details: { fields: { department: 'option' } } });
  });

  it('removes what nothing names, and of anything else says what names it', async () => {
    const { desk } = web();
    const browser = await add();
    const entry = `${LIST}/pipelines`;
    await browser.open(entry);
    const remove = browser.hidden(`${entry}/remove`);
    await people('pipelines');
    await browser.open(entry);
    expect(words(browser)).to.include('不能删除：2 个岗位').and.not.to.include('确定删除');
    const late = await browser.post(`${entry}/remove`, Object.fromEntries(remove));
    expect(late.status, 'opened before, sent after').to.equal(409);
    await browser.open(`${LIST}/safety`);
    expect(words(browser)).to.include('系统内置').and.not.to.include('确定停用');
    expect((await browser.post(`${LIST}/safety/use`, { inUse: 'false' })).status).to.equal(409);
    const admin = await desk.user('管理员01');
    for (const [username, role] of [
      ['承办09', 'handler'],
      ['部门负责人09', 'department-manager'],
    ] as const) {
      const { seen, user } = await desk.useCases.people.user(admin, (await desk.user(username)).id);
      await browser.open(`/admin/organisation/post/${role}-pipelines`);
      expect(words(browser), 'held by somebody').to.include('不能删除：1 个账号').and.to.include(username);
      await desk.useCases.people.changeUser(admin, user.id, withPosts(user, `${role}-service`), seen);
      await browser.open(`/admin/organisation/post/${role}-pipelines`);
      await browser.submit(`/admin/organisation/post/${role}-pipelines/remove`);
    }
    await browser.open(entry);
    await browser.submit(`${entry}/remove`);
    expect(words(browser)).to.include('已删除').and.not.to.include('管网运行部');
    expect((await browser.open(entry)).status).to.equal(404);
    await browser.open('/admin/audit');
    expect(words(browser)).to.include('删除列表项').and.to.include('部门：管网运行部');
  });

  it('adds a post, which is vacant until somebody is given it, and tells who is in charge of a department', async () => {
    const { desk } = web();
    const browser = await add();
    expect(words(browser)).to.include('管网运行部 Pipelines 没有部门负责人').and.to.include('repair 部门负责人01');
    const posts = '/admin/organisation/post';
    await browser.open(posts);
    const post = { code: 'pipelines-head', nameZh: '管网运行部主任', nameEn: 'Head of Pipelines' };
    await browser.submit(posts, { ...post, role: 'department-manager', department: '' });
    expect(texts(browser.document, '.govuk-error-summary a')).to.deep.equal(['承办人和部门负责人岗位必须选择部门']);
    await browser.submit(posts, { ...post, role: '', department: 'pipelines' });
    expect(texts(browser.document, '.govuk-error-summary a')).to.deep.equal(['请选择角色']);
    await browser.submit(posts, { ...post, role: 'department-manager', department: 'pipelines' });
    expect(words(browser)).to.include('已新增').and.to.include('管网运行部主任');
    await browser.open(`${posts}/pipelines-head`);
    expect(words(browser)).to.include('空缺').and.to.include('岗位所在部门 管网运行部');
    const { id } = await desk.user('部门负责人01');
    await browser.open(`/admin/users/${id}`);
    const account = {
      displayName: '部门负责人01',
      posts: 'pipelines-head',
      deputyOf: 'department-manager-engineering',
    };
    await browser.submit(`/admin/users/${id}`, account);
    expect((await desk.user('部门负责人01')).departments).to.deep.equal(['pipelines']);
    await browser.open(LIST);
    expect(words(browser)).to.include('repair 部门负责人01（副职） 没有部门负责人');
    await browser.open(`${LIST}/pipelines`);
    expect(words(browser)).to.include('部门负责人 部门负责人01').and.not.to.include('没有部门负责人');
    await browser.open('/admin/users?lang=en');
    expect(words(browser)).to.include('Head of Pipelines, Department manager, Engineering and repair (deputy)');
  });

  it('says what is wrong with a new one, and keeps what was typed', async () => {
    const browser = await add({ code: 'Pipe lines', nameZh: '', nameEn: 'x'.repeat(41) });
    expect(browser.page.status).to.equal(422);
    expect(texts(browser.document, '.govuk-error-summary a')).to.deep.equal([
      '请填写 2 至 30 个英文字母或数字组成、以小写字母开头的代码',
      '请填写中文名称',
      '英文名称请控制在 40 个字符以内',
    ]);
    await browser.submit(LIST, { code: 'metering', nameZh: '计量收费部', nameEn: 'Metering and billing' });
    expect(texts(browser.document, '.govuk-error-summary a')).to.deep.equal(['此代码已存在，请填写其他代码']);
    await browser.submit(LIST, { code: 'meters', nameZh: '计量收费部', nameEn: 'Metering and billing' });
    expect(texts(browser.document, '.govuk-error-summary a')).to.deep.equal([
      '列表中已有此中文名称',
      '列表中已有此英文名称',
    ]);
    expect(browser.page.html).to.include('value="计量收费部"');
    // What forms say for none of them.
    await browser.submit(LIST, { code: 'none', nameZh: '无', nameEn: 'None' });
    expect(browser.page.status).to.equal(422);
  });

  it('tells two administrators who change the same entry of each other', async () => {
    const [one, other] = [await web().signedIn('管理员01'), await web().signedIn('管理员02')];
    for (const browser of [one, other]) await browser.open(`${LIST}/metering`);
    await one.submit(`${LIST}/metering`, { nameZh: '计量部', nameEn: 'Metering', position: '2' });
    await other.submit(`${LIST}/metering`, { nameZh: '收费部', nameEn: 'Billing', position: '2' });
    expect(other.page.status).to.equal(409);
    expect(words(other)).to.include('他人修改了此项');
    expect(other.page.html).to.include('value="收费部"');
  });

  it('has pages for a list with nothing in it, and for a long one', async () => {
    const { desk } = web();
    const browser = await web().signedIn('管理员01');
    await desk.database.knex('list_entry').where({ list: 'department' }).delete();
    await browser.open(LIST);
    expect(words(browser)).to.include('列表中还没有内容');
    await desk.database.transaction(async (r) => {
      for (let position = 1; position <= 60; position += 1)
        await r.organisation.insert({
          ...{
            list: 'department',
            code: `d${position}`,
            position,
            inUse: true,
            department: null,
            role: null,
            onPortal: false,
            withheld: [],
            questions: null,
          },
          names: { 'zh-CN': `第${position}服务站`, en: `Station ${position}` },
        });
    });
    await browser.open(`${LIST}?page=3`);
    expect(words(browser)).to.include('第60服务站').and.not.to.include('第50服务站');
    await browser.open(`${LIST}/d60`);
    await browser.submit(`${LIST}/d60`, { nameZh: '第60服务站', nameEn: 'Station 60', position: '1' });
    await browser.open('/admin/organisation');
    expect(words(browser)).to.include('60');
    await browser.open('/admin/organisation/post');
    expect(offered(browser, 'department').slice(1, 3)).to.deep.equal(['d60', 'd1']);
  });
});

describe('the other lists', () => {
  const web = withWeb();
  const page = '/admin/organisation';

  async function added(list: string, code: string, nameZh: string): Promise<PlainBrowser> {
    const browser = await web().signedIn('管理员01');
    await browser.open(`${page}/${list}`);
    await browser.submit(`${page}/${list}`, { code, nameZh, nameEn: code });
    return browser;
  }

  it('a cause that an administrator adds is offered in the investigation, and shown in the case', async () => {
    const { desk } = web();
    await added('cause', 'weather', '极端天气');
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    await desk.complete('承办01', 'userTask_Investigate', { cause: 'weather' });
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${desk.complaints[0]}`);
    expect(words(office)).to.include('认定的原因').and.to.include('极端天气');
    // What an answer names is sealed: none is removed while there are answers.
    const browser = await web().signedIn('管理员01');
    await browser.open(`${page}/cause/weather`);
    expect(words(browser)).to.include('1 份已提交的表单');
  });

  it('a category is asked about by the form that it names, which two may share', async () => {
    const { desk } = web();
    const { definitions } = desk.useCases;
    const browser = await web().signedIn('管理员01');
    const entry = `${page}/category/other`;
    const named = async (questions: string): Promise<void> => {
      await browser.open(entry);
      await browser.submit(entry, { ...browser.filledIn(entry), questions });
    };
    await browser.open(entry);
    expect(words(browser)).to.include('当前流程版本中没有，不提问').and.to.include('不补充提问');
    expect(await definitions.matterForm('other')).to.equal(null);
    await named('repair');
    expect(words(browser))
      .to.include('哪一天报修或申请安装')
      .and.to.include('提问表单 安装与维修的表单（matters/repair.form）');
    expect(await definitions.matterForm('other')).to.deep.equal(await definitions.matterForm('repair'));
    await named('nowhere');
    expect(browser.page.status).to.equal(422);
    expect(texts(browser.document, '.govuk-error-summary a')).to.deep.equal(['请选择当前流程版本中的表单']);
    await browser.open(`${page}/category/repair`);
    await browser.submit(`${page}/category/repair`, {
      ...browser.filledIn(`${page}/category/repair`),
      questions: 'none',
    });
    expect(await definitions.matterForm('repair')).to.equal(null);
    expect(await definitions.matterForm('other'), 'which still asks').not.to.equal(null);
  });

  it('a role says what it may do, as the policies have it, in both languages', async () => {
    const browser = await web().signedIn('管理员01');
    const lines = async (role: string, language = 'zh-CN'): Promise<string[]> => {
      await browser.open(`${page}/role/${role}?lang=${language}`);
      expect(browser.page.html, role).not.to.include('admin.rights.');
      return texts(browser.document, '.govuk-list--bullet li, .govuk-checkboxes__label');
    };
    expect(await lines('handler')).to.include.members([
      '查看案件（限本部门）',
      '领取并办理本岗位的任务',
      '记录听到的投诉',
    ]);
    const manager = await lines('department-manager');
    expect(manager).to.include.members(['收回他人手中的任务（限本部门）', '为他人登记请假（限本部门）']);
    const office = await lines('complaint-office');
    expect(office).to.include.members([
      '查看案件',
      '暂停期限（只有此角色拥有，不能取消）',
      '登记投诉',
      '收回他人手中的任务',
    ]);
    expect(office).not.to.include('永久删除已归档案件的个人信息').and.not.to.include('查看账号');
    expect(await lines('general-manager')).to.include('永久删除已归档案件的个人信息');
    const admin = await lines('admin', 'en');
    expect(admin).to.include('Change accounts and their posts').and.not.to.include('See a case');
    for (const role of ['intake', 'supervising-leader', 'return-visitor', 'hr']) await lines(role, 'en');
    await browser.open(`${page}/department/metering`);
    expect(texts(browser.document, '.govuk-list--bullet li')).to.deep.equal([]);
  });

  it('a role has what the company leaves it of that: fewer rights from the next act on, and never one that nobody has', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const [complaint] = desk.complaints;
    const handler = await web().signedIn('承办01');
    const write = `/desk/cases/${complaint ?? ''}/message`;
    await handler.open(`/desk/cases/${complaint ?? ''}`);
    expect(handler.page.html).to.include(write);
    const admin = await web().signedIn('管理员01');
    const [role, rights] = [`${page}/role/handler`, `${page}/role/handler/rights`];
    await admin.open(role);
    const other = admin.tab();
    await other.open(role);
    await admin.submit(rights, { 'rights-cases': 'cases.reveal', 'rights-tasks': 'tasks.passOn' });
    expect(admin.page.html).to.include('权限已保存').and.to.include('取消的权限');
    expect(admin.page.html, 'what was taken away, in words').to.include('向投诉人发送消息、申请延长期限');
    expect((await handler.post(write, { message: '请补充读数。' })).status).to.equal(403);
    await handler.open(`/desk/cases/${complaint ?? ''}`);
    expect(handler.page.html).not.to.include(write);
    expect((await handler.post(`/desk/cases/${complaint ?? ''}/reveal`, { reason: 'verify' })).status).to.equal(200);
    expect((await other.submit(rights, { 'rights-cases': 'cases.write' })).status, 'as it was before').to.equal(409);
    expect(other.page.html).to.include('其他管理员刚刚修改了权限');
    await admin.open(`${page}/role/complaint-office`);
    expect(admin.page.html).to.include('暂停期限（只有此角色拥有，不能取消）');
    const office = `${page}/role/complaint-office/rights`;
    const seenRights = admin.hidden(office).find(([name]) => name === 'seenRights')?.[1] ?? '';
    const bypassed = await admin.post(office, { seenRights, 'rights-cases': 'cases.write' });
    expect(bypassed.status).to.equal(422);
    expect(admin.page.html).to.include('至少须有一个角色拥有该权限');
    expect((await admin.post(`${page}/role/nobody/rights`, { seenRights: '' })).status).to.equal(404);
    expect(await desk.ledgerFaults()).to.deep.equal([]);
    await desk.database.knex('list_entry').where({ list: 'role', code: 'handler' }).update({ withheld: '[]' });
    expect((await desk.ledgerFaults()).join(), 'not by that way').to.include('role handler');
  });

  it('a role is called as the company calls it; there are no others, and none is taken away', async () => {
    const browser = await web().signedIn('管理员01');
    await browser.open(`${page}/role`);
    expect(browser.page.html).not.to.include('id="code"');
    const entry = `${page}/role/return-visitor`;
    await browser.open(entry);
    await browser.submit(entry, { ...browser.filledIn(entry), nameZh: '客户回访专员' });
    await browser.open(`${page}/post`);
    expect(words(browser)).to.include('客户回访专员');
    await browser.open(`${page}/post/return-visitor`);
    expect(words(browser)).to.include('角色 客户回访专员');
    expect((await browser.post(`${entry}/remove`, {})).status).to.equal(409);
    const more = { code: 'auditor', nameZh: '审计员', nameEn: 'Auditor' };
    expect((await browser.post(`${page}/role`, more)).status).to.equal(409);
  });

  it('a step of a limit is called as the company calls it, on the page of a case and in notices; tables name it by code', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const browser = await web().signedIn('管理员01');
    await browser.open(`${page}/step/investigate`);
    expect(words(browser)).to.include('不能删除').and.to.include('1 个期限').and.to.include('个已部署的决策表或表单');
    await browser.submit(`${page}/step/investigate`, { nameZh: '现场核查', nameEn: 'Looking on site', position: '1' });
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${desk.lastFiled.complaintId}`);
    expect(words(office)).to.include('现场核查');
    await desk.advanceTo('2026-10-16T02:00:00.000Z');
    await desk.settled();
    const inbox = await web().signedIn('部门负责人01');
    await inbox.open('/desk/inbox');
    expect(words(inbox)).to.include('现场核查');
    expect(await desk.ledgerFaults()).to.deep.equal([]);
  });

  it('a kind of duty may be the company’s own; those that tables ask for stay', async () => {
    const browser = await added('duty', 'safety-talk', '安全宣讲');
    expect(words(browser)).to.include('安全宣讲');
    await browser.open(`${page}/duty/handling-assessment`);
    expect(words(browser)).to.include('不能删除').and.to.include('个已部署的决策表或表单');
    await browser.open(`${page}/duty/safety-talk`);
    await browser.submit(`${page}/duty/safety-talk/remove`);
    expect(words(browser)).to.include('已删除');
  });
});

describe('channels and categories', () => {
  const web = withWeb();
  const PIPES = { code: 'pipes', nameZh: '户外管线', nameEn: 'Pipes outside' };

  async function admin(list: string, given?: Record<string, string>): Promise<PlainBrowser> {
    const browser = await web().signedIn('管理员01');
    await browser.open(`/admin/organisation/${list}`);
    if (given) await browser.submit(`/admin/organisation/${list}`, given);
    return browser;
  }
  const choicesOf = (browser: PlainBrowser, name: string): string[] =>
    elements(browser.document, `[name="${name}"]`)
      .flatMap((field) => (field.localName === 'select' ? elements(field, 'option') : [field]))
      .map((one) => attributeOf(one, 'value'))
      .filter(Boolean);

  it('that an administrator adds are offered on the portal and at the desk, and the case shows them', async () => {
    const { desk } = web();
    const browser = await admin('category', PIPES);
    await browser.open('/admin/organisation/channel');
    await browser.submit('/admin/organisation/channel', { code: 'wechat', nameZh: '微信服务号', nameEn: 'WeChat' });
    const visitor = web().visitor();
    await visitor.open('/complaints/new');
    await visitor.goOn('/complaints/new/matter');
    expect(choicesOf(visitor, 'category')).to.include('pipes');
    expect(words(visitor)).to.include('户外管线');
    const clerk = await web().signedIn('受理01');
    await clerk.open('/desk/register');
    expect(choicesOf(clerk, 'channel')).to.include('wechat');
    const complaintId = await desk.register('受理01', { channel: 'wechat', category: 'pipes' });
    expect(await desk.complaint(complaintId)).to.include({ channel: 'wechat', category: 'pipes' });
    await clerk.open(`/desk/cases/${complaintId}`);
    expect(words(clerk)).to.include('微信服务号').and.to.include('户外管线');
    await walkTo(desk, null, 'userTask_DecideAcceptance', complaintId);
    expect((await desk.complaint(complaintId)).state).to.equal('archived');
  });

  it('out of use are offered no more, and a case of before keeps its own', async () => {
    const { desk } = web();
    await desk.file();
    await desk.complete('受理01', 'userTask_Register', { category: 'quality' });
    await walkTo(desk, 'userTask_Investigate', 'userTask_DecideAcceptance');
    const browser = await admin('category');
    await browser.open('/admin/organisation/category/quality');
    await browser.submit('/admin/organisation/category/quality/use');
    const visitor = web().visitor();
    await visitor.open('/complaints/new');
    await visitor.goOn('/complaints/new/matter');
    expect(choicesOf(visitor, 'category')).not.to.include('quality');
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${desk.complaints[0]}`);
    expect(words(office)).to.include('燃气质量');
    await browser.open('/admin/organisation/category/quality');
    expect(words(browser)).to.include('不能删除：1 件投诉');
    await walkTo(desk, null, 'userTask_Investigate');
    expect((await desk.complaint()).state).to.equal('archived');
  });

  it('that the program goes by stay: the portal, danger, and whatever is in no other', async () => {
    const browser = await admin('category');
    for (const entry of ['category/safety', 'category/other', 'channel/web', 'channel/other']) {
      await browser.open(`/admin/organisation/${entry}`);
      expect(words(browser)).to.include('系统内置');
      expect((await browser.post(`/admin/organisation/${entry}/remove`, {})).status).to.equal(409);
    }
    // A table of the regulation names it.
    await browser.open('/admin/organisation/category/conduct');
    expect(words(browser)).to.include('不能删除').and.to.include('个已部署的决策表或表单');
  });

  it('that are none are not taken, whoever sends them', async () => {
    const { desk } = web();
    for (const given of [{ channel: 'pigeon' }, { category: 'pigeon' }, { category: '__proto__' }]) {
      const refused = await desk.file(given).catch((error: unknown) => error);
      expect(refused).to.deep.include({ code: 'invalid' });
    }
  });

  it('may say which department is in charge as a rule: it is chosen beforehand in the assignment', async () => {
    const { desk } = web();
    const browser = await admin('category');
    const entry = '/admin/organisation/category/repair';
    await browser.open(entry);
    await browser.submit(entry, { ...browser.filledIn(entry), department: 'service' });
    expect(words(browser)).to.include('已修改').and.to.include('客户服务部');
    await desk.file();
    await desk.complete('受理01', 'userTask_Register', { category: 'repair' });
    await walkTo(desk, 'userTask_Assign', 'userTask_DecideAcceptance');
    const office = await desk.user('投诉办01');
    const { id } = await desk.task('userTask_Assign');
    await desk.useCases.tasks.claimWorkItem(office, id);
    expect(await desk.useCases.tasks.taskFormData(office, id)).to.deep.equal({ responsibleDepartment: 'service' });
    await browser.open('/admin/organisation/department/service');
    expect(words(browser)).to.include('1 个类别');
    const wrong = await browser
      .open(entry)
      .then(() => browser.submit(entry, { ...browser.filledIn(entry), department: 'nowhere' }));
    expect(wrong.status).to.equal(422);
  });
});
