import { expect } from 'chai';
import fc from 'fast-check';
import { instantOf } from '../../domain/core/time/instant.js';
import { localDateOf } from '../../domain/core/time/local-date.js';
import { createWorkingCalendar } from '../../domain/core/time/working-calendar.js';
import { deadlineOf, markAt } from '../../domain/deadlines/deadline.js';
import type { Pause } from '../../domain/deadlines/model.js';
import { aDay, anInstant } from '../kit/instants.js';

const SHIFTS = {
  workingDay: [
    { from: 510, to: 720 },
    { from: 810, to: 1050 },
  ],
  restDay: [{ from: 540, to: 720 }],
};
const context = { calendar: createWorkingCalendar(), zone: 'Asia/Shanghai', hours: SHIFTS };
const workingDays = (startedAt: string, amount: number, pauses: Pause[] = []) =>
  deadlineOf({ startedAt: anInstant(startedAt), amount, unit: 'workingDay', pauses }, context);

describe('a limit in hours (D03-R13, D03-R14)', () => {
  it('runs day and night, on holidays too', () => {
    const { dueAt } = deadlineOf(
      { startedAt: anInstant('2026-09-30T08:15:30.500Z'), amount: 24, unit: 'hour', pauses: [] },
      context,
    );
    expect(dueAt).to.equal('2026-10-01T08:15:30.500Z');
  });

  it('is moved by the time of its pauses', () => {
    const pauses = [
      {
        from: anInstant('2026-09-29T02:00:00.000Z'),
        to: anInstant('2026-09-29T05:00:00.000Z'),
        reason: '等待材料',
        endsAt: null,
      },
      {
        from: anInstant('2026-09-29T06:00:00.000Z'),
        to: anInstant('2026-09-29T06:30:00.000Z'),
        reason: '等待材料',
        endsAt: null,
      },
    ];
    const { dueAt, provenance } = deadlineOf(
      { startedAt: anInstant('2026-09-29T01:00:00.000Z'), amount: 24, unit: 'hour', pauses },
      context,
    );
    expect(dueAt).to.equal('2026-09-30T04:30:00.000Z');
    expect(provenance.pausedMs).to.equal(12_600_000);
  });
});

describe('a limit in working days (D03-R15, D03-R18)', () => {
  it('of five days from 29 September 2026 is due at 24:00 of 12 October, over National Day and a Saturday that is worked', () => {
    const { dueAt, provenance, provisional } = workingDays('2026-09-29T01:00:00.000Z', 5);
    expect(dueAt).to.equal('2026-10-12T16:00:00.000Z');
    expect(provisional).to.equal(false);
    expect(provenance).to.deep.equal({
      startDay: '2026-09-29',
      countedDays: ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12'],
      skippedHolidays: [
        '2026-10-01',
        '2026-10-02',
        '2026-10-03',
        '2026-10-04',
        '2026-10-05',
        '2026-10-06',
        '2026-10-07',
      ],
      countedMakeUpWorkdays: ['2026-10-10'],
      pausedMs: 0,
    });
  });

  it('does not count the day of receipt, whether its first or its last instant', () => {
    expect(workingDays('2026-11-01T16:00:00.000Z', 5).dueAt).to.equal('2026-11-09T16:00:00.000Z');
    expect(workingDays('2026-11-02T15:59:59.999Z', 5).dueAt).to.equal('2026-11-09T16:00:00.000Z');
    expect(workingDays('2026-11-02T16:00:00.000Z', 5).dueAt).to.equal('2026-11-10T16:00:00.000Z');
  });

  it('received on a day off counts from the next working day', () => {
    expect(workingDays('2026-10-03T04:00:00.000Z', 1).dueAt).to.equal('2026-10-08T16:00:00.000Z');
  });

  it('is provisional where it runs into a year whose calendar is not published', () => {
    const { dueAt, provisional } = workingDays('2026-12-29T02:00:00.000Z', 5);
    expect(dueAt).to.equal('2027-01-05T16:00:00.000Z');
    expect(provisional).to.equal(true);
  });

  it('does not count days that ended while it was paused', () => {
    const pauses = [
      {
        from: anInstant('2026-11-03T03:00:00.000Z'),
        to: anInstant('2026-11-05T03:00:00.000Z'),
        reason: '等待检定',
        endsAt: null,
      },
    ];
    const { dueAt, provenance } = workingDays('2026-11-02T02:00:00.000Z', 5, pauses);
    expect(provenance.countedDays).to.deep.equal([
      '2026-11-05',
      '2026-11-06',
      '2026-11-09',
      '2026-11-10',
      '2026-11-11',
    ]);
    expect(dueAt).to.equal('2026-11-11T16:00:00.000Z');
  });

  it('counts as many working days as it is long, none of them the day it starts, and ends with the last of them', () => {
    const starts = fc.date({
      min: new Date('2025-01-01T00:00:00.000Z'),
      max: new Date('2026-12-01T00:00:00.000Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 15 }), (start, amount) => {
        const { dueAt, provenance } = workingDays(instantOf(start), amount);
        expect(provenance.countedDays).to.have.length(amount);
        expect(
          provenance.countedDays.every((day) => day > provenance.startDay && context.calendar.isWorkingDay(day)),
        ).to.equal(true);
        expect(localDateOf(instantOf(new Date(Date.parse(dueAt) - 1)), context.zone)).to.equal(
          provenance.countedDays.at(-1),
        );
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe('a limit to a fixed date (D03-R17)', () => {
  it('is due at 24:00 of the date', () => {
    const { dueAt } = deadlineOf(
      {
        startedAt: anInstant('2026-10-12T03:00:00.000Z'),
        amount: 0,
        unit: 'fixedDate',
        fixedDate: aDay('2026-10-20'),
        pauses: [],
      },
      context,
    );
    expect(dueAt).to.equal('2026-10-20T16:00:00.000Z');
  });

  it('is moved by whole days of pause', () => {
    const pauses = [
      {
        from: anInstant('2026-10-13T02:00:00.000Z'),
        to: anInstant('2026-10-15T08:00:00.000Z'),
        reason: '等待配件',
        endsAt: null,
      },
    ];
    const { dueAt } = deadlineOf(
      {
        startedAt: anInstant('2026-10-12T03:00:00.000Z'),
        amount: 0,
        unit: 'fixedDate',
        fixedDate: aDay('2026-10-20'),
        pauses,
      },
      context,
    );
    expect(dueAt).to.equal('2026-10-22T16:00:00.000Z');
  });
});

describe('marks', () => {
  const dueAt = anInstant('2026-10-12T16:00:00.000Z');

  it('in working days stand at the ends of working days before and after the last counted day', () => {
    const at = (offset: number) => markAt(dueAt, { offset, unit: 'workingDay' }, context);
    expect(at(-1)).to.equal('2026-10-10T16:00:00.000Z');
    expect(at(-3)).to.equal('2026-10-08T16:00:00.000Z');
    expect(at(0)).to.equal(dueAt);
    expect(at(1)).to.equal('2026-10-13T16:00:00.000Z');
    expect(at(3)).to.equal('2026-10-15T16:00:00.000Z');
  });

  it('in hours stand so many hours before and after', () => {
    expect(markAt(anInstant('2026-09-30T01:00:00.000Z'), { offset: -4, unit: 'hour' }, context)).to.equal(
      '2026-09-29T21:00:00.000Z',
    );
    expect(markAt(anInstant('2026-09-30T01:00:00.000Z'), { offset: 24, unit: 'hour' }, context)).to.equal(
      '2026-10-01T01:00:00.000Z',
    );
  });
});

describe('what a limit without a calendar comes to', () => {
  /** No calendar of the year is published yet. */
  const startedAt = anInstant('2031-03-03T01:00:00.000Z');
  const of = (unit: 'hour' | 'calendarDay' | 'workingDay' | 'sameDay', amount = 3) =>
    deadlineOf({ startedAt, amount, unit, pauses: [] }, context).provisional;

  it('is certain where only the clock or every day counts, and provisional in working days (D03-R13, D03-R15)', () => {
    expect([of('hour'), of('calendarDay'), of('sameDay')]).to.deep.equal([false, false, false]);
    expect(of('workingDay')).to.equal(true);
  });

  it('by a date is moved by whole days of a pause once it has ended, and not while it goes on (D03-R17)', () => {
    const by = (to: string | null) =>
      deadlineOf(
        {
          startedAt,
          amount: 0,
          unit: 'fixedDate',
          fixedDate: aDay('2031-03-10'),
          pauses: [{ from: startedAt, to: to === null ? null : anInstant(to), reason: '等待材料', endsAt: null }],
        },
        context,
      ).dueAt;
    expect(by(null)).to.equal('2031-03-10T16:00:00.000Z');
    expect(by('2031-03-05T01:00:00.000Z')).to.equal('2031-03-12T16:00:00.000Z');
  });

  it('has its marks counted from the day that it falls on, be it due a moment after midnight', () => {
    const reminder = markAt(anInstant('2026-09-22T16:00:00.001Z'), { offset: -1, unit: 'workingDay' }, context);
    expect(reminder).to.equal('2026-09-22T16:00:00.000Z');
  });
});
