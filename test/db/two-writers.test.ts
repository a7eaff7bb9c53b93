/** Two who have read the same and write at once: one wins, the other learns of it, and nothing is overwritten. */
import { expect } from 'chai';
import type { Complaint } from '../../domain/cases/model.js';
import type { Tx } from '../../domain/core/store.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { withHouse } from './house.js';

describe('two writers from one read', () => {
  const house = withHouse();
  const read = () => house().database.read;

  interface Writer<T> {
    write: (tx: Tx, seen: T) => Promise<unknown>;
    /** What stands there where this one has won. */
    leaves: Partial<T>;
  }

  async function race<T extends object>(look: () => Promise<T | null>, writers: readonly Writer<T>[]): Promise<void> {
    const before = await look();
    if (before === null) throw new Error('There is nothing to write.');
    const ended = await Promise.allSettled(
      writers.map(({ write }) => house().database.transaction((tx) => write(tx, before))),
    );
    const refusals = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(refusals, 'one of two').to.deep.equal(['stale']);
    const { leaves } = writers[ended.findIndex(({ status }) => status === 'fulfilled')] as Writer<T>;
    const { version: _version, ...rest } = before as T & { version?: number };
    expect(await look(), 'what the winner wrote, and nothing else').to.deep.include({ ...rest, ...leaves });
  }

  it('a case goes on once, and what was corrected in it meanwhile stays', async () => {
    const { complaintId } = await house().openCase();
    await race<Complaint>(
      () => read().complaints.byId(complaintId),
      [
        { write: (tx, seen) => tx.complaints.advance(seen, 'registered'), leaves: { state: 'registered' } },
        { write: (tx, seen) => tx.complaints.change(seen, { channel: 'letter' }), leaves: { channel: 'letter' } },
      ],
    );
  });

  it('a task is taken by one', async () => {
    const { complaintId } = await house().openCase();
    const { id } = await house().offer(complaintId, 'userTask_Register', 'register', 'complaint-office');
    const taking = (assignee: string): Writer<WorkItem> => ({
      write: (tx, seen) => tx.workItems.update({ ...seen, state: 'claimed', assignee }),
      leaves: { state: 'claimed', assignee },
    });
    const [office, colleague] = [await house().user('投诉办01'), await house().user('投诉办02')];
    await race<WorkItem>(() => read().workItems.byId(id), [taking(office.id), taking(colleague.id)]);
  });
});
