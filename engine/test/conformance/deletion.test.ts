/** Deletion of what was deployed (`camunda-api.md` §2.2): nothing new begins, what runs goes on. */
import { expect } from 'chai';
import { rejectionOf, withKit } from './kit.js';
import { bpmn, chain, decide, end, message, onMessage, service, start } from './models.js';

const DMN = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="drg" namespace="n">
  <decision id="d" name="d"><variable name="d"/><literalExpression><text>42</text></literalExpression></decision></definitions>`;

describe('deletion of resources', () => {
  const kit = withKit();
  const started = (task: string): string =>
    bpmn(
      'p',
      [
        start('none'),
        start('onMessage', onMessage('m')),
        service(task),
        end(),
        chain('none', task, 'end'),
        chain('onMessage', task),
      ],
      [message('m')],
    );
  const deployed = async (xml: string): Promise<number> =>
    (await kit().deploy({ 'p.bpmn': xml })).processes[0]?.processDefinitionKey ?? 0;
  const remove = (resourceKey: number): Promise<void> => kit().execute('deleteResource', { resourceKey });

  it('brings back the version before, with its start events; versions count on', async () => {
    await deployed(started('one'));
    const second = await deployed(started('two'));
    await remove(second);
    await kit().publish('m', 'k');
    expect(await kit().jobs('two')).to.deep.equal([]);
    expect(await kit().jobs('one')).to.have.length(1);
    const { version } = (await kit().deploy({ 'p.bpmn': started('two') })).processes[0] ?? { version: 0 };
    expect(version).to.equal(3);
  });

  it('lets instances go on that run, and no new one begin', async () => {
    const only = await deployed(started('one'));
    const key = await kit().create('p');
    await remove(only);
    await kit().publish('m', 'k');
    const refused = await rejectionOf(kit().execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} }));
    expect(refused.type).to.equal('NOT_FOUND');
    await kit().work('one');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('takes decisions away with their requirements', async () => {
    const { decisionRequirements } = await kit().deploy({ 'd.dmn': DMN });
    const xml = bpmn('q', [start(), decide('t', 'd', 'x'), end(), chain('start', 't', 'end')]);
    expect(await kit().state(await kit().run(xml))).to.equal('COMPLETED');
    await remove(decisionRequirements[0]?.decisionRequirementsKey ?? 0);
    expect((await kit().incident(await kit().create('q'))).type).to.equal('CALLED_DECISION_ERROR');
  });

  it('is refused for what is not there, or was deleted before', async () => {
    const only = await deployed(started('one'));
    await remove(only);
    for (const key of [only, 7]) {
      const refused = await rejectionOf(remove(key));
      expect(refused.type).to.equal('NOT_FOUND');
      expect(refused.message).to.include(`Expected to delete resource but no resource found with key \`${key}\``);
    }
  });
});
