/** The whole of workflows/ is one deployment, and the engine takes it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { expect } from 'chai';
import { workflowFiles } from '../../cli/workflows/models.js';
import { allForms, allProcesses } from '../../workflows/process-api.js';
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
  'contacts',
  'online',
  'retention',
];

describe('the deployment of workflows/', () => {
  let engine: RunningEngine;
  before(async () => {
    engine = await startEngine({ data: ':memory:' });
  });
  after(() => engine.close());

  it('is accepted as one deployment, with every process, decision and form', async () => {
    const deployed = await engine.execute('deploy', { resources: forEngine() });
    expect(deployed.processes.map(({ bpmnProcessId }) => bpmnProcessId)).to.have.members(Object.keys(allProcesses));
    expect(deployed.forms.map(({ formId }) => formId)).to.have.members(Object.keys(allForms));
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

  it('has every form that a user task names, once', () => {
    const root = path.resolve(import.meta.dirname, '../../workflows');
    const ids = workflowFiles(root, 'form').map(
      ({ folder, file }) => (JSON.parse(readFileSync(path.join(root, folder, file), 'utf8')) as { id: string }).id,
    );
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids).to.have.members(Object.keys(allForms));
  });
});
