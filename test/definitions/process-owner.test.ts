/**
 * What a process owner adds in Modeler works by being deployed: a task with its form, a field, a notice, a cause. Nothing but
 * the files changes; cases that were under way go on by theirs, and every word is there in both languages.
 */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Duty } from '../../domain/duties/index.js';
import { toDutyKind } from '../../domain/organisation/model.js';
import { toGroup } from '../../domain/people/roles.js';
import { filesOf, type Resource } from '../../gateways/deploy.js';
import { bundle } from '../kit/bundle.js';
import { words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { aDay, anInstant } from '../kit/instants.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const DIAGRAM = 'department-investigation/department-investigation.bpmn';

/** Before the investigation somebody looks at the place, and the complainant is told. */
const VISIT = `
    <bpmn:userTask id="userTask_VisitSite" name="现场查看">
      <bpmn:documentation>工作内容：到现场查看。</bpmn:documentation>
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="visit-site" bindingType="deployment" />
        <zeebe:assignmentDefinition candidateGroups="=[investigatorGroup]" />
        <zeebe:properties>
          <zeebe:property name="nameEn" value="Look at the place" />
          <zeebe:property name="documentationEn" value="What: Look at the place." />
        </zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>flow_FindInvestigator_Investigate</bpmn:incoming>
      <bpmn:outgoing>flow_VisitSite_TellOfVisit</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sendTask id="sendTask_TellOfVisit" name="告知查看情况">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="notice.send" retries="3" />
        <zeebe:taskHeaders>
          <zeebe:header key="event" value="site-visited" />
          <zeebe:header key="audience" value="complainant" />
        </zeebe:taskHeaders>
      </bpmn:extensionElements>
      <bpmn:incoming>flow_VisitSite_TellOfVisit</bpmn:incoming>
      <bpmn:outgoing>flow_TellOfVisit_Investigate</bpmn:outgoing>
    </bpmn:sendTask>
    <bpmn:sequenceFlow id="flow_VisitSite_TellOfVisit" sourceRef="userTask_VisitSite" targetRef="sendTask_TellOfVisit" />
    <bpmn:sequenceFlow id="flow_TellOfVisit_Investigate" sourceRef="sendTask_TellOfVisit" targetRef="userTask_Investigate" />
    <bpmn:userTask id="userTask_Investigate"`;

const withVisit = (xml: string): string =>
  xml
    .replace(
      /(<bpmn:sequenceFlow id="flow_FindInvestigator_Investigate"[^>]*targetRef=")userTask_Investigate/,
      '$1userTask_VisitSite',
    )
    .replace('<bpmn:incoming>flow_FindInvestigator_Investigate<', '<bpmn:incoming>flow_TellOfVisit_Investigate<')
    .replace('\n    <bpmn:userTask id="userTask_Investigate"', VISIT);

interface Form {
  id: string;
  components: { key: string; properties?: Record<string, string>; values?: object[] }[];
}

const row = (key: string) => ({ id: `field_${key}`, key, layout: { row: `row_${key}`, columns: null } });

/** As Modeler saves it. */
const VISIT_FORM = (like: string): string => {
  const { components: _others, ...head } = JSON.parse(like) as Form;
  return JSON.stringify({
    ...head,
    id: 'visit-site',
    components: [
      {
        ...row('siteNote'),
        type: 'textarea',
        label: '现场情况',
        validate: { required: true, maxLength: 500 },
        properties: { labelEn: 'What was found', quotable: 'true', ownPerPerson: 'true' },
      },
      {
        ...row('siteOutcome'),
        type: 'radio',
        label: '是否见到投诉人',
        validate: { required: true },
        values: [
          { label: '见到', value: 'met' },
          { label: '未见到', value: 'absent' },
        ],
        properties: {
          labelEn: 'Was the complainant there?',
          outcome: 'true',
          quotable: 'true',
          'option.met.en': 'Was there',
          'option.absent.en': 'Was not there',
        },
      },
    ],
  });
};

const NOTICE = {
  'zh-CN':
    '---\nsubject: 投诉 {{number}} 现场查看情况\n---\n查看情况：{{siteNote}}（{{siteOutcome}}）{{#if siteOutcomeIs.absent}}请与我们约定时间。{{/if}}\n',
  en: '---\nsubject: Complaint {{number}}: we came\n---\nFound: {{siteNote}} ({{siteOutcome}}){{#if siteOutcomeIs.absent}} Please name a time.{{/if}}\n',
};

/** What is chosen from, as Modeler saves it, beside the company's own list. */
const choices = (values: readonly (readonly [value: string, label: string, english: string])[]) => ({
  values: values.map(([value, label]) => ({ value, label })),
  inEnglish: Object.fromEntries(values.map(([value, , english]) => [`option.${value}.en`, english])),
});

const METER = ['meter-fault', '表具卡死', 'Jammed meter'] as const;
const PIPES = ['old-pipes', '管道锈蚀', 'Rusty pipes'] as const;

function edited(file: string, change: (text: string) => string, resources: readonly Resource[] = bundle()): Resource[] {
  expect(resources.map(({ name }) => name)).to.include(file);
  return resources.map(({ name, content }) =>
    name === file ? { name, content: Buffer.from(change(content.toString('utf8'))) } : { name, content },
  );
}

const investigating = (change: (components: Form['components']) => Form['components']): Resource[] =>
  edited('department-investigation/investigate.form', (text) => {
    const form = JSON.parse(text) as Form;
    return JSON.stringify({ ...form, components: change(form.components) });
  });

/** The field that is the cause offers these besides the company's own list. */
const asking = (causes: Parameters<typeof choices>[0]): Resource[] =>
  investigating((components) =>
    components.map((one) => {
      if (one.properties?.['cause'] !== 'true') return one;
      const { values, inEnglish } = choices(causes);
      return { ...one, values, properties: { ...one.properties, ...inEnglish } };
    }),
  );

const file = (name: string, text: string): Resource => ({ name, content: Buffer.from(text) });

const withVisits = (): Resource[] => [
  ...edited(DIAGRAM, withVisit),
  file(
    'department-investigation/visit-site.form',
    VISIT_FORM(
      bundle()
        .find(({ name }) => name.endsWith('/investigate.form'))
        ?.content.toString('utf8') ?? '',
    ),
  ),
  file('notices/site-visited.zh-CN.hbs', NOTICE['zh-CN']),
  file('notices/site-visited.en.hbs', NOTICE.en),
];

describe('a process owner with Modeler and nothing else', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });
  const deploy = (resources: readonly Resource[]) =>
    web().desk.useCases.policies.deployBundleFor('管理员01', filesOf(resources), '按现场需要调整');
  const page = async (username: string, address: string, language: 'zh-CN' | 'en'): Promise<string> => {
    const browser = await web().signedIn(username);
    await browser.open(`${address}?lang=${language}`);
    return words(browser);
  };
  const caseIn = (complaintId: ComplaintId, language: 'zh-CN' | 'en'): Promise<string> =>
    page('投诉办01', `/desk/cases/${complaintId}`, language);

  async function bothCases(resources: readonly Resource[]) {
    const { desk } = web();
    const before = await desk.file();
    await walkTo(desk, 'userTask_Assign', null, before.complaintId);
    await deploy(resources);
    const after = await desk.file({ locale: 'en' });
    for (const { complaintId } of [before, after])
      await walkTo(
        desk,
        'userTask_Investigate',
        complaintId === before.complaintId ? 'userTask_Assign' : null,
        complaintId,
      );
    return { before: before.complaintId, after: after.complaintId };
  }

  it('adds a task with a form and a notice: they come in new cases, in both languages, and old cases do without', async () => {
    const { desk } = web();
    const { before, after } = await bothCases(withVisits());
    expect(await desk.openTasks(before)).to.deep.equal(['userTask_Investigate']);
    expect(await desk.openTasks(after)).to.deep.equal(['userTask_VisitSite']);
    const { id } = await desk.task('userTask_VisitSite', after);
    expect(await page('承办01', `/desk/tasks/${id}`, 'zh-CN')).to.include('现场查看');
    expect(await page('承办01', `/desk/tasks/${id}`, 'en')).to.include('Look at the place');

    await desk.do('userTask_VisitSite', { siteNote: '表箱有异响。', siteOutcome: 'absent' }, after);
    expect(await desk.database.read.workItems.byId(id)).to.include({ outcome: 'absent' });
    expect(await caseIn(after, 'zh-CN'))
      .to.include('现场情况 表箱有异响。')
      .and.to.include('是否见到投诉人 未见到');
    expect(await caseIn(after, 'en')).to.include('Was the complainant there? Was not there');
    // The complainant's own language.
    expect(await caseIn(after, 'zh-CN')).to.include('Found: 表箱有异响。 (Was not there) Please name a time.');
    for (const complaintId of [before, after]) {
      await walkTo(desk, null, 'userTask_Investigate', complaintId);
      expect(await desk.complaint(complaintId)).to.include({ state: 'archived', outcome: 'satisfied' });
    }
  });

  it('adds a cause, and a choice to it: what is submitted is counted under its name, in both languages', async () => {
    const { desk } = web();
    const { before, after } = await bothCases(asking([METER]));
    await deploy(asking([METER, PIPES]));
    const third = await desk.file();
    await walkTo(desk, 'userTask_Investigate', null, third.complaintId);
    await desk.do('userTask_Investigate', {}, before);
    await desk.do('userTask_Investigate', { cause: 'meter-fault' }, after);
    await desk.do('userTask_Investigate', { cause: 'old-pipes' }, third.complaintId);
    expect(await caseIn(third.complaintId, 'zh-CN')).to.include('认定的原因 管道锈蚀');
    expect(await caseIn(third.complaintId, 'en')).to.include('Cause that was found Rusty pipes');

    const quarter: Duty = {
      ...{
        id: anId('duty-1'),
        kind: toDutyKind('complaint-analysis'),
        policyVersion: 'D03_2025_1',
        ruleId: 'D03-R24',
        article: '',
      },
      ...{ period: 'quarter', periodFrom: aDay('2026-07-01'), periodTo: aDay('2026-09-30') },
      ...{ dueAt: anInstant('2026-09-30T16:00:00.000Z'), publish: false, state: 'planned' },
      ...{ preparerGroup: toGroup('complaint-office'), reviewerGroup: toGroup('general-manager') },
      ...{ figures: null, reportedAt: null, publishedAt: null, completedAt: null },
    };
    await desk.database.transaction((r) => r.duties.insertOnce(quarter, 'no report yet'));
    expect(await page('分管领导01', `/desk/duties/${quarter.id}`, 'zh-CN'))
      .to.include('投诉原因：表具卡死 1')
      .and.to.include('投诉原因：管道锈蚀 1');
    expect(await page('分管领导01', `/desk/duties/${quarter.id}`, 'en')).to.include('Cause: Rusty pipes 1');
  });

  it('adds a field that goes to the process before the answer: visits are counted by the answer (D03-R24)', async () => {
    const { desk } = web();
    const resources = edited('return-visit/return-visit.form', (text) => {
      const form = JSON.parse(text) as Form;
      const [answer, channel, ...others] = form.components;
      if (answer === undefined || channel === undefined) throw new Error('The form of the visit has other fields.');
      channel.properties = { ...channel.properties, processVariable: 'true' };
      return JSON.stringify({ ...form, components: [channel, answer, ...others] });
    });
    await deploy(
      edited(
        'return-visit/return-visit.bpmn',
        (xml) => xml.replace('name="allowedVariables" value="', 'name="allowedVariables" value="visitChannel '),
        resources,
      ),
    );
    const { complaintId } = await desk.file();
    await walkTo(desk, null, null, complaintId);
    const items = await desk.database.read.workItems.ofComplaint(complaintId);
    expect(items.find(({ formId }) => formId === 'return-visit')).to.deep.include({
      outcome: 'satisfied',
      records: ['visited'],
    });
    expect(items.find(({ formId }) => formId === 'register')?.outcome, 'a channel is no outcome').to.equal(null);
    const figures = await desk.database.read.reports.facts(
      anInstant('2026-06-30T16:00:00.000Z'),
      anInstant('2026-12-30T16:00:00.000Z'),
    );
    expect(figures.visits).to.deep.equal(['satisfied']);
  });

  it('is told in both languages what a form says that means nothing, and nothing is deployed', async () => {
    const refused: [change: (properties: Record<string, string>) => void, chinese: string, english: string][] = [
      [(p) => (p['outcome'] = 'yes'), '属性 outcome 不能是“yes”', 'outcome cannot be “yes”'],
      [(p) => (p['outcom'] = 'true'), '没有 outcom 这个属性', 'there is no property outcom'],
      [(p) => (p['records'] = 'celebrated'), '属性 records 不能是“celebrated”', 'records cannot be “celebrated”'],
      [(p) => (p['continues'] = 'nothing'), '属性 continues 不能是“nothing”', 'continues cannot be “nothing”'],
      [(p) => (p['amount'] = 'true'), '属性 amount 不能用于这种控件', 'amount is nothing that a radio can be'],
      [(p) => (p['content'] = 'phone'), '不能填写投诉的 phone', 'a radio cannot hold the complaint’s phone'],
    ];
    for (const [change, chinese, english] of refused) {
      const resources = edited('return-visit/return-visit.form', (text) => {
        const form = JSON.parse(text) as Form;
        change((form.components[0] as Required<Form['components'][0]>).properties);
        return JSON.stringify(form);
      });
      const said = await deploy(resources).then(String, String);
      expect(said).to.include(chinese).and.to.include(english).and.to.include('return-visit/return-visit.form');
    }
    const two = investigating((components) =>
      components.map((one) => ({ ...one, ...(one.values && { properties: { ...one.properties, outcome: 'true' } }) })),
    );
    expect(await deploy(two).then(String, String)).to.include('只能有一个字段是 outcome');
    expect((await web().desk.database.read.bundles.latest())?.number).to.equal(1);
  });
});
