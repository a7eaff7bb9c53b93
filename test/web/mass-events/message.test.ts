/** A message to more complainants than can be told at once. */
import { expect } from 'chai';
import { copies } from '../../kit/crowd.js';
import { words } from '../../kit/html.js';
import { anId } from '../../kit/ids.js';
import { withWeb } from '../../kit/web.js';
import { eventActs } from './kit.js';

/** A thousand notices are written one after the other. */
const LONGEST_TELLING_MS = 180_000;

describe('mass events: a message to more than can be told at once', () => {
  const web = withWeb();
  const { open, casesOf, entries, file } = eventActs(web);

  const CROWD = 1005;

  it('reaches all 1,005 complainants, once each, and the page says how many', async function () {
    this.timeout(LONGEST_TELLING_MS);
    const { desk } = web();
    const id = await open(await web().signedIn('受理01'));
    await file(anId(id), 1);
    const [one] = await casesOf(anId(id));
    await copies(desk, one?.id ?? anId('nothing'), CROWD - 1);
    const office = await web().signedIn('投诉办01');
    const path = `/desk/events/${id}`;
    await office.open(path);
    await office.submit(`${path}/message`, { text: '预计今晚八时恢复供气。' });
    expect(words(office)).to.match(/已向 \d+ 人发出，共 1005 人/);
    await desk.settled();
    await office.open(path);
    expect(words(office)).to.include('已向 1005 人发出，共 1005 人').and.not.to.include('查看最新进度');
    const told = await desk.database.knex('notice').where({ event: 'mass-event' }).pluck('complaint_id');
    expect([told.length, new Set(told).size]).to.deep.equal([CROWD, CROWD]);
    expect((await entries('mass-event.answered')).map(({ facts }) => facts['told'])).to.deep.equal([CROWD]);
    await office.open(`${path}?lang=en`);
    expect(words(office)).to.include('gone out to 1005 of 1005 complainants');
  });
});
