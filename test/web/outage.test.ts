/** A page while the database is away: it answers soon, says when to come back, and keeps what was written. */
import { expect } from 'chai';
import sqlite3 from 'sqlite3';
import { withWeb } from '../kit/web.js';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';

const WORDS = '上月燃气账单明显偏高，怀疑燃气表走字异常。';

/** As another program that holds the file: a backup, an editor of databases. */
function lock(file: string): Promise<{ release(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const holder = new sqlite3.Database(file);
    const release = (): Promise<void> => new Promise((done) => holder.close(() => done()));
    holder.exec('begin exclusive', (error) => (error ? reject(error) : resolve({ release })));
  });
}

describe('a page whose database is locked', () => {
  const web = withWeb();

  it('answers 503 within seconds, keeps what was written, and takes it when it is sent again', async () => {
    const citizen = web().visitor();
    await citizen.open('/complaints/new');
    await citizen.open('/complaints/new/what');
    const locked = await lock(web().desk.databaseFile);
    const path = '/complaints/new/what';
    const { status, html } = await citizen.submit(path, { content: WORDS, occurredAt: '' });
    expect(status).to.equal(503);
    expect(html).to.include('再次提交').and.include('一分钟').and.include(WORDS);
    expect(web().desk.logged.join('\n')).not.to.include(WORDS);
    await locked.release();
    const taken = await citizen.submit(path);
    expect([taken.status, taken.url.endsWith(path)]).to.deep.equal([200, false]);
    await citizen.goOn(path);
    expect(citizen.page.html).to.include(WORDS);
  });

  it('does not keep a password, nor write a name into the log', async () => {
    const person = web().visitor();
    await person.open('/sign-in');
    const locked = await lock(web().desk.databaseFile);
    const { status, html } = await person.submit('/sign-in', { username: '受理01', password: DEMONSTRATION_PASSWORD });
    await locked.release();
    expect(status).to.equal(503);
    expect(html).not.to.include(DEMONSTRATION_PASSWORD).and.not.to.include('再次提交');
    expect(web().desk.logged.join('\n')).to.include('SQLITE_BUSY').and.not.to.include('受理01');
  });
});
