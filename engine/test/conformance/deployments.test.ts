/** `camunda-api.md` §2.2 DeployResource, CreateProcessInstance, CancelProcessInstance. */
import { expect } from 'chai';
import { decision, dmn, literal } from '../dmn/files.js';
import { rejectionOf, withKit } from './kit.js';
import { bpmn, call, chain, end, flow, parallel, pass, service, start } from './models.js';

const simple = (id: string, last = 'end'): string =>
  bpmn(id, [start(), service('a'), end(last), chain('start', 'a', last)]);

describe('deployments', () => {
  const kit = withKit();

  it('answer with processes, decisions, their file and forms', async () => {
    const form = JSON.stringify({ id: 'f', type: 'default', components: [] });
    const result = await kit().deploy({
      'p.bpmn': simple('p'),
      'd.dmn': dmn(decision('d', literal('1'))),
      'f.form': form,
    });
    expect(result.processes[0]).to.include({ bpmnProcessId: 'p', version: 1, resourceName: 'p.bpmn' });
    expect(result.decisions[0]).to.include({ decisionId: 'd', version: 1, decisionRequirementsId: 'requirements' });
    expect(result.decisionRequirements[0]).to.include({
      decisionRequirementsId: 'requirements',
      version: 1,
      resourceName: 'd.dmn',
    });
    expect(result.forms[0]).to.include({ formId: 'f', version: 1 });
  });

  it('of the same file under the same name bring nothing new', async () => {
    const first = await kit().deploy({ 'p.bpmn': simple('p') });
    const again = await kit().deploy({ 'p.bpmn': simple('p') });
    expect(again.processes).to.deep.equal(first.processes);
    expect(again.deploymentKey).to.not.equal(first.deploymentKey);
    expect((await kit().deploy({ 'other.bpmn': simple('p') })).processes[0]?.version).to.equal(2);
  });

  it('give all their files a new version as soon as one has changed', async () => {
    await kit().deploy({ 'p.bpmn': simple('p'), 'q.bpmn': simple('q') });
    const changed = await kit().deploy({ 'p.bpmn': simple('p'), 'q.bpmn': simple('q', 'stop') });
    expect(changed.processes.map(({ version }) => version)).to.deep.equal([2, 2]);
  });

  it('of nothing are refused', async () => {
    const refused = await rejectionOf(kit().deploy({}));
    expect(refused.message).to.equal(
      "Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy at least one resource, but none given",
    );
  });

  it('of a wrong model are refused as a whole, with all that is wrong', async () => {
    const wrong = bpmn('w', [start(), '<bpmn:serviceTask id="t"/>']);
    const refused = await rejectionOf(kit().deploy({ 'p.bpmn': simple('p'), 'w.bpmn': wrong }));
    expect(refused.message).to.equal(
      "Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new resources, but encountered the following errors:\n" +
        "'w.bpmn': - Element: t\n    - ERROR: Must have exactly one 'zeebe:taskDefinition' extension element\n",
    );
    const missing = await rejectionOf(kit().create('p'));
    expect(missing.type).to.equal('NOT_FOUND');
  });

  it('of XML that is none, and of a process that comes twice, are refused', async () => {
    const broken = await rejectionOf(kit().deploy({ 'x.bpmn': '<nothing' }));
    expect(broken.reason).to.match(
      /^Expected to deploy new resources, but encountered the following errors:\n'x\.bpmn': /,
    );
    const twice = await rejectionOf(kit().deploy({ 'a.bpmn': simple('p'), 'b.bpmn': simple('p') }));
    expect(twice.reason).to.include("Duplicated process id in resources 'a.bpmn' and 'b.bpmn'");
  });

  it('bind a call to the process deployed with it', async () => {
    const caller = bpmn('caller', [
      start(),
      call('c', 'child', { called: 'bindingType="deployment"' }),
      end(),
      chain('start', 'c', 'end'),
    ]);
    const child = (type: string): string => bpmn('child', [start(), service(type), end(), chain('start', type, 'end')]);
    await kit().deploy({ 'caller.bpmn': caller, 'child.bpmn': child('old') });
    await kit().deploy({ 'child.bpmn': child('new') });
    await kit().create('caller');
    expect(await kit().jobs('old')).to.have.length(1);
    expect(await kit().jobs('new')).to.deep.equal([]);
  });
});

describe('process instances', () => {
  const kit = withKit();

  it('of an unknown process are refused', async () => {
    const refused = await rejectionOf(kit().create('nothing'));
    expect(refused.message).to.equal(
      "Command 'CREATE' rejected with code 'NOT_FOUND': Expected to find process definition with process ID 'nothing', but none found",
    );
  });

  it('keep the version they began with', async () => {
    await kit().deploy({ 'p.bpmn': simple('p') });
    const key = await kit().create('p');
    await kit().deploy({ 'p.bpmn': simple('p', 'stop') });
    await kit().work('a');
    expect(await kit().elements(key)).to.deep.equal(['start COMPLETED', 'a COMPLETED', 'end COMPLETED']);
  });

  it('can be waited for', async () => {
    await kit().deploy({ 'p.bpmn': simple('p') });
    const created = kit().execute('createProcessInstance', {
      bpmnProcessId: 'p',
      variables: { x: 1 },
      awaitResult: { fetchVariables: [], timeoutMs: 10_000 },
    });
    await kit().engine.idle();
    await kit().work('a', { y: 2 });
    expect((await created).variables).to.deep.equal({ x: 1, y: 2 });
  });

  it('that are cancelled end everything in them, and are gone for the next command', async () => {
    const content = [
      start(),
      parallel('fork'),
      service('a'),
      service('b'),
      end(),
      flow('start', 'fork'),
      chain('fork', 'a', 'end'),
      chain('fork', 'b', 'end'),
    ];
    const key = await kit().run(bpmn('p', content));
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    expect(await kit().state(key)).to.equal('TERMINATED');
    expect(await kit().elements(key)).to.deep.equal([
      'start COMPLETED',
      'fork COMPLETED',
      'a TERMINATED',
      'b TERMINATED',
    ]);
    expect(await kit().jobs('a')).to.deep.equal([]);
    const again = await rejectionOf(kit().execute('cancelProcessInstance', { processInstanceKey: key }));
    expect(again.reason).to.equal(
      `Expected to cancel a process instance with key '${key}', but no such process was found`,
    );
  });

  it('take a process of three thousand elements in a row, which runs to its end', async () => {
    const ids = Array.from({ length: 3_000 }, (_, index) => `t${index}`);
    const key = await kit().run(
      bpmn('long', [start(), ...ids.map((id) => pass(id)), end(), chain('start', ...ids, 'end')]),
    );
    expect(await kit().state(key)).to.equal('COMPLETED');
  });
});
