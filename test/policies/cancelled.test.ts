/** An activation that is taken back before its day: intake goes on as before, and the version is a draft again. */
import { expect } from 'chai';
import { createKeys } from '../../domain/core/privacy/keys.js';
import type { UseCases } from '../../domain/modules.js';
import type { Resource } from '../../gateways/deploy.js';
import { deployOrStay, wireUseCases } from '../../wiring.js';
import { activate } from '../kit/activate.js';
import { at } from '../kit/calendar.js';
import { MASTER_KEY, withDesk } from '../kit/desk.js';
import { wholeLedger } from '../kit/ledger.js';
import { withCells } from '../kit/policy.js';
import { bundle } from '../workflows/kit.js';

const CELLS = {
  'D11_2025_1.dmn#extension_complex_maxWorkingDays': '5',
  'D11_2025_1.dmn#duties_handling_publication_period': '"quarter"',
};

describe('an activation', () => {
  const desk = withDesk({ start: at('2026-09-29', '10:00'), cells: CELLS });
  const policies = () => desk().useCases.policies;
  const cancel = async (by = '管理员01', reason = '另定日期。', useCases = desk().useCases) =>
    useCases.policies.cancelActivation(await desk().user(by), 'D11_2025_1', reason).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  const stateOf = async (useCases: UseCases = desk().useCases) =>
    (await useCases.policies.policies()).find(({ file }) => file.code === 'D11_2025_1')?.state;

  /** A start of the application with what is shipped with it. @returns whether it was deployed */
  async function started(shipped: readonly Resource[]): Promise<{ useCases: UseCases; deployed: boolean }> {
    const { database, client: engine, clock, log } = desk();
    const { useCases } = wireUseCases({
      ...{ database, engine, clock, log, zone: 'Asia/Shanghai', companyName: '示范燃气公司' },
      ...{ keys: createKeys(MASTER_KEY), secondFactorRoles: [], publicUrl: null, mailEnabled: false },
    });
    await deployOrStay({ database, engine, clock, log, useCases }, shipped);
    return { useCases, deployed: (await useCases.policies.bundleNote()) === null };
  }

  it('that is taken back in the last minute before its day never holds: intake keeps to what is in force', async () => {
    await activate(desk(), 'D11_2025_1', '2026-10-01');
    await desk().advanceTo(at('2026-09-30', '23:59'));
    expect(await cancel('管理员02')).to.equal('done');
    expect(await stateOf()).to.equal('draft');
    await desk().advanceTo(at('2026-10-01', '00:00'));
    const { complaintId } = await desk().file();
    expect((await desk().complaint(complaintId)).policyVersion).to.equal('D03_2025_1');
    expect((await policies().policyInForce())?.version.code).to.equal('D03_2025_1');

    const [view] = await policies().cancellations();
    expect([view?.activator, view?.canceller]).to.deep.equal(['管理员02', '管理员02']);
    expect(view?.cancellation).to.include({
      code: 'D11_2025_1',
      effectiveFrom: at('2026-10-01', '00:00'),
      cancelledAt: at('2026-09-30', '23:59'),
      reason: '另定日期。',
    });
    const entry = (await wholeLedger(desk().database)).find(({ type }) => type === 'policy.activation-cancelled');
    const { id: cancellationId, code, effectiveFrom, activatedAt, activatedBy, cancelledAt } = view?.cancellation ?? {};
    const row = { cancellationId, code, effectiveFrom, activatedAt, activatedBy, cancelledAt };
    expect(entry?.facts).to.deep.equal(row);
    expect(entry?.payloadDigest).to.be.a('string');
  });

  it('is not taken back once its day has come, nor without a reason', async () => {
    await activate(desk(), 'D11_2025_1', '2026-10-01');
    expect(await cancel('管理员01', ' ')).to.equal('invalid');
    expect(await cancel('总经理01')).to.equal('forbidden');
    await desk().advanceTo(at('2026-10-01', '00:00'));
    expect(await cancel()).to.equal('wrongState');
    expect(await stateOf()).to.equal('inForce');
    const { complaintId } = await desk().file();
    expect((await desk().complaint(complaintId)).policyVersion).to.equal('D11_2025_1');
  });

  it('is taken back once: of two at the same moment one learns that it was', async () => {
    await activate(desk(), 'D11_2025_1', '2026-10-08');
    expect((await Promise.all([cancel('管理员01'), cancel('管理员02')])).sort()).to.deep.equal(['done', 'stale']);
    expect(await policies().cancellations()).to.have.length(1);
    expect(await cancel()).to.equal('stale');
  });

  it('that was taken back guards its file no more: it may be changed and put in force as it is then; what others need stays guarded', async () => {
    const shipped = await withCells(bundle(), CELLS);
    const changed = await withCells(shipped, {
      'D11_2025_1.dmn#duties_handling_publication_leadWorkingDays': '6',
    });
    const company = await withCells(shipped, { hours_rest_to: '"13:00"' });
    await started(shipped);
    await activate(desk(), 'D11_2025_1', '2026-10-08');
    expect((await started(changed)).deployed, 'activated').to.equal(false);

    const { useCases } = await started(shipped);
    expect(await cancel('管理员01', '须修改。', useCases)).to.equal('done');
    expect(await useCases.policies.keptContent('D11_2025_1'), 'let go').to.equal(null);
    expect(await useCases.policies.keptContent('COMPANY_2025_1'), 'kept').to.be.a('string');
    expect((await started(company)).deployed, 'the rules of the company go with what is in force').to.equal(false);
    const next = await started(changed);
    expect([next.deployed, await stateOf(next.useCases)]).to.deep.equal([true, 'draft']);
    const user = (username: string) => desk().user(username);
    await activate({ user, useCases: next.useCases }, 'D11_2025_1', '2026-10-09');
    expect(await next.useCases.policies.keptContent('D11_2025_1')).to.include('<text>6</text>');
    expect(await stateOf(next.useCases)).to.equal('coming');
    expect((await started(shipped)).deployed, 'guarded as it is now').to.equal(false);
    expect((await next.useCases.policies.cancellations()).map(({ cancellation }) => cancellation.code)).to.deep.equal([
      'D11_2025_1',
    ]);
  });
});
