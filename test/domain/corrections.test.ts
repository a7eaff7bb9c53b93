/** Corrections of figures that were told: what differs from what was said last, and why, by small tables. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { asItIsNow, correctionsOf, toldOf } from '../../domain/reports/corrections.js';
import type { Correction, PeriodFacts, PeriodFigures } from '../../domain/reports/index.js';
import { createWorkingCalendar } from '../../domain/core/index.js';
import { reckon } from '../../domain/reports/index.js';
import { reasonsOf } from '../../domain/reports/reasons.js';
import { at } from '../kit/calendar.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';

const SPAN = { periodFrom: aDay('2026-10-01'), periodTo: aDay('2026-12-31') };
const END = at('2026-12-31', '24:00');
const TIME = { at: END, end: END, calendar: createWorkingCalendar(), zone: 'Asia/Shanghai' };
const NOTHING: PeriodFacts = {
  ...{ received: 0, happened: [], answers: [], limits: [], visits: [], evaluations: [], paid: 0, causes: [] },
};
const of = (facts: Partial<PeriodFacts>): PeriodFigures => ({
  ...reckon({ ...NOTHING, ...facts }, TIME),
  ...{ causes: [], corrections: [] },
});

describe('corrections of figures that were told', () => {
  it('go by what was told last: the figures, and over them what later reports have corrected', () => {
    const published = of({ received: 10, visits: ['satisfied'] });
    const earlier = (now: number): Correction => ({
      ...{ ...SPAN, figure: 'received', part: '', words: null, told: 10, now, reasons: ['notedLater'] },
    });
    const now = of({ received: 12, visits: ['satisfied'] });
    const said = (corrections: readonly Correction[]): unknown[] => {
      const told = toldOf(SPAN, published, corrections);
      return told === null
        ? [null]
        : correctionsOf(told, now).map(({ figure, told: was, now: is }) => [figure, was, is]);
    };
    expect(said([])).to.deep.equal([['received', 10, 12]]);
    expect(said([earlier(11)])).to.deep.equal([['received', 11, 12]]);
    expect(said([earlier(11), earlier(12)])).to.deep.equal([]);
    expect(said([{ ...earlier(11), periodFrom: aDay('2026-07-01') }]), 'of another period').to.deep.equal([
      ['received', 10, 12],
    ]);
    expect(toldOf(SPAN, { ...published, complete: false }, []), 'reckoned before its end').to.equal(null);
    expect(correctionsOf({ ...SPAN, lines: [] }, now).length, 'what was never counted is not corrected').to.equal(0);
  });

  it('take back what was archived and opened again, judged or evaluated anew, and nothing else', () => {
    const id = (name: string) => anId<ComplaintId>(name);
    const fact = (name: string, what: PeriodFacts['happened'][number]['fact']) => ({
      ...{ complaintId: id(name), fact: what, at: at('2026-10-08', '09:00'), receivedAt: at('2026-10-08', '08:00') },
      value: what === 'judged' ? 'valid/staff/A/1' : null,
    });
    const happened = ['a', 'b'].flatMap((name) => [
      fact(name, 'registered'),
      fact(name, 'archived'),
      fact(name, 'judged'),
    ]);
    const none = new Set<ComplaintId>();
    const left = (overtaken: Partial<Parameters<typeof asItIsNow>[1]>) =>
      asItIsNow({ ...NOTHING, happened }, { reopened: none, judged: none, evaluated: none, ...overtaken })
        .happened.map((one) => `${one.complaintId === id('a') ? 'a' : 'b'} ${one.fact}`)
        .join(', ');
    expect(left({ reopened: new Set([id('a')]) })).to.equal(
      'a registered, a judged, b registered, b archived, b judged',
    );
    expect(left({ judged: new Set([id('b')]) })).to.equal(
      'a registered, a archived, a judged, b registered, b archived',
    );
    expect(left({ evaluated: new Set([id('a'), id('b')]) })).to.equal(left({}));
  });

  it('say why: noted later, reopened, moved; and that the ledger does not say it by itself', () => {
    const period = { from: at('2026-10-01', '00:00'), end: END, countedAt: at('2027-01-02', '09:00') };
    const [inside, before, since] = [at('2026-12-31', '23:00'), at('2027-01-01', '09:00'), at('2027-02-01', '09:00')];
    const why = (type: string, noted: typeof inside, facts: Record<string, string> = {}) =>
      reasonsOf([{ type, at: noted, facts }], period).join(' ');
    expect(why('case.registered', since, { happenedAt: inside })).to.equal('notedLater');
    expect(why('case.registered', before, { happenedAt: inside }), 'noted before it was counted').to.equal('other');
    expect(why('work-item.submitted', since, { completedAt: since }), 'of the next period').to.equal('other');
    expect(why('answer.disputed', before), 'after the period, before it was counted').to.equal('reopened');
    expect(why('evaluation.given', since)).to.equal('evaluatedAgain');
    expect(why('case.nature-judged', since)).to.equal('judgedAgain');
    expect(why('clock.extended', since, { dueAt: inside })).to.equal('limitMoved');
    expect(why('clock.extended', before, { dueAt: inside }), 'was known when it was counted').to.equal('other');
    expect(why('case.reclassified', since)).to.equal('reclassified');
  });
});
