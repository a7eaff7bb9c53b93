/** Searches over REST: filter operators, orders, every form of page, and what each resource can be asked. */
import { expect } from 'chai';
import {
  bpmn,
  call as callActivity,
  catching,
  chain,
  end,
  message,
  onMessage,
  service,
  start,
  subProcess,
  user,
} from '../conformance/models.js';
import { decision, dmn, table } from '../dmn/files.js';
import { column, HOUR, items, NOW, type Json, withRest } from './rest-kit.js';

const work = (id: string, type = 'work'): string =>
  bpmn(id, [start(), service(type), end(), chain('start', type, 'end')]);

describe('REST searches', () => {
  const kit = withRest();

  describe('filters', () => {
    let keys: string[];
    const found = async (filter: object): Promise<unknown[]> => {
      const answer = await kit().search('process-instances', { filter });
      expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
      return column(answer, 'processInstanceKey').map((key) => keys.indexOf(String(key)));
    };

    beforeEach(async () => {
      await kit().deploy({ 'a.bpmn': work('order-a', 'one'), 'b.bpmn': work('order-b', 'two') });
      keys = [
        await kit().create({ amount: 5, city: 'Wien' }, 'order-a', { tags: ['vip', 'new'], businessId: 'A-1' }),
        await kit().create({ amount: 7 }, 'order-a', { tags: ['vip'] }),
        await kit().create({ amount: 5 }, 'order-b', { businessId: 'B-1' }),
      ];
    });

    it('compare for equality, in lists, by existence and by pattern', async () => {
      expect(await found({ processDefinitionId: 'order-a' })).to.deep.equal([0, 1]);
      expect(await found({ processDefinitionId: { $eq: 'order-b' } })).to.deep.equal([2]);
      expect(await found({ processDefinitionId: { $neq: 'order-a' } })).to.deep.equal([2]);
      expect(await found({ processDefinitionId: { $in: ['order-b', 'other'] } })).to.deep.equal([2]);
      expect(await found({ processDefinitionId: { $notIn: ['order-b'] } })).to.deep.equal([0, 1]);
      expect(await found({ processDefinitionId: { $like: 'order-?' } })).to.deep.equal([0, 1, 2]);
      expect(await found({ processDefinitionId: { $like: '*-b' } })).to.deep.equal([2]);
      expect(await found({ processDefinitionId: { $like: 'order\\*' } }), 'an escaped wildcard').to.deep.equal([]);
      expect(await found({ businessId: { $exists: true } })).to.deep.equal([0, 2]);
      expect(await found({ businessId: { $exists: false } })).to.deep.equal([1]);
      expect(await found({ businessId: { $neq: 'A-1' } }), 'nothing is not A-1').to.deep.equal([1, 2]);
    });

    it('compare dates and numbers, and read enumerations in any case', async () => {
      expect(await found({ startDate: { $gte: new Date(NOW).toISOString() } })).to.deep.equal([0, 1, 2]);
      expect(await found({ startDate: { $gt: '2026-01-05T10:00:00+01:00' } })).to.deep.equal([]);
      expect(await found({ processDefinitionVersion: { $lt: 2 } })).to.deep.equal([0, 1, 2]);
      expect(await found({ state: 'active' })).to.deep.equal([0, 1, 2]);
      expect(await found({ state: { $in: ['COMPLETED'] } })).to.deep.equal([]);
    });

    it('look into variables, tags, elements and incidents', async () => {
      expect(await found({ variables: [{ name: 'amount', value: '5' }] })).to.deep.equal([0, 2]);
      expect(
        await found({
          variables: [
            { name: 'city', value: '"Wien"' },
            { name: 'amount', value: ' 5 ' },
          ],
        }),
      ).to.deep.equal([0]);
      expect(await found({ variables: [{ name: 'city', value: { $like: '*ie*' } }] })).to.deep.equal([0]);
      expect(await found({ variables: [{ name: 'city', value: { $exists: true } }] })).to.deep.equal([0]);
      expect(await found({ tags: ['vip'] })).to.deep.equal([0, 1]);
      expect(await found({ tags: ['vip', 'new'] })).to.deep.equal([0]);
      expect(await found({ elementId: 'two', elementInstanceState: 'ACTIVE' })).to.deep.equal([2]);
      expect(await found({ elementId: 'two', elementInstanceState: 'COMPLETED' })).to.deep.equal([]);
      const [job] = await kit().take('two');
      await kit().call('POST', `/jobs/${String(job?.['jobKey'])}/failure`, { retries: 0, errorMessage: 'no paper' });
      expect(await found({ errorMessage: { $like: '*paper' } })).to.deep.equal([2]);
      expect(await found({ hasElementInstanceIncident: true, elementId: 'two' })).to.deep.equal([2]);
      expect(await found({ hasIncident: false })).to.deep.equal([0, 1]);
    });

    it('join alternatives with the rest', async () => {
      expect(await found({ $or: [{ businessId: 'A-1' }, { processDefinitionId: 'order-b' }] })).to.deep.equal([0, 2]);
      expect(await found({ businessId: 'A-1', $or: [{ processDefinitionId: 'order-b' }] })).to.deep.equal([]);
    });

    for (const [what, filter, detail] of [
      ['an unknown field', { colour: 'red' }, 'Request property [filter.colour] cannot be parsed: it is unknown'],
      ['an unknown operator', { state: { $near: 'ACTIVE' } }, 'The filter operator $near is unknown for state'],
      [
        'an order of texts',
        { processDefinitionId: { $gt: 'a' } },
        'The filter operator $gt is unknown for processDefinitionId',
      ],
      ['a word that is none', { state: 'GONE' }, "The value for state is 'GONE' but must be one of [ACTIVE, COMPLETED"],
      [
        'a key that is none',
        { processInstanceKey: 'x1' },
        "The value for processInstanceKey is 'x1' but must be a key",
      ],
      [
        'a date that is none',
        { startDate: { $gt: 'soon' } },
        "The value for startDate is 'soon' but must be a date and time",
      ],
      [
        'a variable without value',
        { variables: [{ name: 'x' }] },
        'Each entry of variables must have a name and a value',
      ],
      ['a filter that is a list', [], 'cannot be parsed: expected a value of type object'],
    ] as [string, object, string][]) {
      it(`refuse ${what}`, async () => {
        const { status, body } = await kit().search('process-instances', { filter });
        expect(status).to.equal(400);
        expect(body['detail']).to.include(detail);
      });
    }
  });

  describe('pages', () => {
    const page = async (page: object, sort: object[] = []): Promise<Json> => {
      const answer = await kit().search('process-instances', { page, sort });
      expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
      return answer.body;
    };
    const ids = (body: Json): unknown[] => (body['items'] as unknown as Json[]).map((item) => item['businessId']);
    const cursor = (body: Json, which: 'startCursor' | 'endCursor'): string =>
      (body['page'] as unknown as Record<string, string>)[which] as string;

    beforeEach(async () => {
      await kit().deploy({ 'p.bpmn': work('p') });
      for (const businessId of ['b', 'a', null, 'b', 'c'])
        await kit().create({}, 'p', businessId ? { businessId } : {});
    });

    it('go forwards and backwards by cursor, whatever the order, and nothing is shown twice or left out', async () => {
      for (const order of ['ASC', 'DESC']) {
        const sort = [{ field: 'businessId', order }];
        const whole = ids(await page({}, sort));
        const first = await page({ limit: 2 }, sort);
        const second = await page({ limit: 2, after: cursor(first, 'endCursor') }, sort);
        const third = await page({ limit: 2, after: cursor(second, 'endCursor') }, sort);
        expect([...ids(first), ...ids(second), ...ids(third)]).to.deep.equal(whole);
        expect(ids(await page({ limit: 2, after: cursor(third, 'endCursor') }, sort))).to.deep.equal([]);
        const back = await page({ limit: 2, before: cursor(third, 'startCursor') }, sort);
        expect(ids(back)).to.deep.equal(ids(second));
        expect(ids(await page({ limit: 9, before: cursor(second, 'startCursor') }, sort))).to.deep.equal(ids(first));
      }
    });

    it('stay where they are when something new comes', async () => {
      const sort = [{ field: 'processInstanceKey', order: 'DESC' }];
      const first = await page({ limit: 2 }, sort);
      await kit().create({}, 'p', { businessId: 'new' });
      expect(ids(await page({ limit: 2, after: cursor(first, 'endCursor') }, sort))).to.deep.equal([null, 'a']);
    });

    it('count all, and have no cursors where there is nothing', async () => {
      expect((await page({ limit: 1 }))['page']).to.include({ totalItems: 5, hasMoreTotalItems: false });
      expect((await page({ from: 9 }))['page']).to.deep.equal({
        totalItems: 5,
        hasMoreTotalItems: false,
        startCursor: null,
        endCursor: null,
      });
    });

    for (const [what, body] of [
      ['a limit of 0', { page: { limit: 0 } }],
      ['a limit beyond 10000', { page: { limit: 10_001 } }],
      ['a negative place', { page: { from: -1 } }],
      ['a cursor that is none', { page: { after: 'x' } }],
      ['two ways at once', { page: { after: 'x', from: 1 } }],
      ['an unknown field to sort by', { sort: [{ field: 'colour' }] }],
      ['an unknown order', { sort: [{ field: 'state', order: 'UP' }] }],
    ] as [string, object][]) {
      it(`refuse ${what}`, async () => {
        expect((await kit().search('process-instances', body)).status).to.equal(400);
      });
    }

    it('refuse a cursor of another order', async () => {
      const first = await page({ limit: 2 });
      const answer = await kit().search('process-instances', {
        sort: [{ field: 'businessId' }],
        page: { after: cursor(first, 'endCursor') },
      });
      expect(answer.status).to.equal(400);
    });
  });

  it('find user tasks by due date, group, variables and tags', async () => {
    const task = user('t', {
      extensions:
        `<zeebe:assignmentDefinition candidateGroups="=groups" candidateUsers="=users"/><zeebe:taskSchedule dueDate="=due"/>` +
        '<zeebe:priorityDefinition priority="=priority"/>',
      inputs: [['=1', 'mine']],
    });
    await kit().deploy({ 'p.bpmn': bpmn('p', [start(), task, end(), chain('start', 't', 'end')]) });
    const given = { groups: ['desk'], users: ['u1'], priority: 10 };
    await kit().create({ ...given, due: '2026-01-06T00:30:00+01:00' }, 'p', { tags: ['vip'] });
    await kit().create({ ...given, groups: ['office'], due: '2026-01-06T00:00:00Z', priority: 90 });
    const dates = async (body: object): Promise<unknown[]> => column(await kit().search('user-tasks', body), 'dueDate');
    const [early, late] = ['2026-01-06T00:30:00+01:00', '2026-01-06T00:00:00Z'];
    expect(await dates({ sort: [{ field: 'dueDate' }] }), 'by instant, not by text').to.deep.equal([early, late]);
    expect(await dates({ filter: { dueDate: { $lt: '2026-01-05T23:45:00Z' } } })).to.deep.equal([early]);
    expect(await dates({ filter: { candidateGroup: { $in: ['office', 'x'] } } })).to.deep.equal([late]);
    expect(await dates({ filter: { candidateUser: 'u1', priority: { $gt: 50 } } })).to.deep.equal([late]);
    expect(await dates({ filter: { tags: ['vip'] } })).to.deep.equal([early]);
    expect(await dates({ filter: { processInstanceVariables: [{ name: 'priority', value: '90' }] } })).to.deep.equal([
      late,
    ]);
    expect(await dates({ filter: { localVariables: [{ name: 'mine', value: '1' }] } })).to.have.length(2);
    expect(await dates({ filter: { localVariables: [{ name: 'due', value: { $exists: true } }] } })).to.have.length(0);
  });

  it('show a task the variables in its sight, the nearest first where only those count', async () => {
    const inside = subProcess(
      'sub',
      [start('in'), user('t', { inputs: [['=x + 1', 'x']] }), end('out'), chain('in', 't', 'out')],
      {
        inputs: [['="middle"', 'm']],
      },
    );
    await kit().deploy({ 'p.bpmn': bpmn('p', [start(), inside, end(), chain('start', 'sub', 'end')]) });
    await kit().create({ x: 1, y: 2 });
    const [task] = items(await kit().search('user-tasks'));
    const path = `/user-tasks/${String(task?.['userTaskKey'])}`;
    const pairs = async (kind: string): Promise<string[]> => {
      const answer = await kit().call('POST', `${path}/${kind}/search`, {
        sort: [{ field: 'name' }, { field: 'value' }],
      });
      return items(answer).map(({ name, value }) => `${String(name)}=${String(value)}`);
    };
    expect(await pairs('variables')).to.deep.equal(['m="middle"', 'x=1', 'x=2', 'y=2']);
    expect(await pairs('effective-variables')).to.deep.equal(['m="middle"', 'x=2', 'y=2']);
  });

  it('cut long values, unless whole ones are asked for', async () => {
    await kit().deploy({ 'p.bpmn': work('p') });
    await kit().create({ long: 'x'.repeat(9000) });
    const [cut] = items(await kit().search('variables'));
    expect([String(cut?.['value']).length, cut?.['isTruncated']]).to.deep.equal([8191, true]);
    const [whole] = items(await kit().call('POST', '/variables/search?truncateValues=false', {}));
    expect([String(whole?.['value']).length, whole?.['isTruncated']]).to.deep.equal([9002, false]);
    const alone = await kit().call('GET', `/variables/${String(cut?.['variableKey'])}`);
    expect(String(alone.body['value'])).to.have.length(9002);
  });

  it('show jobs with how they fared', async () => {
    await kit().deploy({ 'p.bpmn': work('p') });
    await kit().create({}, 'p', { tags: ['vip'] });
    const [job] = await kit().take('work');
    expect(job?.['tags']).to.deep.equal(['vip']);
    await kit().call('POST', `/jobs/${String(job?.['jobKey'])}/failure`, { retries: 2, errorMessage: 'again' });
    const [row] = items(await kit().search('jobs', { filter: { hasFailedWithRetriesLeft: true, type: 'work' } }));
    expect(row).to.include({
      state: 'FAILED',
      errorMessage: 'again',
      retries: 2,
      worker: 'test',
      isDenied: null,
      endTime: null,
    });
    expect(row?.['creationTime']).to.equal(new Date(NOW).toISOString());
    expect(row?.['lastUpdateTime']).to.equal(new Date(NOW).toISOString());
    const day = { from: new Date(NOW - HOUR).toISOString(), to: new Date(NOW + HOUR).toISOString() };
    const metric = (count: number) => ({ count, lastUpdatedAt: count === 0 ? null : new Date(NOW).toISOString() });
    const counts = { created: metric(1), completed: metric(0), failed: metric(1) };
    expect(
      (await kit().call('GET', `/jobs/statistics/global?${new URLSearchParams(day).toString()}`)).body,
    ).to.deep.equal({
      ...counts,
      isIncomplete: false,
    });
    const statistics = async (kind: string, filter: object): Promise<Json[]> =>
      items(await kit().call('POST', `/jobs/statistics/${kind}`, { filter: { ...day, ...filter } }));
    expect(await statistics('by-types', {})).to.deep.equal([{ jobType: 'work', ...counts, workers: 1 }]);
    expect(await statistics('by-workers', { jobType: 'work' })).to.deep.equal([{ worker: 'test', ...counts }]);
    expect(await statistics('errors', { jobType: 'work' })).to.deep.equal([
      { errorCode: '', errorMessage: 'again', workers: 1 },
    ]);
    expect(await statistics('time-series', { jobType: 'work', resolution: 'PT1H' })).to.deep.equal([
      { time: new Date(NOW).toISOString(), ...counts },
    ]);
    expect((await kit().call('POST', '/jobs/statistics/by-types', { filter: { from: day.from } })).status).to.equal(
      400,
    );
  });

  it('show who waits for a message, and who got one', async () => {
    const waiting = bpmn(
      'p',
      [start(), catching('told', onMessage('m')), end(), chain('start', 'told', 'end')],
      [message('m', '=id')],
    );
    const started = bpmn(
      's',
      [start('begin', onMessage('m')), service('x'), end(), chain('begin', 'x', 'end')],
      [message('m')],
    );
    await kit().deploy({ 'p.bpmn': waiting, 's.bpmn': started });
    const key = await kit().create({ id: 'k1' });
    const [open] = items(await kit().search('message-subscriptions', { filter: { messageName: 'm' } }));
    expect(open).to.include({
      messageSubscriptionState: 'CREATED',
      correlationKey: 'k1',
      elementId: 'told',
      processInstanceKey: key,
    });
    const { body } = await kit().call('POST', '/process-definitions/statistics/message-subscriptions', {});
    expect((body['items'] as unknown as Json[])[0]).to.include({
      processDefinitionId: 'p',
      processInstancesWithActiveSubscriptions: 1,
      activeSubscriptions: 1,
    });
    const sent = await kit().call('POST', '/messages/publication', { name: 'm', correlationKey: 'k1' });
    await kit().engine.idle();
    const got = items(
      await kit().search('correlated-message-subscriptions', {
        filter: { messageName: 'm' },
        sort: [{ field: 'elementId', order: 'DESC' }],
      }),
    );
    expect(
      got.map(({ processDefinitionId, elementId, messageKey }) => [processDefinitionId, elementId, messageKey]),
    ).to.deep.equal([
      ['p', 'told', sent.body['messageKey']],
      ['s', 'begin', sent.body['messageKey']],
    ]);
    expect(column(await kit().search('message-subscriptions'), 'messageSubscriptionState')).to.deep.equal([
      'CORRELATED',
    ]);
  });

  it('show decisions, and what was evaluated with its inputs and matched rules', async () => {
    const file = dmn(
      decision(
        'd',
        table({
          inputs: ['x'],
          outputs: ['y'],
          rules: [
            ['1', '"one"'],
            ['2', '"two"'],
          ],
        }),
      ),
    );
    await kit().deploy({ 'd.dmn': file });
    const evaluated = await kit().call('POST', '/decision-definitions/evaluation', {
      decisionDefinitionId: 'd',
      variables: { x: 2 },
    });
    const [requirements] = items(await kit().search('decision-requirements'));
    const [definition] = items(await kit().search('decision-definitions', { filter: { isLatestVersion: true } }));
    expect(definition?.['decisionRequirementsKey']).to.equal(requirements?.['decisionRequirementsKey']);
    for (const path of [
      `/decision-requirements/${String(requirements?.['decisionRequirementsKey'])}/xml`,
      `/decision-definitions/${String(definition?.['decisionDefinitionKey'])}/xml`,
    ])
      expect((await kit().call('GET', path)).body['text']).to.equal(file);
    const [row] = items(await kit().search('decision-instances', { filter: { state: 'EVALUATED' } }));
    expect(row).to.include({
      decisionDefinitionId: 'd',
      result: '"two"',
      evaluationFailure: null,
      rootDecisionDefinitionKey: definition?.['decisionDefinitionKey'],
      decisionEvaluationKey: evaluated.body['decisionEvaluationKey'],
    });
    const whole = (await kit().call('GET', `/decision-instances/${String(row?.['decisionEvaluationInstanceKey'])}`))
      .body;
    expect((whole['evaluatedInputs'] as unknown as Json[])[0]).to.include({ inputValue: '2' });
    expect((whole['matchedRules'] as unknown as Json[])[0]).to.include({ ruleIndex: 2 });
    const path = `/decision-instances/${String(row?.['decisionEvaluationKey'])}/deletion`;
    expect((await kit().call('POST', path, {})).status).to.equal(204);
    expect(items(await kit().search('decision-instances'))).to.deep.equal([]);
    expect((await kit().call('POST', path, {})).status).to.equal(404);
  });

  it('count instances per process and version, elements, and incidents per message', async () => {
    await kit().deploy({ 'p.bpmn': work('p') });
    await kit().create();
    await kit().deploy({ 'p.bpmn': work('p', 'other') });
    const key = await kit().create();
    const [job] = await kit().take('other');
    await kit().call('POST', `/jobs/${String(job?.['jobKey'])}/failure`, { retries: 0, errorMessage: 'boom' });
    const post = async (path: string, body: object = {}): Promise<Json[]> =>
      items(await kit().call('POST', path, body));
    expect(await post('/process-definitions/statistics/process-instances')).to.deep.equal([
      {
        processDefinitionId: 'p',
        tenantId: '<default>',
        latestProcessDefinitionName: null,
        hasMultipleVersions: true,
        activeInstancesWithoutIncidentCount: 1,
        activeInstancesWithIncidentCount: 1,
      },
    ]);
    const versions = await post('/process-definitions/statistics/process-instances-by-version', {
      filter: { processDefinitionId: 'p' },
      sort: [{ field: 'processDefinitionVersion', order: 'DESC' }],
    });
    expect(
      versions.map((one) => [one['processDefinitionVersion'], one['activeInstancesWithIncidentCount']]),
    ).to.deep.equal([
      [2, 1],
      [1, 0],
    ]);
    const counts = { active: 0, canceled: 0, incidents: 0, completed: 0 };
    expect(items(await kit().call('GET', `/process-instances/${key}/statistics/element-instances`))).to.deep.equal([
      { ...counts, elementId: 'other', incidents: 1 },
      { ...counts, elementId: 'start', completed: 1 },
    ]);
    const [definition] = items(await kit().search('process-definitions', { filter: { isLatestVersion: true } }));
    const ofDefinition = `/process-definitions/${String(definition?.['processDefinitionKey'])}/statistics/element-instances`;
    expect(await post(ofDefinition, { filter: { hasIncident: false } })).to.deep.equal([]);
    expect(await post(ofDefinition)).to.have.length(2);
    const [error] = await post('/incidents/statistics/process-instances-by-error');
    expect(error).to.deep.equal({ errorHashCode: 3029739, errorMessage: 'boom', activeInstancesWithErrorCount: 1 });
    const [where] = await post('/incidents/statistics/process-instances-by-definition', {
      filter: { errorHashCode: error?.['errorHashCode'] },
    });
    expect(where).to.include({
      processDefinitionId: 'p',
      processDefinitionVersion: 2,
      activeInstancesWithErrorCount: 1,
    });
  });

  it('show who called whom, and the incidents of the called with those of the caller', async () => {
    await kit().deploy({
      'p.bpmn': bpmn('p', [start(), callActivity('c', 'child'), end(), chain('start', 'c', 'end')]),
      'c.bpmn': bpmn('child', [start(), service('s', { type: '=missing' }), end(), chain('start', 's', 'end')]),
    });
    const key = await kit().create();
    const [child] = items(await kit().search('process-instances', { filter: { parentProcessInstanceKey: key } }));
    const hierarchy = await kit().call(
      'GET',
      `/process-instances/${String(child?.['processInstanceKey'])}/call-hierarchy`,
    );
    expect((hierarchy.body as unknown as Json[]).map((one) => one['processInstanceKey'])).to.deep.equal([
      key,
      child?.['processInstanceKey'],
    ]);
    const [incident] = items(await kit().call('POST', `/process-instances/${key}/incidents/search`, {}));
    expect(incident).to.include({ processInstanceKey: child?.['processInstanceKey'], rootProcessInstanceKey: key });
    const ofElement = `/element-instances/${String(incident?.['elementInstanceKey'])}/incidents/search`;
    expect(items(await kit().call('POST', ofElement, {}))).to.have.length(1);
  });
});
