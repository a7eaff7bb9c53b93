/** A policy comes into force when two have agreed: one proposes it, another one confirms what was proposed. */
import { expect } from 'chai';
import type { UseCases } from '../../domain/modules.js';
import type { ProposalView } from '../../domain/policies/model.js';
import type { Resource } from '../../gateways/deploy.js';
import { activate } from '../kit/activate.js';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';
import { wholeLedger } from '../kit/ledger.js';
import { withCells } from '../kit/policy.js';
import { bundle } from '../workflows/kit.js';

const D11 = {
  'D11_2025_1.dmn#extension_complex_maxWorkingDays': '5',
  'D11_2025_1.dmn#duties_handling_publication_period': '"quarter"',
};
const CELLS = {
  ...D11,
  'D16_2025_1.dmn#limits_findings_amount': '3',
  'D16_2025_1.dmn#profile_settings_damageThreshold': '1',
  'D16_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
};
const INPUT = { code: 'D11_2025_1', effectiveOn: '2026-10-08', reason: '自第四季度起改用。' };

describe('putting a policy in force takes two persons', () => {
  const desk = withDesk({ start: at('2026-09-29', '10:00'), cells: CELLS });
  const policies = () => desk().useCases.policies;
  const first = () => desk().user('管理员01');
  const second = () => desk().user('管理员02');

  const codeOf = (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  async function proposed(): Promise<ProposalView> {
    await policies().proposePolicy(await first(), INPUT);
    return one();
  }
  async function one(useCases: UseCases = desk().useCases): Promise<ProposalView> {
    const [view] = await useCases.policies.proposals();
    if (view === undefined) throw new Error('Nothing was proposed.');
    return view;
  }
  const inForce = async () => (await desk().database.read.policies.all()).map(({ code }) => code);
  const told = async () =>
    (await wholeLedger(desk().database)).flatMap(({ type }) => (type.startsWith('policy.') ? type : []));

  /** The house after other files were deployed. */
  async function withFiles(files: readonly Resource[]): Promise<UseCases> {
    await desk().deploy(files);
    return desk().useCases;
  }

  it('what one has proposed holds when another one confirms it, and not before', async () => {
    const { proposal, proposer, obstacle } = await proposed();
    expect([proposal.state, proposer, obstacle]).to.deep.equal(['open', '管理员01', null]);
    expect(await inForce(), 'proposed').to.deep.equal(['D03_2025_1']);
    expect(await codeOf(policies().confirmProposal(await first(), proposal.id, 'D03_2025_1'))).to.equal('forbidden');
    expect(await inForce(), 'its own proposer').to.deep.equal(['D03_2025_1']);
    expect(await policies().confirmers(proposal.proposedBy)).to.deep.equal(['管理员02']);

    await policies().confirmProposal(await second(), proposal.id, 'D03_2025_1');
    expect(await inForce()).to.deep.equal(['D11_2025_1', 'D03_2025_1']);
    const version = await desk().database.read.policies.byCode('D11_2025_1');
    expect(version).to.deep.include({
      effectiveFrom: at('2026-10-08', '00:00'),
      contentHash: proposal.contentHash,
      activatedBy: (await second()).id,
    });
    expect((await one()).decider).to.equal('管理员02');
    expect(await told()).to.deep.equal(['policy.proposed', 'policy.activated']);
    const facts = (await wholeLedger(desk().database)).find(({ type }) => type === 'policy.activated')?.facts;
    expect(facts).to.deep.include({ code: 'D11_2025_1', proposalId: proposal.id });
  });

  it('is withdrawn by whoever proposed it, refused by another one, each with a reason, and may be proposed anew', async () => {
    const { id } = (await proposed()).proposal;
    expect(await codeOf(policies().withdrawProposal(await second(), id, '有误。'))).to.equal('forbidden');
    expect(await codeOf(policies().refuseProposal(await first(), id, '有误。'))).to.equal('forbidden');
    expect(await codeOf(policies().refuseProposal(await second(), id, ' '))).to.equal('invalid');
    expect(await codeOf(policies().proposePolicy(await second(), INPUT)), 'one at a time').to.equal('stale');
    await policies().refuseProposal(await second(), id, '日期有误。');
    expect((await one()).proposal).to.include({ state: 'refused', decisionReason: '日期有误。' });
    expect(await codeOf(policies().confirmProposal(await second(), id, 'D03_2025_1'))).to.equal('stale');

    await desk().advanceTo(at('2026-09-29', '10:01'));
    const again = (await proposed()).proposal;
    await policies().withdrawProposal(await first(), again.id, '另定日期。');
    expect(await codeOf(policies().confirmProposal(await second(), again.id, 'D03_2025_1'))).to.equal('stale');
    expect(await inForce()).to.deep.equal(['D03_2025_1']);
    expect(await told()).to.deep.equal([
      'policy.proposed',
      'policy.proposal-refused',
      'policy.proposed',
      'policy.proposal-withdrawn',
    ]);
  });

  it('is not confirmed where its file, or the rules of the company that go with it, are not those that were proposed', async () => {
    const { id } = (await proposed()).proposal;
    const shipped = await withCells(bundle(), CELLS);
    for (const [cell, value] of [
      ['D11_2025_1.dmn#limits_result_amount', '9'],
      ['hours_rest_to', '"13:00"'],
    ] as const) {
      const useCases = await withFiles(await withCells(shipped, { [cell]: value }));
      expect((await one(useCases)).obstacle).to.deep.equal({ why: 'changed' });
      expect(await codeOf(useCases.policies.confirmProposal(await second(), id, 'D03_2025_1'))).to.equal('stale');
    }
    const gone = await withFiles(shipped.filter(({ name }) => !name.endsWith('/D11_2025_1.dmn')));
    expect((await one(gone)).obstacle).to.deep.equal({ why: 'changed' });
    expect(await inForce()).to.deep.equal(['D03_2025_1']);
    await (await withFiles(shipped)).policies.confirmProposal(await second(), id, 'D03_2025_1');
    expect(await inForce(), 'as it was proposed').to.include('D11_2025_1');
  });

  it('is not confirmed once its day has passed; on the day itself it is', async () => {
    const { id } = (await proposed()).proposal;
    await desk().advanceTo(at('2026-10-08', '09:00'));
    expect((await one()).obstacle).to.equal(null);
    await desk().advanceTo(at('2026-10-09', '00:00'));
    expect((await one()).obstacle).to.deep.equal({ why: 'past' });
    expect(await codeOf(policies().confirmProposal(await second(), id, 'D03_2025_1'))).to.equal('stale');
    expect(await inForce()).to.deep.equal(['D03_2025_1']);
  });

  it('is not confirmed where somebody is missing meanwhile, nor by whoever saw it compared with what holds no more', async () => {
    const { id } = (await proposed()).proposal;
    await activate(desk(), 'D16_2025_1', '2026-09-29');
    expect(await codeOf(policies().confirmProposal(await second(), id, 'D03_2025_1'))).to.equal('stale');
    await desk().useCases.people.deactivateUser(await first(), (await desk().user('人力01')).id);
    const { obstacle } = await policies().proposal(id);
    expect(obstacle?.why === 'problems' && obstacle.problems.map(({ code }) => code)).to.deep.equal(['emptyGroup']);
    expect(await codeOf(policies().confirmProposal(await second(), id, 'D16_2025_1'))).to.equal('stale');
    expect(await inForce()).to.not.include('D11_2025_1');
  });

  it('of two who decide at the same moment one wins, and the other learns of it', async () => {
    const { id } = (await proposed()).proposal;
    const [one, other] = [await first(), await second()];
    const ends = await Promise.all([
      codeOf(policies().confirmProposal(other, id, 'D03_2025_1')),
      codeOf(policies().confirmProposal(other, id, 'D03_2025_1')),
      codeOf(policies().withdrawProposal(one, id, '有误。')),
    ]);
    expect(ends.sort()).to.deep.equal(['done', 'stale', 'stale']);
    const isConfirmed = (await policies().proposal(id)).proposal.state === 'confirmed';
    expect(await inForce()).to.have.length(isConfirmed ? 2 : 1);
    expect(await told()).to.have.length(2);
  });

  it('of two who propose the same at the same moment one is heard', async () => {
    const acts = [await first(), await second()].map((by) => codeOf(policies().proposePolicy(by, INPUT)));
    expect((await Promise.all(acts)).sort()).to.deep.equal(['done', 'stale']);
    expect(await policies().proposals()).to.have.length(1);
  });

  it('who proposes at the command line says as whom, and that person does not confirm it', async () => {
    expect(await codeOf(policies().proposePolicyFor('受理01', INPUT))).to.equal('forbidden');
    expect(await codeOf(policies().proposePolicyFor('无此账号', INPUT))).to.equal('forbidden');
    await policies().proposePolicyFor('管理员01', INPUT);
    const { proposal } = await one();
    expect(proposal.fromCommandLine).to.equal(true);
    const [entry] = (await wholeLedger(desk().database)).filter(({ type }) => type === 'policy.proposed');
    expect([entry?.actor, entry?.facts['userId']]).to.deep.equal(['operator', (await first()).id]);
    expect(await codeOf(policies().confirmProposal(await first(), proposal.id, 'D03_2025_1'))).to.equal('forbidden');
    await policies().confirmProposal(await second(), proposal.id, 'D03_2025_1');
    expect(await inForce()).to.include('D11_2025_1');
  });
});
