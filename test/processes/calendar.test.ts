/** A year of the calendar that is published while cases run into it (design §5). */
import { expect } from 'chai';
import { at } from '../kit/calendar.js';
import { withDesk } from '../kit/desk.js';

const YEAR = {
  year: 2027,
  notice: '测试通知',
  daysOff: [{ from: '2027-01-01', to: '2027-01-03', name: '元旦' }],
  makeUpWorkdays: [],
};

describe('a case that runs into a year without a calendar', () => {
  const desk = withDesk({ start: at('2026-12-29', '10:00') });
  const investigate = async () => (await desk().limits()).find((line) => line.startsWith('investigate'));

  it('has a provisional limit, moved and told anew when the year is loaded, after a preview (D03-R15)', async () => {
    await desk().file();
    expect(await investigate()).to.equal('investigate 2027-01-05 24:00 → running');
    const preview = await desk().useCases.deadlines.previewCalendar(YEAR);
    expect(preview.map(({ step, before, after }) => [step, before, after])).to.deep.equal([
      ['investigate', at('2027-01-05', '24:00'), at('2027-01-06', '24:00')],
    ]);
    expect(await investigate(), 'a preview changes nothing').to.equal('investigate 2027-01-05 24:00 → running');
    expect(await desk().useCases.deadlines.loadCalendar('operator', YEAR)).to.deep.equal(preview);
    await desk().settled();
    expect(await investigate()).to.equal('investigate 2027-01-06 24:00 → running');
    await desk().advanceTo(at('2027-01-06', '23:59'));
    expect((await desk().told(['deadline-overdue'])).filter((line) => line.startsWith('2027-01-06'))).to.deep.equal([]);
    await desk().advanceTo(at('2027-01-06', '24:00'));
    expect((await desk().told(['deadline-overdue'])).at(-1)).to.equal(
      '2027-01-06 24:00 deadline-overdue → complaint-office',
    );
  });

  it('whose marks have all passed is reckoned again too, and told of nothing twice', async () => {
    await desk().file();
    await desk().advanceTo(at('2027-01-15', '24:00'));
    const told = await desk().told(['deadline-overdue', 'escalation']);
    await desk().useCases.deadlines.loadCalendar('operator', YEAR);
    await desk().settled();
    expect(await investigate()).to.equal('investigate 2027-01-06 24:00 → overdue');
    await desk().advanceTo(at('2027-01-20', '24:00'));
    expect(await desk().told(['deadline-overdue', 'escalation'])).to.deep.equal(told);
  });

  it('refuses a year that cannot be', async () => {
    for (const daysOff of [
      [],
      [{ from: '2026-12-31', to: '2027-01-02', name: '元旦' }],
      [{ from: '2027-01-03', to: '2027-01-01', name: '元旦' }],
    ])
      await desk()
        .useCases.deadlines.loadCalendar('operator', { ...YEAR, daysOff })
        .then(
          () => expect.fail('it was loaded'),
          (error: { code: string }) => expect(error.code).to.equal('invalid'),
        );
  });

  it('is announced to administrators from 1 November on, until the year is loaded', async () => {
    expect(await desk().useCases.deadlines.calendarGaps()).to.deep.equal([2027]);
    await desk().useCases.deadlines.loadCalendar('operator', YEAR);
    expect(await desk().useCases.deadlines.calendarGaps()).to.deep.equal([]);
  });
});

describe('in October', () => {
  const desk = withDesk({ start: at('2026-10-31', '23:59') });

  it('nobody is asked for the next year yet', async () => {
    expect(await desk().useCases.deadlines.calendarGaps()).to.deep.equal([]);
    await desk().advanceTo(at('2026-11-01', '00:00'));
    expect(await desk().useCases.deadlines.calendarGaps()).to.deep.equal([2027]);
  });
});
