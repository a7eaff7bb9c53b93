import chineseDays from 'chinese-days';
import { expect } from 'chai';
import { addDays, endOfDay, instantOf, localDateOf } from '../../domain/core/time/local-date.js';
import { createWorkingCalendar } from '../../domain/core/time/working-calendar.js';

describe('the working calendar', () => {
  const calendar = createWorkingCalendar();

  for (const year of [2025, 2026]) {
    it(`knows every working day of ${year} as chinese-days does`, () => {
      const differing: string[] = [];
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
        if (calendar.isWorkingDay(day) !== chineseDays.isWorkday(day)) differing.push(day);
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
    expect(makeUp.filter((day) => !calendar.isWorkingDay(day) || !calendar.isMakeUpWorkday(day))).to.deep.equal([]);
  });

  it('tells a holiday from a weekend', () => {
    expect(calendar.isHoliday('2026-10-01')).to.equal(true);
    expect(calendar.isHoliday('2026-10-17')).to.equal(false);
    expect(calendar.isWorkingDay('2026-10-17')).to.equal(false);
  });

  it('computes 2027 on weekends only and says that this is provisional', () => {
    expect(calendar.isProvisional('2027-01-04')).to.equal(true);
    expect(calendar.isProvisional('2026-12-31')).to.equal(false);
    expect(calendar.isWorkingDay('2027-01-04')).to.equal(true);
  });

  it('goes over holidays in both directions', () => {
    expect(calendar.shift('2026-09-30', 1)).to.equal('2026-10-08');
    expect(calendar.shift('2026-10-08', -1)).to.equal('2026-09-30');
    expect(calendar.shift('2026-10-09', 1)).to.equal('2026-10-10');
    expect(calendar.shift('2026-10-12', 0)).to.equal('2026-10-12');
  });
});

describe('calendar days of the company', () => {
  it('begin at midnight of the zone', () => {
    expect(localDateOf('2026-09-28T15:59:59.999Z', 'Asia/Shanghai')).to.equal('2026-09-28');
    expect(localDateOf('2026-09-28T16:00:00.000Z', 'Asia/Shanghai')).to.equal('2026-09-29');
    expect(instantOf('2026-09-29', 'Asia/Shanghai')).to.equal('2026-09-28T16:00:00.000Z');
    expect(instantOf('2026-09-29', 'Asia/Shanghai', 9)).to.equal('2026-09-29T01:00:00.000Z');
  });

  it('end at the midnight after them, also where clocks are put forward', () => {
    expect(endOfDay('2026-12-31', 'Asia/Shanghai')).to.equal('2026-12-31T16:00:00.000Z');
    expect(endOfDay('2026-03-28', 'Europe/Berlin')).to.equal('2026-03-28T23:00:00.000Z');
    expect(endOfDay('2026-03-29', 'Europe/Berlin')).to.equal('2026-03-29T22:00:00.000Z');
  });
});
