import chineseDays from 'chinese-days';
import { expect } from 'chai';
import { instantOf, isInstant, isLocalDate, toInstant, toLocalDate } from '../../domain/core/time/instant.js';
import { addDays, endOfDay, instantAt, localDateOf, startOfDay } from '../../domain/core/time/local-date.js';
import { createWorkingCalendar } from '../../domain/core/time/working-calendar.js';
import { aDay, anInstant } from '../kit/instants.js';

describe('the working calendar', () => {
  const calendar = createWorkingCalendar();

  for (const year of [2025, 2026]) {
    it(`knows every working day of ${year} as chinese-days does`, () => {
      const differing: string[] = [];
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(aDay(day), 1)) {
        if (calendar.isWorkingDay(aDay(day)) !== chineseDays.isWorkday(day)) differing.push(day);
      }
      expect(differing).to.deep.equal([]);
    });
  }

  it('works on the weekend days that make up for holidays', () => {
    const makeUp = [
      '2025-01-26',
      '2025-02-08',
      '2025-04-27',
      '2025-09-28',
      '2025-10-11',
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ];
    expect(
      makeUp.filter((day) => !calendar.isWorkingDay(aDay(day)) || !calendar.isMakeUpWorkday(aDay(day))),
    ).to.deep.equal([]);
  });

  it('tells a holiday from a weekend', () => {
    expect(calendar.isHoliday(aDay('2026-10-01'))).to.equal(true);
    expect(calendar.isHoliday(aDay('2026-10-17'))).to.equal(false);
    expect(calendar.isWorkingDay(aDay('2026-10-17'))).to.equal(false);
  });

  it('computes 2027 on weekends only and says that this is provisional', () => {
    expect(calendar.isProvisional(aDay('2027-01-04'))).to.equal(true);
    expect(calendar.isProvisional(aDay('2026-12-31'))).to.equal(false);
    expect(calendar.isWorkingDay(aDay('2027-01-04'))).to.equal(true);
  });

  it('goes over holidays in both directions', () => {
    expect(calendar.shift(aDay('2026-09-30'), 1)).to.equal('2026-10-08');
    expect(calendar.shift(aDay('2026-10-08'), -1)).to.equal('2026-09-30');
    expect(calendar.shift(aDay('2026-10-09'), 1)).to.equal('2026-10-10');
    expect(calendar.shift(aDay('2026-10-12'), 0)).to.equal('2026-10-12');
  });
});

describe('instants', () => {
  it('are written in UTC with milliseconds, and in no other way', () => {
    expect(instantOf(new Date('2026-09-29T09:00:00+08:00'))).to.equal('2026-09-29T01:00:00.000Z');
    expect(isInstant('2026-09-29T01:00:00.000Z')).to.equal(true);
    for (const other of ['2026-09-29T01:00:00Z', '2026-09-29T09:00:00.000+08:00', '2026-13-29T01:00:00.000Z', '', 0])
      expect(isInstant(other), String(other)).to.equal(false);
    expect(() => toInstant('2026-09-29')).to.throw('"2026-09-29" is no instant');
  });
});

describe('calendar days of the company', () => {
  it('are days that a calendar has, written as forms send them', () => {
    for (const day of ['2026-09-29', '2028-02-29']) expect(isLocalDate(day), day).to.equal(true);
    for (const other of ['2026-02-30', '2026-13-01', '2026-9-29', '2026-09-29T00:00:00.000Z', ' 2026-09-29', '', null])
      expect(isLocalDate(other), String(other)).to.equal(false);
    expect(() => toLocalDate('2026-02-30')).to.throw('"2026-02-30" is no day');
  });

  it('begin at midnight of the zone', () => {
    expect(localDateOf(anInstant('2026-09-28T15:59:59.999Z'), 'Asia/Shanghai')).to.equal('2026-09-28');
    expect(localDateOf(anInstant('2026-09-28T16:00:00.000Z'), 'Asia/Shanghai')).to.equal('2026-09-29');
    expect(startOfDay(aDay('2026-09-29'), 'Asia/Shanghai')).to.equal('2026-09-28T16:00:00.000Z');
    expect(instantAt(aDay('2026-09-29'), 'Asia/Shanghai', 540)).to.equal('2026-09-29T01:00:00.000Z');
  });

  it('end at the midnight after them, also where clocks are put forward', () => {
    expect(endOfDay(aDay('2026-12-31'), 'Asia/Shanghai')).to.equal('2026-12-31T16:00:00.000Z');
    expect(endOfDay(aDay('2026-03-28'), 'Europe/Berlin')).to.equal('2026-03-28T23:00:00.000Z');
    expect(endOfDay(aDay('2026-03-29'), 'Europe/Berlin')).to.equal('2026-03-29T22:00:00.000Z');
  });
});
