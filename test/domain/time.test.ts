/** Every unit of time that the regulations know, worked out by hand, and what must hold of all of them. */
import { expect } from 'chai';
import fc from 'fast-check';
import { type Instant, instantOf } from '../../domain/core/time/instant.js';
import { addDays, endOfDay, periodOf, localDateOf } from '../../domain/core/time/local-date.js';
import { isOpenAt, minutesOfDay, nextOpening } from '../../domain/core/time/opening-hours.js';
import { createWorkingCalendar } from '../../domain/core/time/working-calendar.js';
import { deadlineOf, markAt } from '../../domain/deadlines/deadline.js';
import type { CaseClock, LimitUnit, Pause } from '../../domain/deadlines/model.js';
import { closePauses, pauseEndsAt } from '../../domain/deadlines/pauses.js';
import { movesOf } from '../../domain/deadlines/preview.js';
import { anId } from '../kit/ids.js';
import { aDay, anInstant } from '../kit/instants.js';

const zone = 'Asia/Shanghai';
const hours = {
  workingDay: [
    { from: minutesOfDay('08:30'), to: minutesOfDay('12:00') },
    { from: minutesOfDay('13:30'), to: minutesOfDay('17:30') },
  ],
  restDay: [{ from: minutesOfDay('09:00'), to: minutesOfDay('12:00') }],
};
const context = { calendar: createWorkingCalendar(), zone, hours };
/** 2025-09-29 14:20 in Shanghai. */
const at = (day: string, time: string): Instant => {
  const minutes = minutesOfDay(time);
  return instantOf(new Date(Date.parse(`${day}T00:00:00.000+08:00`) + minutes * 60_000));
};
const pause = (from: Instant, to: Instant | null, endsAt: Instant | null = null): Pause => ({
  from,
  to,
  endsAt,
  reason: 'meterTest',
});
const due = (startedAt: Instant, amount: number, unit: LimitUnit, pauses: Pause[] = [], extension = 0): Instant =>
  deadlineOf({ startedAt, amount, unit, pauses, extension }, context).dueAt;

describe('limits over National Day 2025 and Spring Festival 2026', () => {
  // 28 September (Sunday) and 11 October (Saturday) are worked; 1 to 8 October are off.
  const golden: [what: string, start: string, amount: number, unit: LimitUnit, dueAt: string][] = [
    [
      'D16-R19: half an hour is by the minute, at night too',
      at('2025-10-01', '23:50'),
      30,
      'minute',
      at('2025-10-02', '00:20'),
    ],
    ['D11-R07: 24 hours run through the holiday', at('2025-09-30', '17:45'), 24, 'hour', at('2025-10-01', '17:45')],
    [
      'D09-R08: 1 working day from the last day before the holiday',
      at('2025-09-30', '09:00'),
      1,
      'workingDay',
      at('2025-10-09', '24:00'),
    ],
    [
      'D09-R10: 2 working days count the Saturday that is worked',
      at('2025-10-09', '16:00'),
      2,
      'workingDay',
      at('2025-10-11', '24:00'),
    ],
    ['D04-R14: 3 working days', at('2025-09-29', '10:00'), 3, 'workingDay', at('2025-10-10', '24:00')],
    [
      'D09-R12: 5 working days from the Sunday that is worked',
      at('2025-09-28', '10:00'),
      5,
      'workingDay',
      at('2025-10-11', '24:00'),
    ],
    ['D04-R15, D11-R11: 7 working days', at('2025-09-29', '10:00'), 7, 'workingDay', at('2025-10-15', '24:00')],
    // Spring Festival 2026: 15 to 23 February are off, 14 and 28 February (Saturdays) are worked.
    ['3 working days before Spring Festival', at('2026-02-12', '18:00'), 3, 'workingDay', at('2026-02-24', '24:00')],
    ['7 working days over Spring Festival', at('2026-02-12', '18:00'), 7, 'workingDay', at('2026-02-28', '24:00')],
    [
      'received on New Year\u2019s Eve counts from the day after the holiday',
      at('2026-02-16', '20:00'),
      1,
      'workingDay',
      at('2026-02-24', '24:00'),
    ],
    [
      '15 calendar days do not care for holidays',
      at('2025-09-25', '09:00'),
      15,
      'calendarDay',
      at('2025-10-10', '24:00'),
    ],
    [
      '60 calendar days end on a day off where they end there',
      at('2025-12-17', '09:00'),
      60,
      'calendarDay',
      at('2026-02-15', '24:00'),
    ],
    ['the same day ends at its midnight', at('2026-02-16', '23:59'), 0, 'sameDay', at('2026-02-16', '24:00')],
    ['at once is what the company takes it for', at('2026-02-16', '23:55'), 10, 'immediate', at('2026-02-17', '00:05')],
    ['D09-R22: the end of the quarter', at('2025-10-01', '00:00'), 0, 'quarterEnd', at('2025-12-31', '24:00')],
    [
      'the end of the quarter, from its last minute',
      at('2025-09-30', '23:59'),
      0,
      'quarterEnd',
      at('2025-09-30', '24:00'),
    ],
    [
      '4 opening hours from 16:00 go on the next morning',
      at('2025-09-29', '16:00'),
      4,
      'openHour',
      at('2025-09-30', '11:00'),
    ],
    [
      'opening hours of a day off count while the company is open then',
      at('2025-10-01', '11:00'),
      2,
      'openHour',
      at('2025-10-02', '10:00'),
    ],
  ];
  for (const [what, start, amount, unit, dueAt] of golden)
    it(`${what}`, () => expect(due(anInstant(start), amount, unit)).to.equal(dueAt));

  it('say which days they counted, skipped and made up for', () => {
    const { provenance } = deadlineOf(
      { startedAt: at('2025-09-29', '10:00'), amount: 7, unit: 'workingDay', pauses: [] },
      context,
    );
    expect(provenance.countedDays).to.deep.equal([
      '2025-09-30',
      '2025-10-09',
      '2025-10-10',
      '2025-10-11',
      '2025-10-13',
      '2025-10-14',
      '2025-10-15',
    ]);
    expect(provenance.countedMakeUpWorkdays).to.deep.equal(['2025-10-11']);
    expect(provenance.skippedHolidays).to.have.length(8);
  });

  it('are longer by what was granted, in their own unit (D11-R12)', () => {
    expect(due(at('2025-09-29', '10:00'), 7, 'workingDay', [], 3)).to.equal(at('2025-10-20', '24:00'));
    expect(due(at('2025-09-29', '10:00'), 15, 'calendarDay', [], 5)).to.equal(at('2025-10-19', '24:00'));
    expect(due(at('2025-09-29', '10:00'), 24, 'hour', [], 12)).to.equal(at('2025-09-30', '22:00'));
  });

  it('stand still while they are paused, whatever their unit', () => {
    const stood = [pause(at('2025-10-09', '15:00'), at('2025-10-11', '09:00'))];
    expect(due(at('2025-09-29', '10:00'), 3, 'workingDay', stood)).to.equal(at('2025-10-13', '24:00'));
    expect(due(at('2025-10-09', '10:00'), 15, 'calendarDay', stood)).to.equal(at('2025-10-25', '24:00'));
    expect(due(at('2025-10-09', '14:00'), 24, 'hour', stood)).to.equal(at('2025-10-12', '08:00'));
  });
});

describe('pauses', () => {
  it('end by themselves at 24:00 of the last working day they may take', () => {
    expect(pauseEndsAt(at('2025-09-30', '10:00'), 5, context.calendar, zone)).to.equal(at('2025-10-14', '24:00'));
  });

  it('that are ended too late ended where their cap ended them', () => {
    const endsAt = at('2025-10-14', '24:00');
    const open = [pause(at('2025-09-30', '10:00'), null, endsAt)];
    expect(closePauses(open, at('2025-10-20', '10:00'))[0]?.to).to.equal(endsAt);
    expect(closePauses(open, at('2025-10-10', '10:00'))[0]?.to).to.equal(at('2025-10-10', '10:00'));
  });
});

describe('opening hours', () => {
  const opens = (day: string, time: string): string => nextOpening(at(day, time), context);
  it('keep a notice until the next shift begins', () => {
    expect(opens('2025-09-29', '08:30')).to.equal(at('2025-09-29', '08:30'));
    expect(opens('2025-09-29', '12:00')).to.equal(at('2025-09-29', '13:30'));
    expect(opens('2025-09-29', '17:30')).to.equal(at('2025-09-30', '08:30'));
    expect(opens('2025-09-30', '18:00')).to.equal(at('2025-10-01', '09:00'));
    expect(opens('2025-10-01', '12:00')).to.equal(at('2025-10-02', '09:00'));
  });

  it('are shut at the minute at which they end', () => {
    expect(isOpenAt(at('2025-09-29', '11:59'), context)).to.equal(true);
    expect(isOpenAt(at('2025-09-29', '12:00'), context)).to.equal(false);
  });

  it('of a company that never opens are refused', () => {
    const shut = { ...context, hours: { workingDay: [], restDay: [] } };
    expect(() => nextOpening(at('2025-09-29', '10:00'), shut)).to.throw(/does not open/);
  });

  it('are written as times of day', () => {
    expect(minutesOfDay('17:30')).to.equal(1050);
    for (const wrong of ['8:30', '08:60', '25:00', 'noon']) expect(() => minutesOfDay(wrong), wrong).to.throw();
  });
});

describe('a year of the calendar that is loaded', () => {
  const clock = (startedAt: string): CaseClock => {
    const deadline = deadlineOf(
      { startedAt: anInstant(startedAt), amount: 5, unit: 'workingDay', pauses: [] },
      context,
    );
    return {
      id: anId('k'),
      complaintId: anId('c'),
      policyVersion: 'D03_2025_1',
      supervision: 'COMPANY_2025_1',
      step: 'investigate',
      kind: 'rule',
      ruleId: 'D03-R15',
      article: '第八条',
      startEvent: 'received',
      startedAt: anInstant(startedAt),
      amount: 5,
      unit: 'workingDay',
      stopEvent: 'plan-drafted',
      dutyHolder: 'handler',
      extension: 0,
      fixedOn: null,
      pauses: [],
      marks: [],
      calendarVersion: '2025-2026',
      state: 'running',
      endedAt: null,
      watchKey: null,
      version: 1,
      ...deadline,
    };
  };
  const year = {
    year: 2027,
    notice: '测试通知',
    daysOff: [{ from: aDay('2027-01-01'), to: aDay('2027-01-03'), name: '元旦' }],
    makeUpWorkdays: [aDay('2027-01-09')],
  };
  const loaded = { ...context, calendar: createWorkingCalendar([year]) };

  it('is shown with the open limits that it moves, and those that it only makes certain', () => {
    const moved = clock(at('2026-12-29', '10:00'));
    expect(moved).to.include({ provisional: true, dueAt: at('2027-01-05', '24:00') });
    expect(movesOf([moved], loaded)).to.deep.equal([
      {
        clockId: anId('k'),
        complaintId: anId('c'),
        step: 'investigate',
        before: at('2027-01-05', '24:00'),
        after: at('2027-01-06', '24:00'),
        settled: false,
      },
    ]);
  });

  it('leaves alone what has ended and what it does not touch', () => {
    const ended = { ...clock(at('2026-12-29', '10:00')), endedAt: at('2026-12-30', '10:00') };
    expect(movesOf([ended], loaded)).to.deep.equal([]);
  });
});

describe('time', () => {
  const instants = fc.integer({ min: Date.parse('2025-01-02T00:00:00Z'), max: Date.parse('2026-11-20T00:00:00Z') });
  const days = fc.integer({ min: 1, max: 20 });
  const check = (property: fc.IProperty<never>) => fc.assert(property as never, { numRuns: 80, seed: 7 });

  it('never lets more be due sooner', () =>
    check(
      fc.property(
        instants,
        days,
        fc.constantFrom<LimitUnit>('minute', 'hour', 'openHour', 'workingDay', 'calendarDay'),
        (ms, amount, unit) => {
          const start = instantOf(new Date(ms));
          expect(due(start, amount + 1, unit) > due(start, amount, unit)).to.equal(true);
          expect(due(start, amount, unit) > start).to.equal(true);
        },
      ) as never,
    ));

  it('never makes a limit shorter by a pause, nor by an extension', () =>
    check(
      fc.property(instants, days, fc.integer({ min: 1, max: 5_000 }), (ms, amount, minutes) => {
        const start = instantOf(new Date(ms));
        const stood = [pause(instantOf(new Date(ms + 60_000)), instantOf(new Date(ms + minutes * 60_000 + 60_000)))];
        for (const unit of ['hour', 'workingDay', 'calendarDay'] as const) {
          expect(due(start, amount, unit, stood) >= due(start, amount, unit)).to.equal(true);
          expect(due(start, amount, unit, [], 1) > due(start, amount, unit)).to.equal(true);
        }
      }) as never,
    ));

  it('counts as many working days as the limit has, none of them the day of receipt', () =>
    check(
      fc.property(instants, days, (ms, amount) => {
        const startedAt = instantOf(new Date(ms));
        const { provenance, dueAt } = deadlineOf({ startedAt, amount, unit: 'workingDay', pauses: [] }, context);
        expect(provenance.countedDays).to.have.length(amount);
        expect(provenance.countedDays).not.to.include(localDateOf(startedAt, zone));
        expect(provenance.countedDays.every((day) => context.calendar.isWorkingDay(day))).to.equal(true);
        expect(dueAt).to.equal(endOfDay(provenance.countedDays.at(-1) ?? aDay('1970-01-01'), zone));
      }) as never,
    ));

  it('finds the company open when it says that it opens, and not sooner', () =>
    check(
      fc.property(instants, (ms) => {
        const now = instantOf(new Date(ms));
        const opening = nextOpening(now, context);
        expect(isOpenAt(opening, context)).to.equal(true);
        expect(nextOpening(opening, context)).to.equal(opening);
        if (opening !== now) expect(isOpenAt(now, context)).to.equal(false);
      }) as never,
    ));

  it('puts a reminder before the due instant and each escalation after the one before', () =>
    check(
      fc.property(instants, days, (ms, amount) => {
        const dueAt = due(instantOf(new Date(ms)), amount, 'workingDay');
        const marks = [-1, 0, 1, 3].map((offset) => markAt(dueAt, { offset, unit: 'workingDay' }, context));
        expect([...marks].sort()).to.deep.equal(marks);
        expect(new Set(marks).size).to.equal(4);
      }) as never,
    ));

  it('knows the last day of every quarter', () => {
    for (let day = aDay('2025-01-01'); day <= '2026-12-31'; day = addDays(day, 1)) {
      const last = periodOf(day, 'quarter').to;
      expect(last >= day && ['03-31', '06-30', '09-30', '12-31'].includes(last.slice(5)), day).to.equal(true);
      expect(Math.ceil(Number(last.slice(5, 7)) / 3)).to.equal(Math.ceil(Number(day.slice(5, 7)) / 3));
    }
  });
});
