/** Job workers and incidents on a real engine: no answer that is refused ends the process, no outage leaves an incident. */
import { expect } from 'chai';
import { ControlledClock, type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { bpmn, chain, end, service, start } from '../../engine/test/conformance/models.js';
import { SetUpError } from '../../domain/core/errors.js';
import { newId } from '../../domain/core/ids.js';
import type { Job } from '../../domain/core/jobs.js';
import type { UseCases } from '../../domain/modules.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { logUnhandled } from '../../gateways/last-resort.js';
import { retryOutageIncidents } from '../../gateways/outage-incidents.js';
import { startZeebeWorkers } from '../../gateways/zeebe-workers.js';
import { sendNotice } from '../../workers/notice.send.js';

const MODEL = bpmn('p', [start(), service('work'), end(), chain('start', 'work', 'end')]);

class House {
  readonly logged: string[] = [];
  private readonly note = (facts: object, message: string): void =>
    void this.logged.push(`${message} ${JSON.stringify(facts)}`);
  readonly log = { info: this.note, warn: this.note, error: this.note };
  private constructor(
    readonly engine: RunningEngine,
    readonly time: ControlledClock,
  ) {}

  static async open(): Promise<House> {
    const time = new ControlledClock(Date.parse('2026-09-29T01:00:00.000Z'));
    const house = new House(await startEngine({ clock: time, grpcPort: 0, restPort: 0 }), time);
    await house.client.deploy([{ name: 'p.bpmn', content: Buffer.from(MODEL) }]);
    return house;
  }

  get client() {
    return createEngineClient({ baseUrl: `http://127.0.0.1:${this.engine.restPort}` });
  }

  async instance(): Promise<string> {
    const { processInstanceKey } = await this.engine.execute('createProcessInstance', {
      bpmnProcessId: 'p',
      version: -1,
      variables: {},
    } as never);
    return String(processInstanceKey);
  }

  /** Keys of the jobs that a worker gets now. */
  async jobs(): Promise<number[]> {
    const request = { type: 'work', worker: 'test', timeoutMs: 60_000, maxJobs: 10, fetchVariables: [], waitMs: 0 };
    return (await this.engine.activateJobs(request)).map(({ key }) => key);
  }

  /** Until the log says so; a worker has a process of the operating system's own time. */
  async untilLogged(text: string): Promise<string> {
    for (let turn = 0; turn < 100_000; turn += 1) {
      const found = this.logged.find((line) => line.includes(text));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => void setImmediate(resolve));
    }
    throw new Error(`Nothing was logged of ${text}: ${this.logged.join('\n')}`);
  }
}

describe('workers and incidents', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open();
  });
  afterEach(() => house.engine.close());

  it('log a failure that the engine refuses because the case was cancelled meanwhile, and go on', async () => {
    const done: string[] = [];
    const handle = async (job: Job): Promise<Record<string, unknown>> => {
      done.push(job.processInstanceKey);
      if (done.length > 1) return {};
      await house.client.cancelProcessInstance(job.processInstanceKey);
      throw Object.assign(new Error('测试甲'), { code: 'SQLITE_BUSY' });
    };
    const address = `127.0.0.1:${house.engine.grpcPort}`;
    const workers = startZeebeWorkers({
      address,
      handlers: [{ type: 'work', handle }],
      log: house.log,
      jobTimeoutMs: 60_000,
    });
    try {
      await house.instance();
      const failed = await house.untilLogged('a job failed');
      expect(failed).to.include('SQLITE_BUSY').and.not.to.include('测试甲');
      await house.untilLogged('the engine refused the answer to a job');
      const next = await house.instance();
      for (let turn = 0; turn < 100_000 && !done.includes(next); turn += 1)
        await new Promise<void>((resolve) => void setImmediate(resolve));
      expect(done).to.include(next);
    } finally {
      await workers.close();
    }
  });

  it('name in the log what is wrong with the header of a notice, as the incident does', async () => {
    const sent: string[] = [];
    const writeNotice = (_job: unknown, _complaintId: string, event: string): Promise<void> => {
      sent.push(event);
      return Promise.reject(new SetUpError(`The table of notices has no row for ${event}.`));
    };
    const model = (id: string, header: string, retries: string): string => {
      const event = `<zeebe:taskHeaders><zeebe:header key="${header}" value="acknowleged"/></zeebe:taskHeaders>`;
      const notice = service('notice', { type: 'notice.send', retries, extensions: event });
      return bpmn(id, [start(), notice, end(), chain('start', 'notice', 'end')]);
    };
    await house.client.deploy([
      { name: 'without.bpmn', content: Buffer.from(model('without', 'evnt', '3')) },
      { name: 'wrong.bpmn', content: Buffer.from(model('wrong', 'event', '1')) },
    ]);
    const handler = sendNotice({ notices: { writeNotice } } as unknown as UseCases);
    const address = `127.0.0.1:${house.engine.grpcPort}`;
    const workers = startZeebeWorkers({ address, handlers: [handler], log: house.log, jobTimeoutMs: 60_000 });
    const causes = {
      without: 'The job notice.send at notice needs the header event.',
      wrong: 'SetUpError: The table of notices has no row for acknowleged.',
    };
    try {
      for (const [bpmnProcessId, cause] of Object.entries(causes)) {
        const variables = { complaintId: newId(new Date(0)) };
        await house.engine.execute('createProcessInstance', { bpmnProcessId, version: -1, variables } as never);
        expect(await house.untilLogged(cause))
          .to.include('a job failed')
          .and.to.include('"retries":0');
      }
      // The log has it before the engine does.
      const open = async () =>
        (await house.client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 9 })).items.map(
          ({ errorMessage }) => errorMessage,
        );
      for (let turn = 0; turn < 1_000 && (await open()).length < 2; turn += 1) await house.engine.idle();
      expect(await open()).to.have.members(Object.values(causes));
      expect(sent).to.deep.equal(['acknowleged']);
    } finally {
      await workers.close();
    }
  });

  it('try again what an outage has stopped, and nothing else', async () => {
    for (const errorMessage of ['Error (SQLITE_BUSY)', 'TypeError']) {
      await house.instance();
      const [jobKey = 0] = await house.jobs();
      await house.engine.execute('failJob', { jobKey, retries: 0, errorMessage, retryBackOffMs: 0, variables: {} });
    }
    const clock = { now: () => new Date(house.time.now()), schedule: () => () => undefined };
    const incidents = retryOutageIncidents({ engine: house.client, clock, log: house.log });
    await house.untilLogged('incidents of an outage were tried again');
    incidents.close();
    expect(await house.jobs()).to.have.length(1);
    const { items } = await house.client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 10 });
    expect(items.map(({ errorMessage }) => errorMessage)).to.deep.equal(['TypeError']);
    expect(await incidents.look(), 'the other one stays').to.equal(0);
  });

  it('leave no rejected promise silent, and none is fatal; an exception ends the process in order', () => {
    const listeners = new Map<string, (reason: unknown) => void>();
    let ended = 0;
    logUnhandled({ on: (event, listener) => listeners.set(event, listener) }, house.log, () => (ended += 1));
    listeners.get('unhandledRejection')?.(new Error('the notice', { cause: new Error('the disk') }));
    expect([house.logged.at(-1)?.includes('the disk'), ended]).to.deep.equal([true, 0]);
    listeners.get('unhandledRejection')?.('no error at all');
    expect(house.logged.at(-1)).to.include('no error at all');
    listeners.get('uncaughtException')?.(new Error('half done'));
    expect([house.logged.at(-1)?.includes('half done'), ended]).to.deep.equal([true, 1]);
  });
});
