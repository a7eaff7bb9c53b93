/** A small demonstration: made in virtual time, whole, the same for the same seed, and good to go on with. */
import { expect } from 'chai';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeRoom, mark } from '../../cli/demo/directory.js';
import { planCases } from '../../cli/demo/course.js';
import { createOffice } from '../../cli/demo/office.js';
import { planOutage } from '../../cli/demo/outage.js';
import type { Summary } from '../../cli/demo/summary.js';
import { fillYear } from '../../cli/demo/year.js';
import { aDay } from '../kit/instants.js';
import { claimTask, JOURNEY, staff, submitTask, type TaskStep } from '../kit/journey.js';
import { Server } from '../kit/server.js';

const MASTER = Buffer.alloc(32, 5);
const UNTIL = aDay('2026-11-24');

describe('npm run demo', function () {
  this.timeout(120_000);
  const folders: string[] = [];
  const folder = (): string => {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'));
    folders.push(made);
    return made;
  };
  const fill = (dataDir: string, seed: string, complaints: number): Promise<Summary> =>
    fillYear({
      dataDir,
      master: MASTER,
      zone: 'Asia/Shanghai',
      companyName: '示范燃气公司',
      seed,
      complaints,
      until: UNTIL,
      progress: () => undefined,
    });
  after(() => folders.forEach((one) => fs.rmSync(one, { recursive: true, force: true })));

  describe('of twelve complaints', () => {
    const server = new Server(folder(), { DATA_KEY: MASTER.toString('base64') });
    let summary: Summary;
    before(async () => {
      summary = await fill(path.join(server.dataDir, 'data'), '1', 12);
    });
    after(() => server.stop());

    it('has closed cases and open ones, each consistent, and a whole ledger', async () => {
      expect(summary.complaints).to.equal(12);
      expect(summary.ledger.faults).to.deep.equal([]);
      expect(summary.states['archived']).to.be.within(6, 9);
      expect(summary.drafts).to.be.above(0);
      expect(Object.keys(summary.duties)).to.include.members([
        'handling-assessment completed',
        'handling-assessment returned',
      ]);
      await server.inDatabase(async ({ read }) => {
        expect((await read.outbox.pending(10)).length, 'nothing is left to send').to.equal(0);
        for (const complaint of await read.complaints.all()) {
          const { id, number, state, archivedAt } = complaint;
          const tasks = (await read.workItems.ofComplaint(id)).filter(({ completedAt }) => completedAt === null);
          const clocks = (await read.clocks.ofComplaints([id])).filter(({ endedAt }) => endedAt === null);
          expect(archivedAt !== null, number).to.equal(state === 'archived');
          if (state === 'archived') expect([...tasks, ...clocks], number).to.deep.equal([]);
          else expect(tasks, number).to.not.deep.equal([]);
        }
        const written = await Promise.all(
          (await read.complaints.all()).map(({ id }) => read.submissions.ofComplaint(id)),
        );
        const atTheDesk = written.flat().filter(({ workItemId }) => workItemId === null);
        expect(
          atTheDesk.map(({ formId }) => formId),
          'calls are registered by whoever takes them',
        ).to.include('register');
      });
    });

    it('opens with the application, and the open tasks can be worked on', async () => {
      await server.start();
      const step = JOURNEY[0] as TaskStep;
      const browser = await staff(server.url, step);
      await browser.open('/desk?view=groups');
      const task = browser.links(step.task).find((href) => href.startsWith('/desk/tasks/')) ?? '';
      await browser.open(task);
      await browser.submit(`${task}/claim`);
      await submitTask(browser, task, step);
      const next = JOURNEY[1] as TaskStep;
      const office = await staff(server.url, next);
      expect(await claimTask(office, next), 'the workers have taken the case on').to.match(/^\/desk\/tasks\//);
      await server.stop();
      expect(await server.ledgerFaults()).to.deep.equal([]);
    });
  });

  it('is the same for the same seed, and another one for another', async () => {
    const [one, same] = [await fill(folder(), '2', 5), await fill(folder(), '2', 5)];
    expect(same).to.deep.equal(one);
    const from = aDay('2025-11-24');
    const planned = (seed: string) =>
      planCases({ seed, complaints: 5, from, to: UNTIL }, createOffice('Asia/Shanghai'));
    expect(planned('2')).to.deep.equal(planned('2'));
    expect(planned('3')).to.not.deep.equal(planned('2'));
  });

  it('has a dozen complaints about one outage on the last day, each by somebody else, where it is large enough', () => {
    const office = createOffice('Asia/Shanghai');
    const outage = planOutage({ seed: '2', complaints: 40, until: UNTIL }, office);
    expect(outage).to.deep.equal(planOutage({ seed: '2', complaints: 40, until: UNTIL }, office));
    const filings = outage?.cases.map(({ filing }) => filing) ?? [];
    expect(new Set(filings.map(({ input }) => input.phone)).size).to.equal(12);
    for (const { at } of filings) expect(at).to.be.within(outage?.knownAt ?? 0, office.at(UNTIL, 0));
    expect(planOutage({ seed: '2', complaints: 12, until: UNTIL }, office)).to.equal(null);
  });

  it('never takes the place of anything else', () => {
    const dataDir = path.join(folder(), 'data');
    fs.mkdirSync(dataDir);
    fs.writeFileSync(path.join(dataDir, 'desk.sqlite'), 'somebody needs it');
    expect(() => makeRoom(dataDir, false)).to.throw('--again');
    expect(() => makeRoom(dataDir, true)).to.throw('demo.json');
    expect(fs.existsSync(path.join(dataDir, 'desk.sqlite'))).to.equal(true);
    mark(dataDir, {});
    makeRoom(dataDir, true);
    expect(fs.existsSync(dataDir)).to.equal(false);
  });
});
