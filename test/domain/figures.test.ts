/** The formulas of the figures, each with a small table that a person has counted out. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Instant } from '../../domain/core/index.js';
import { createWorkingCalendar } from '../../domain/core/index.js';
import { printed, reckon, shareOf } from '../../domain/reports/index.js';
import type { CountedLimit, PeriodFacts } from '../../domain/reports/index.js';
import { at } from '../kit/calendar.js';
import { anId } from '../kit/ids.js';

type Happened = PeriodFacts['happened'][number];

const NOTHING: PeriodFacts = {
  ...{ received: 0, happened: [], answers: [], limits: [], visits: [], evaluations: [], paid: 0, causes: [] },
};
const ZONE = 'Asia/Shanghai';
const END = at('2026-10-31', '24:00');
const TIME = { at: END, end: END, calendar: createWorkingCalendar(), zone: ZONE };
const of = (facts: Partial<PeriodFacts>, when: Instant = END) =>
  reckon({ ...NOTHING, ...facts }, { ...TIME, at: when });
const id = (name: string) => anId<ComplaintId>(name);

/** `day time` of October 2026 where the company is. */
const oct = (day: number, time = '12:00'): Instant => at(`2026-10-${String(day).padStart(2, '0')}`, time);
const fact = (name: string, what: Happened['fact'], when: Instant, more: Partial<Happened> = {}): Happened => ({
  ...{ complaintId: id(name), fact: what, at: when, value: null, receivedAt: oct(8, '09:00') },
  ...more,
});
const limit = (state: CountedLimit['state'], dueAt: Instant, endedAt: Instant | null = null): CountedLimit => ({
  ...{ state, dueAt, endedAt },
});

describe('the formulas of the figures', () => {
  it('count limits by what became of them when they were due (D03-R24, D16-R08)', () => {
    const due = oct(20, '24:00');
    // | limit                             | counts as |
    // | met a minute before                | met       |
    // | met at the very instant (exclusive)| missed    |
    // | met a day later                    | missed    |
    // | open, its instant is past          | missed    |
    // | marked overdue, and open           | missed    |
    // | given up after it was due          | missed    |
    // | given up before                    | nowhere   |
    // | pauses                             | running   |
    // 1 met, 5 missed of 6; 1 running
    const limits = [
      limit('met', due, oct(20, '23:59')),
      limit('met', due, due),
      limit('met', due, oct(21)),
      limit('running', due),
      limit('overdue', due),
      limit('cancelled', due, oct(21)),
      limit('cancelled', due, oct(19)),
      limit('paused', due),
    ];
    expect(of({ limits })).to.include({ limitsMet: 1, limitsMissed: 5, limitsRunning: 1 });
    // At the very instant it is due, and open: missed.
    expect(of({ limits: [limit('running', due)] }, due)).to.include({ limitsMissed: 1, limitsRunning: 0 });
    // A week before nothing is due: those that are open run.
    expect(of({ limits: limits.slice(3, 5) }, oct(13))).to.include({ limitsMet: 0, limitsMissed: 0, limitsRunning: 2 });
  });

  it('keep registered, accepted and declined apart, each case once (D11-R22)', () => {
    // a: registered, accepted. b: registered, declined. c: registered. d: withdrawn. a is accepted again after an appeal.
    const happened = [
      fact('a', 'registered', oct(8)),
      fact('a', 'accepted', oct(9)),
      fact('b', 'registered', oct(9)),
      fact('b', 'declined', oct(10)),
      fact('c', 'registered', oct(11)),
      fact('d', 'withdrawn', oct(12)),
      fact('a', 'accepted', oct(20)),
      fact('c', 'answer-accepted', oct(21)),
    ];
    expect(of({ happened, received: 4 })).to.include({
      ...{ received: 4, registered: 3, accepted: 1, declined: 1, withdrawn: 1, answersAccepted: 1 },
    });
  });

  it('count as archived what is so when the period ends (D11-R22)', () => {
    // a: archived. b: archived, opened again. c: archived, opened again, archived. d: opened again (archived long before).
    const happened = [
      fact('a', 'archived', oct(8)),
      fact('b', 'archived', oct(9)),
      fact('c', 'archived', oct(9)),
      fact('d', 'reopened', oct(10)),
      fact('b', 'reopened', oct(12)),
      fact('c', 'reopened', oct(12)),
      fact('c', 'archived', oct(20)),
    ];
    expect(of({ happened })).to.include({ archived: 2, reopened: 3 });
  });

  it('take the hours from receipt to the first acceptance: median and mean (D11-R07, D11-R22)', () => {
    // Received on the 8th at 09:00. a: 3 h. b: 24 h. c: 6 h, and again much later. Median 6, mean (3 + 24 + 6) / 3 = 11.
    const happened = [
      fact('a', 'accepted', oct(8, '12:00')),
      fact('c', 'accepted', oct(8, '15:00')),
      fact('b', 'accepted', oct(9, '09:00')),
      fact('c', 'accepted', oct(20, '09:00')),
    ];
    expect(of({ happened }).acceptance).to.deep.equal({ cases: 3, median: 6, mean: 11 });
    // Of two the median is in the middle: (3 + 6) / 2 = 4.5.
    expect(of({ happened: happened.slice(0, 2) }).acceptance).to.deep.equal({ cases: 2, median: 4.5, mean: 4.5 });
    // A quarter of an hour is 0.25 h, printed 0.3.
    const quarter = [fact('a', 'accepted', oct(8, '09:15'))];
    expect(of({ happened: quarter }).acceptance).to.deep.equal({ cases: 1, median: 0.3, mean: 0.3 });
    expect(of({}).acceptance).to.deep.equal({ cases: 0, median: null, mean: null });
  });

  it('take the working days from receipt to the last answer of what was archived (D11-R11, D11-R22)', () => {
    // Thursday the 8th is the day of receipt and is not counted; the 10th, a Saturday, is worked; the 11th is a Sunday.
    // a: told on Friday the 9th: 1. b: told on the 9th, again on Tuesday the 13th: 9, 10, 12, 13: 4.
    // c: no answer on record, archived on Monday the 12th: 9, 10, 12: 3. d was declined, e withdrawn: they do not count.
    // f: told again after it was archived: the first answer counts, on the 9th: 1. Sorted 1, 1, 3, 4: median 2, mean 2.25.
    const archived = (name: string, day: number, value: string): Happened =>
      fact(name, 'archived', oct(day), { value });
    const happened = [
      ...[archived('a', 20, 'satisfied'), archived('b', 20, 'resolved'), archived('c', 12, 'closed')],
      ...[archived('d', 9, 'declined'), archived('e', 9, 'withdrawn'), archived('f', 15, 'satisfied')],
    ];
    const told = (name: string, day: number) => ({ complaintId: id(name), at: oct(day) });
    const answers = [told('a', 9), told('b', 9), told('b', 13), told('f', 9), told('f', 22)];
    expect(of({ happened, answers }).handling).to.deep.equal({ cases: 4, median: 2, mean: 2.3 });
    // Told on the 9th, and again with the archive, at its very instant on the 20th: the 9th, 10th, 12th to 16th, 19th, 20th: 9.
    const last = { happened: happened.slice(0, 1), answers: [told('a', 9), told('a', 20)] };
    expect(of(last).handling).to.deep.equal({ cases: 1, median: 9, mean: 9 });
  });

  it('count every visit, and of each case the last evaluation (D09-R22, D11-R17)', () => {
    const visits = ['satisfied', 'noAnswer', 'noAnswer', 'dissatisfied', 'satisfied'];
    expect(of({ visits })).to.include({ satisfied: 2, dissatisfied: 1, noAnswer: 2 });
    // a: 1 of 5 and not solved, then, after its dispute, 5 and solved. b: 4, partly. c: 3, solved.
    // 3 evaluated; satisfied a, b: 2; solved a, c: 2; content with the service (4 and more) b: 1.
    const given = (name: string, solved: 'yes' | 'partly' | 'no', satisfaction: number, attitude: number) => ({
      ...{ complaintId: id(name), solved, satisfaction, attitude },
    });
    const evaluations = [
      given('a', 'no', 1, 1),
      given('b', 'partly', 4, 4),
      given('c', 'yes', 3, 3),
      given('a', 'yes', 5, 3),
    ];
    expect(of({ evaluations })).to.include({
      ...{ evaluated: 3, evaluatedSatisfied: 2, evaluatedSolved: 2, evaluatedAttitude: 1 },
    });
  });

  it('count cases by nature, fault, class and level, as they were judged last (D17-R05 to R17)', () => {
    // a: unfounded, then class A at level 1. b and c: class C. d: an attention event.
    const happened = [
      fact('a', 'judged', oct(8), { value: 'unfounded/none/none/0' }),
      fact('b', 'judged', oct(9), { value: 'valid/staff/C/0' }),
      fact('c', 'judged', oct(9), { value: 'valid/staff/C/0' }),
      fact('d', 'judged', oct(9), { value: 'attention/none/none/' }),
      fact('a', 'judged', oct(12), { value: 'valid/staff/A/1' }),
    ];
    expect(of({ happened }).natures).to.deep.equal([
      { nature: 'attention', fault: 'none', grade: 'none', level: '', count: 1 },
      { nature: 'valid', fault: 'staff', grade: 'A', level: '1', count: 1 },
      { nature: 'valid', fault: 'staff', grade: 'C', level: '0', count: 2 },
    ]);
  });

  it('are a draft until the period has ended', () => {
    expect(of({}, oct(31, '23:59'))).to.include({ complete: false, countedAt: oct(31, '23:59') });
    expect(of({})).to.include({ complete: true, countedAt: END });
  });

  it('are printed with what they are a part of: limits of those due, visits of those answered, no share of nothing', () => {
    const limits = [limit('met', oct(9), oct(8)), limit('met', oct(9), oct(10)), limit('paused', oct(9))];
    const visits = ['satisfied', 'dissatisfied', 'dissatisfied', 'noAnswer'];
    const figures = { ...of({ limits, visits, received: 9 }), causes: [] };
    const lines = printed(figures).map(({ name, value, denominator, cohort }) =>
      [name, typeof value === 'number' ? value : '', denominator ?? '', cohort].join(' '),
    );
    expect(lines).to.include.members([
      ...['received 9  received', 'limitsMet 1 2 due', 'limitsMissed 1 2 due', 'limitsRunning 1  due'],
      ...['satisfied 1 3 visited', 'dissatisfied 2 3 visited', 'noAnswer 1 4 visited', 'evaluatedSolved 0 0 evaluated'],
    ]);
    expect([shareOf(35, 38), shareOf(0, 3), shareOf(0, 0)]).to.deep.equal([92.1, 0, null]);
  });
});
