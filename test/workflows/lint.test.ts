/** Our rules for bpmnlint: each has a model of its own that it must refuse, and for nothing else. */
import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { lintModel } from '../../cli/workflows/bpmnlint.js';
import { checkTables } from '../../cli/workflows/check-tables.js';
import { extensions, readBpmn, within } from '../../gateways/bpmn.js';
import { RULES } from '../../cli/workflows/rules/index.js';
import { allJobTypes } from '../../workflows/process-api.js';
import { NO_RULE, policiesOf, withCells } from '../kit/policy.js';
import { bundle, root } from './kit.js';

const models = path.join(root, 'test/workflows/rules');
const FINDINGS: Record<string, string[]> = {
  'allowed-variables': ['userTask_ApprovePlan: it writes opinion, which is not in allowedVariables'],
  'bound-calls': ['callActivity_JudgeAgain: what it calls is not bound to the deployment'],
  'chinese-labels': [
    'userTask_ApprovePlan: its name is not Chinese',
    'userTask_ApprovePlan: its name is longer than 12 characters',
  ],
  'complete-user-task': [
    'userTask_ApprovePlan: its form is not bound to the deployment',
    'userTask_ApprovePlan: it has no candidate group',
    'userTask_ApprovePlan: it names no limit to keep (clock)',
  ],
  'designed-ids': ['Activity_0x1y2z3: its id does not begin with userTask_ and a word'],
  'named-source': ['userTask_ApprovePlan: it names neither a rule nor the company as its source'],
};

describe('our rules for diagrams', () => {
  it('have a model each', () => {
    const names = readdirSync(models).map((file) => file.replace('.bpmn', ''));
    expect(names).to.have.members(Object.keys(RULES));
    expect(Object.keys(FINDINGS)).to.have.members(Object.keys(RULES));
  });

  for (const [rule, findings] of Object.entries(FINDINGS)) {
    it(`${rule} refuses its model`, async () => {
      const definitions = await readBpmn(readFileSync(path.join(models, `${rule}.bpmn`), 'utf8'));
      const found = await lintModel(root, { definitions });
      expect(found).to.deep.equal(findings.map((finding) => `${finding} (gas-complaint-desk/${rule})`));
    });
  }
});

describe('our rules for tables', () => {
  const findings = async (cells: Record<string, string>): Promise<string[]> => {
    const files = await policiesOf(await withCells(bundle(), cells));
    return [...files.values()].flatMap(checkTables);
  };

  it('find nothing in the shipped ones', async () => {
    expect(await findings({})).to.deep.equal([]);
  });

  it('refuse a limit without its rule, and a unit that nobody knows', async () => {
    expect(await findings({ 'D03_2025_1.dmn#limits_register_ruleId': '"第七条"' })).to.deep.equal([
      'limits_D03_2025_1 limits_register: the limit does not name its rule (ruleId)',
    ]);
    expect(await findings({ 'D03_2025_1.dmn#limits_register_unit': '"week"' })).to.deep.equal([
      'limits_D03_2025_1 limits_register: its unit is none we know',
    ]);
    expect(await findings({ 'D03_2025_1.dmn#limits_register_ruleId': `"${NO_RULE}"` })).to.deep.equal([
      `limits_D03_2025_1 limits_register: ${NO_RULE} is no rule of the regulations`,
      'limits_D03_2025_1 limits_register: the limit does not name its rule (ruleId)',
    ]);
  });
});

describe('our rules for the table of contacts', () => {
  const findings = async (cells: Record<string, string>): Promise<string[]> => {
    const files = await policiesOf(await withCells(bundle(), cells));
    return [...files.values()].flatMap(checkTables).map((finding) => finding.replace(/^contacts_\S+ contacts_/, ''));
  };
  const REFUSED: [cell: string, feel: string, finding: string][] = [
    ['hotline_kind', '"fax"', 'hotline: its kind is none we know'],
    ['hotline_value', 'null', 'hotline: it has no number or address'],
    ['hotline_value', '"请查官网"', 'hotline: its number cannot be called'],
    ['email_value', '"tousu"', 'email: its address is no e-mail address'],
    ['letter_nameEn', 'null', 'letter: name is not there in both languages'],
    ['letter_remarkEn', '"请写明"', 'letter: remark is not there in both languages'],
    ['shop_hoursEn', '"all day"', 'shop: hours is not there in both languages'],
    ['petition_id', 'null', 'petition: its id is missing, or another row has it too'],
  ];
  for (const [cell, feel, finding] of REFUSED)
    it(`refuse ${cell} = ${feel}`, async () => {
      expect(await findings({ [`COMPANY_2025_1.dmn#contacts_${cell}`]: feel })).to.deep.equal([finding]);
    });
});

describe('the element templates for Modeler', () => {
  interface Template {
    name: string;
    properties: {
      value?: string;
      binding: { type: string; property?: string; key?: string; eventType?: string };
      choices?: { value: string }[];
    }[];
  }
  const file = path.join(root, 'workflows/.camunda/element-templates/gas-complaint-desk.json');
  const templates = JSON.parse(readFileSync(file, 'utf8')) as Template[];
  const typesOf = ({ properties }: Template): string[] =>
    properties
      .filter(({ binding }) => binding.property === 'type' && binding.type === 'zeebe:taskDefinition')
      .map(({ value = '' }) => value);

  it('are what Modeler accepts', () => {
    const { validateAllZeebe } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator') as {
      validateAllZeebe(list: object[]): { valid: boolean };
    };
    expect(validateAllZeebe(templates).valid).to.equal(true);
  });

  it('offer every job type that a worker serves, in Chinese, and no other', () => {
    expect(templates.flatMap(typesOf)).to.have.members([...allJobTypes]);
    for (const { name } of templates) expect(name).to.match(/^[\p{Script=Han}]{2,10}$/u);
  });

  it('offer every event and every notice that the diagrams use', async () => {
    const offered = (name: string): string[] =>
      templates
        .find((template) => template.name === name)
        ?.properties.find(({ binding }) => binding.key === 'event')
        ?.choices?.map(({ value }) => value) ?? [];
    const diagrams = bundle().filter((resource) => resource.name.endsWith('.bpmn'));
    const read = await Promise.all(diagrams.map(({ content }) => readBpmn(content.toString('utf8'))));
    const elements = read.flatMap(({ rootElements }) => rootElements.flatMap(within));
    const used = (type: string): string[] => {
      const tasks = elements.filter((one) => extensions(one, 'zeebe:TaskDefinition').some((job) => job.type === type));
      const headers = tasks.flatMap((one) => extensions(one, 'zeebe:TaskHeaders').flatMap(({ values = [] }) => values));
      return [...new Set(headers.filter(({ key }) => key === 'event').map(({ value }) => String(value)))];
    };
    expect(offered('记录办理事件')).to.have.members(used('case.record-event'));
    expect(offered('发送通知')).to.have.members(used('notice.send'));
  });
});
