/** The whole of workflows/ is one deployment, and the engine takes it. */
import path from 'node:path';
import { type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { expect } from 'chai';
import { readForms } from '../../cli/workflows/forms.js';
import { readModels } from '../../cli/workflows/models.js';
import { forEngine } from '../kit/bundle.js';

/** The tables that every policy has. */
const TABLES = [
  'limits',
  'profile',
  'classification',
  'major',
  'decline',
  'investigators',
  'approval',
  'extension',
  'accountability',
  'duties',
  'roles',
];
const COMPANY = [
  'marks',
  'recipients',
  'escalation',
  'pauses',
  'notices',
  'hours',
  'outside',
  'danger',
  'internal',
  'contacts',
  'online',
  'retention',
  'telling',
];

const workflows = path.resolve(import.meta.dirname, '../../workflows');

describe('the deployment of workflows/', () => {
  let engine: RunningEngine;
  before(async () => {
    engine = await startEngine({ data: ':memory:' });
  });
  after(() => engine.close());

  it('is accepted as one deployment, with every process, decision and form', async () => {
    const deployed = await engine.execute('deploy', { resources: forEngine() });
    expect(deployed.processes.map(({ bpmnProcessId }) => bpmnProcessId)).to.have.members(
      (await readModels(workflows)).map(({ id }) => id),
    );
    expect(deployed.forms.map(({ formId }) => formId)).to.have.members(readForms(workflows).map(({ id }) => id));
    const policies = ['D03', 'D04', 'D09', 'D11', 'D16'];
    expect(deployed.decisions.map(({ decisionId }) => decisionId)).to.have.members([
      ...policies.flatMap((policy) => TABLES.map((table) => `${table}_${policy}_2025_1`)),
      ...COMPANY.map((table) => `${table}_COMPANY_2025_1`),
      'nature_D17_2025_1',
      'impact_D17_2025_1',
    ]);
  });

  it('changes nothing when it is deployed again', async () => {
    const again = await engine.execute('deploy', { resources: forEngine() });
    expect(new Set(again.processes.map(({ version }) => version))).to.deep.equal(new Set([1]));
  });

  it('has every form that a user task names, once', async () => {
    const ids = readForms(workflows).map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    const named = (await readModels(workflows)).flatMap(({ userTasks }) => Object.values(userTasks));
    expect(ids).to.include.members(named.map(({ formId }) => formId));
  });
});
