/** SIGKILL between any two steps of a case: after the next start it goes on, and nothing has happened twice. */
import { expect } from 'chai';
import { anId } from '../kit/ids.js';
import { claimTask, fileComplaint, JOURNEY, staff, submitTask, untilArchived } from '../kit/journey.js';
import { Server } from '../kit/server.js';

/** Of the whole case, each once. */
const NOTICES = [
  'acknowledged to complainant',
  'assigned to department-manager:engineering',
  'assigned to handler:engineering',
  'plan-to-department to handler:engineering',
  'result to complainant',
];

describe('SIGKILL between any two steps', () => {
  const server = new Server();
  after(() => server.remove());

  async function cutPower(): Promise<void> {
    await server.kill();
    await server.start();
  }

  it('loses nothing that was acknowledged, repeats no notice, and the case is archived', async function () {
    this.timeout(600_000);
    await server.start();
    const filed = await fileComplaint(server.url);
    for (const step of JOURNEY) {
      // Right after the last acknowledgement: before anything that follows from it can have happened.
      await cutPower();
      const href = await claimTask(await staff(server.url, step), step);
      await cutPower();
      await submitTask(await staff(server.url, step), href, step);
    }
    await cutPower();
    await untilArchived(server.url, filed);
    await server.stop();

    await server.inDatabase(async (database) => {
      const [complaint] = await database.read.complaints.all();
      expect(complaint).to.include({ number: filed.number, state: 'archived', outcome: 'satisfied' });
      const notices = await database.read.notices.ofComplaint(complaint?.id ?? anId('nothing'));
      expect(notices.map(({ event, audience }) => `${event} to ${audience}`).sort()).to.deep.equal(NOTICES);
      const submissions = await database.read.submissions.ofComplaint(complaint?.id ?? anId('nothing'));
      expect(submissions.map(({ elementId }) => elementId)).to.deep.equal(JOURNEY.map(({ elementId }) => elementId));
    });
    expect(await server.ledgerFaults()).to.deep.equal([]);
  });
});
