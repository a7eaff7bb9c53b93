/** Two who have read the same and write at once: one wins, the other learns of it, and nothing is overwritten. */
import { expect } from 'chai';
import type { Complaint } from '../../domain/cases/model.js';
import type { Tx } from '../../domain/core/store.js';
import type { CaseClock } from '../../domain/deadlines/model.js';
import type { Duty } from '../../domain/duties/model.js';
import type { MassEvent } from '../../domain/mass-events/model.js';
import type { StoredNotice } from '../../domain/notices/store.js';
import { toChannel, toDutyKind } from '../../domain/organisation/model.js';
import type { UserId } from '../../domain/people/ids.js';
import type { Role } from '../../domain/organisation/model.js';
import type { User } from '../../domain/people/model.js';
import { toGroup } from '../../domain/people/roles.js';
import type { ProposalId } from '../../domain/policies/ids.js';
import type { PolicyProposal } from '../../domain/policies/store.js';
import type { Danger } from '../../domain/safety/model.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { anId } from '../kit/ids.js';
import { aDay, anInstant } from '../kit/instants.js';
import { KEYS, refusal, withHouse } from './house.js';
import { aPost, withPosts } from '../kit/posts.js';

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
        {
          write: (tx, seen) => tx.complaints.change(seen, { channel: toChannel('letter') }),
          leaves: { channel: toChannel('letter') },
        },
      ],
    );
  });

  it('a task is taken by one', async () => {
    const { complaintId } = await house().openCase();
    const { id } = await house().offer(complaintId, 'userTask_Register', 'register', 'complaint-office');
    const taking = (assignee: UserId): Writer<WorkItem> => ({
      write: (tx, seen) => tx.workItems.update({ ...seen, state: 'claimed', assignee }),
      leaves: { state: 'claimed', assignee },
    });
    const [office, colleague] = [await house().user('投诉办01'), await house().user('投诉办02')];
    await race<WorkItem>(() => read().workItems.byId(id), [taking(office.id), taking(colleague.id)]);
  });

  it('a limit that is paused by one is not extended from before the pause by the other', async () => {
    const { complaintId } = await house().openCase();
    const find = async () => (await read().clocks.ofComplaints([complaintId]))[0] ?? null;
    const dueAt = anInstant('2026-12-01T00:00:00.000Z');
    await race<CaseClock>(find, [
      { write: (tx, seen) => tx.clocks.change(seen, { state: 'paused' }), leaves: { state: 'paused' } },
      { write: (tx, seen) => tx.clocks.change(seen, { extension: 3, dueAt }), leaves: { extension: 3, dueAt } },
    ]);
  });

  it('an event that was closed is not changed, and of two changes of its words one holds', async () => {
    const office = await house().user('投诉办01');
    const words = { title: '停气', area: '示范区', startedAt: house().now, expectedEndAt: null, public: false };
    const open = () => house().useCases.massEvents.openMassEvent(office, { kind: 'outage', ...words });
    const changing = (area: string): Writer<MassEvent> => ({
      write: (tx, seen) => tx.massEvents.change(seen, { area }),
      leaves: { area },
    });
    const one = await open();
    await race<MassEvent>(() => read().massEvents.byId(one), [changing('东区'), changing('西区')]);
    const other = await open();
    const closedAt = house().now;
    const closing = { write: (tx: Tx) => tx.massEvents.close(other, closedAt), leaves: { closedAt } };
    await race<MassEvent>(() => read().massEvents.byId(other), [closing, { ...closing }]);
    const seen = { ...((await read().massEvents.byId(other)) as MassEvent), closedAt: null };
    const late = house().database.transaction((tx) => tx.massEvents.change(seen, { area: '南区' }));
    expect((await refusal(late)).code).to.equal('stale');
  });

  it('a notice that was sent has not failed', async () => {
    const { complaintId } = await house().openCase();
    await house().useCases.notices.writeNotice(house().job(), complaintId, 'acknowledged');
    const find = async () => (await read().notices.ofComplaint(complaintId))[0] ?? null;
    const sentAt = house().now;
    await race<StoredNotice>(find, [
      {
        write: (tx, seen) => tx.notices.setSent(seen, 'accepted', sentAt),
        leaves: { state: 'sent', evidence: 'accepted', sentAt },
      },
      { write: (tx, seen) => tx.notices.setFailed(seen, 'refused'), leaves: { state: 'failed', evidence: 'refused' } },
    ]);
  });

  it('a proposal is decided by one', async () => {
    const id = anId<ProposalId>('proposal');
    const [proposer, other] = [await house().user('管理员01'), await house().user('管理员02')];
    await house().database.transaction((r) =>
      r.policies.propose({
        ...{ id, code: 'D11_2025_1', effectiveOn: aDay('2026-10-08'), contentHash: 'a'.repeat(64), reason: '改用。' },
        ...{ proposedBy: proposer.id, proposedAt: house().now, fromCommandLine: false, state: 'open' },
        ...{ decidedBy: null, decidedAt: null, decisionReason: null },
      }),
    );
    const deciding = (decidedBy: UserId, state: 'confirmed' | 'withdrawn'): Writer<PolicyProposal> => {
      const decision = { state, decidedBy, decidedAt: house().now, decisionReason: null };
      return { write: (tx) => tx.policies.decide(id, decision), leaves: decision };
    };
    await race<PolicyProposal>(
      () => read().policies.proposal(id),
      [deciding(other.id, 'confirmed'), deciding(proposer.id, 'withdrawn')],
    );
  });

  it('a danger is confirmed by one, and ends once', async () => {
    const { complaintId } = await house().openCase({ safetyHazard: true });
    const find = async () => (await read().dangers.ofComplaint(complaintId))[0] ?? null;
    const at = house().now;
    const confirming = (by: UserId | null): Writer<Danger> => ({
      write: (tx, seen) => tx.dangers.confirm(seen, at, by),
      leaves: { confirmedAt: at, confirmedBy: by },
    });
    const { id } = await house().user('承办04');
    await race<Danger>(find, [confirming(id), confirming(null)]);
    const ending = { write: (tx: Tx, seen: Danger) => tx.dangers.end(seen, at), leaves: { endedAt: at } };
    await race<Danger>(find, [ending, { ...ending }]);
  });

  it('a duty goes on once', async () => {
    const at = house().now;
    const duty: Duty = {
      id: anId('duty'),
      kind: toDutyKind('return-visit-report'),
      policyVersion: 'D03_2025_1',
      ruleId: 'D03-R21',
      article: '第十二条',
      period: 'quarter',
      periodFrom: aDay('2026-07-01'),
      periodTo: aDay('2026-09-30'),
      dueAt: anInstant('2026-10-15T16:00:00.000Z'),
      preparerGroup: toGroup('complaint-office'),
      reviewerGroup: toGroup('none'),
      publish: false,
      state: 'planned',
      figures: null,
      reportedAt: null,
      publishedAt: null,
      completedAt: null,
    };
    await house().database.transaction((tx) => tx.duties.insertOnce(duty, KEYS.wrap(KEYS.newDataKey())));
    const find = () => read().duties.byId(duty.id);
    await race<Duty>(find, [
      {
        write: (tx, seen) => tx.duties.advance(seen, 'reported', { reportedAt: at }),
        leaves: { state: 'reported', reportedAt: at },
      },
      {
        write: (tx, seen) => tx.duties.advance(seen, 'completed', { completedAt: at }),
        leaves: { state: 'completed', completedAt: at },
      },
    ]);
  });

  it('of two administrators who change an account from the same form one learns that it has changed', async () => {
    const { id } = await house().user('承办01');
    const giving = (post: string, role: Role): Writer<User> => ({
      write: (tx, seen) => tx.people.change(seen, withPosts(seen, post)),
      leaves: { posts: [{ post: aPost(post), role, department: null, withheld: [] }] },
    });
    const find = async () => {
      const user = await read().people.byId(id);
      // What somebody is follows from the posts.
      return user && { ...user, roles: [], departments: [], groups: [] };
    };
    await race<User>(find, [giving('hr', 'hr'), giving('return-visitor', 'return-visitor')]);
  });

  it('a password, a second factor and a query code that somebody has replaced are not replaced from before', async () => {
    const { id, username } = await house().user('承办01');
    const { complaintId } = await house().openCase();
    const sealed = (text: string) => ({ sealed: text, step: 1 });
    const refusals = async (writers: ((tx: Tx) => Promise<void>)[]): Promise<unknown[]> =>
      (await Promise.allSettled(writers.map((write) => house().database.transaction(write)))).flatMap((one) =>
        one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
      );
    const { passwordHash = '' } = (await read().people.byUsername(username)) ?? {};
    const code = await read().complaints.queryCodeHash(complaintId);
    const told = await refusals(
      ['one', 'other'].flatMap((which) => [
        (tx: Tx) => tx.people.replacePassword(id, passwordHash, which),
        (tx: Tx) => tx.people.replaceSecondFactor(id, null, sealed(which)),
        (tx: Tx) => tx.complaints.replaceQueryCode(complaintId, code, which),
      ]),
    );
    expect(told).to.deep.equal(['stale', 'stale', 'stale']);
    expect((await read().people.byUsername(username))?.passwordHash).to.be.oneOf(['one', 'other']);
    expect((await read().people.secondFactor(id))?.sealed).to.be.oneOf(['one', 'other']);
    expect(await read().complaints.queryCodeHash(complaintId)).to.be.oneOf(['one', 'other']);
  });

  it('whoever switches the language while they are deactivated, or lose a role, keeps neither account nor role', async () => {
    const { people } = house().useCases;
    const admin = await house().user('管理员01');
    const [handler, visitor] = [await house().user('承办01'), await house().user('回访01')];
    const seen = (await people.user(admin, visitor.id)).seen;
    await Promise.all([
      people.setLocale(handler, 'en'),
      people.deactivateUser(admin, handler.id),
      people.setLocale(handler, 'zh-CN'),
      people.setLocale(visitor, 'en'),
      people.changeUser(admin, visitor.id, withPosts(visitor, 'hr'), seen),
      people.setLocale(visitor, 'en'),
    ]);
    expect((await house().user('承办01')).active).to.equal(false);
    const { locale, roles, active } = await house().user('回访01');
    expect({ locale, roles, active }).to.deep.equal({ locale: 'en', roles: ['hr'], active: true });
  });
});
