/** The decisions of D03_2025_1, evaluated as the engine evaluates them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { expect } from 'chai';
import { root } from './kit.js';

interface Limit {
  step: string;
  amount: number;
  unit: string;
  stopEvent: string;
  ruleId: string;
  article: string;
}

describe('policy D03_2025_1', () => {
  let engine: RunningEngine;
  before(async () => {
    engine = await startEngine({ data: ':memory:' });
    const name = 'D03_2025_1.dmn';
    await engine.execute('deploy', {
      resources: [{ name, content: readFileSync(path.join(root, 'workflows/policies', name)) }],
    });
  });
  after(() => engine.close());

  async function decide(
    decision: string,
    variables: Record<string, string | number | boolean | null>,
  ): Promise<unknown> {
    const result = await engine.execute('evaluateDecision', { decisionId: `${decision}_D03_2025_1`, variables });
    expect(result.failureMessage).to.equal('');
    return result.decisionOutput;
  }
  async function limit(startEvent: string, step: string): Promise<Limit | undefined> {
    return ((await decide('limits', { startEvent })) as Limit[]).find((one) => one.step === step);
  }

  it('D03-R13: registration within 24 hours of receipt (第七条)', async () => {
    expect(await limit('received', 'register')).to.include({
      amount: 24,
      unit: 'hour',
      stopEvent: 'registered',
      ruleId: 'D03-R13',
      article: '第七条',
    });
  });
  it('D03-R14: classification within the same 24 hours (第七条)', async () => {
    expect(await limit('received', 'classify')).to.include({
      amount: 24,
      unit: 'hour',
      stopEvent: 'classified',
      ruleId: 'D03-R14',
      article: '第七条',
    });
  });
  it('D03-R15: investigation and plan within 5 working days of receipt (第八条)', async () => {
    expect(await limit('received', 'investigate')).to.include({
      amount: 5,
      unit: 'workingDay',
      stopEvent: 'plan-drafted',
      ruleId: 'D03-R15',
      article: '第八条',
    });
  });
  it('D03-R17: rectification by the day the plan names (第九条)', async () => {
    expect(await limit('plan-approved', 'rectify')).to.include({
      amount: 0,
      unit: 'fixedDate',
      stopEvent: 'rectification-completed',
      ruleId: 'D03-R17',
      article: '第九条',
    });
  });
  it('D03-R18: the result within 5 working days of the completed rectification (第十条)', async () => {
    expect(await limit('rectification-completed', 'result')).to.include({
      amount: 5,
      unit: 'workingDay',
      stopEvent: 'result-told',
      ruleId: 'D03-R18',
      article: '第十条',
    });
  });
  it('starts no limit where the regulation is silent: acceptance, acknowledgement, approval, return visit', async () => {
    for (const startEvent of ['accepted', 'acknowledged', 'assigned', 'plan-drafted', 'result-told'])
      expect(await decide('limits', { startEvent })).to.equal(null);
  });

  it('D03-R14: every category has a level, hazard or not; a hazard is major and urgent', async () => {
    for (const category of ['supply', 'metering', 'repair', 'safety', 'conduct', 'other']) {
      expect(await decide('classification', { category, safetyHazard: true })).to.deep.equal({
        level: 'major',
        priority: 'urgent',
      });
      expect(await decide('classification', { category, safetyHazard: false })).to.have.keys('level', 'priority');
    }
  });

  it('lets the higher of plan level and complaint level decide who approves', async () => {
    const groups = { general: 'complaint-office', important: 'supervising-leader', major: 'general-manager' };
    const order = ['general', 'important', 'major'] as const;
    for (const planLevel of order) {
      for (const level of order) {
        const higher = order[Math.max(order.indexOf(planLevel), order.indexOf(level))] ?? 'major';
        expect(await decide('approval', { planLevel, level })).to.equal(groups[higher]);
      }
    }
  });

  it('marks a limit of hours 4 hours before, at, 4 and 24 hours after; one of days by working days', async () => {
    const marks = async (unit: string) =>
      ((await decide('marks', { step: 'register', unit })) as { offset: number; unit: string; level: number }[]).map(
        (mark) => `${mark.level}: ${mark.offset} ${mark.unit}`,
      );
    expect(await marks('hour')).to.deep.equal(['0: -4 hour', '1: 0 hour', '2: 4 hour', '3: 24 hour']);
    for (const unit of ['workingDay', 'fixedDate'])
      expect(await marks(unit)).to.deep.equal([
        '0: -1 workingDay',
        '1: 0 workingDay',
        '2: 1 workingDay',
        '3: 3 workingDay',
      ]);
  });

  const ladder: [string, number, string | null, string][] = [
    ['reminder', 0, 'safety', 'handler:safety'],
    ['reminder', 0, null, 'complaint-office'],
    ['due', 1, 'safety', 'department-manager:safety'],
    ['due', 1, null, 'complaint-office'],
    ['escalation', 2, 'safety', 'supervising-leader'],
    ['escalation', 3, null, 'general-manager'],
  ];
  for (const [kind, level, responsibleDepartment, group] of ladder) {
    it(`tells ${group} of the ${kind} of level ${level} of an investigation ${responsibleDepartment ? 'of a department' : 'not yet assigned'}`, async () => {
      expect(await decide('recipients', { step: 'investigate', kind, level, responsibleDepartment })).to.equal(group);
      if (level === 0) return;
      expect(await decide('escalation', { step: 'investigate', level, responsibleDepartment })).to.deep.equal({
        recipientGroup: group,
        supervise: level >= 2,
      });
    });
  }
});
