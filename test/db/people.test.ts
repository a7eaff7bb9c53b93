import { expect } from 'chai';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, seedDemonstration } from '../../db/seeds.js';
import { refusal, withHouse } from './house.js';
import { aNewAccount, aPost, withPosts } from '../kit/posts.js';

const MINUTE = 60_000;
const PASSWORD = 'twelve letters';
const HERE = { address: '127.0.0.1', device: null };

describe('people', () => {
  const house = withHouse();

  it('of the demonstration can sign in, and are made once', async () => {
    await seedDemonstration(house().database, { now: () => new Date(house().now), schedule: () => () => undefined });
    expect(await house().database.read.people.all()).to.have.length(DEMONSTRATION_ACCOUNTS.length);
    const { user, sessionToken } = await house().useCases.people.signIn('承办01', DEMONSTRATION_PASSWORD, HERE);
    expect(user.groups).to.deep.equal(['handler:engineering', 'department:engineering']);
    expect((await house().useCases.people.session(sessionToken))?.user.id).to.equal(user.id);
  });

  it('are signed out after half an hour without a sign of them, and after twelve hours anyway', async () => {
    const { sessionToken } = await house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, HERE);
    house().advance(30 * MINUTE + 1);
    expect((await house().useCases.people.session(sessionToken))?.stage).to.equal('expired');
    const second = await house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, HERE);
    const seen: boolean[] = [];
    for (let half = 0; half < 25; half += 1) {
      house().advance(30 * MINUTE);
      seen.push((await house().useCases.people.session(second.sessionToken))?.stage === 'full');
    }
    expect(seen.indexOf(false)).to.equal(24);
  });

  it('are seen without anything being written: that they were here is written down by the minute', async () => {
    const { useCases, database } = house();
    const { sessionToken } = await useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, HERE);
    const other = await useCases.people.signIn('承办01', DEMONSTRATION_PASSWORD, HERE);
    const signedInAt = house().now;
    const seenAt = () => database.knex('session').pluck('seen_at');
    house().advance(20 * MINUTE);
    await useCases.people.session(sessionToken);
    await useCases.people.session(other.sessionToken);
    expect(await seenAt()).to.deep.equal([signedInAt, signedInAt]);
    house().advance(20 * MINUTE);
    expect((await useCases.people.session(sessionToken))?.stage, 'as it is known here').to.equal('full');
    await useCases.people.signOut(other.sessionToken);
    await useCases.people.writeLooks();
    expect(await seenAt(), 'and whoever signed out stays so').to.deep.equal([house().now]);
  });

  it('that sign out are signed out, and a session is stored by its hash only', async () => {
    const { sessionToken } = await house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, HERE);
    expect(JSON.stringify(await house().database.knex('session').select())).not.to.include(sessionToken);
    await house().useCases.people.signOut(sessionToken);
    expect((await house().useCases.people.session(sessionToken))?.stage ?? null).to.equal(null);
  });

  it('with a wrong password wait longer each time; the right one clears that', async () => {
    const attempt = (password: string) => refusal(house().useCases.people.signIn('受理01', password, HERE));
    for (let time = 0; time < 3; time += 1) expect((await attempt('wrong')).code).to.equal('signInFailed');
    expect(await attempt(DEMONSTRATION_PASSWORD)).to.deep.include({ code: 'signInDelayed', details: { seconds: 30 } });
    house().advance(30_000);
    expect((await attempt('wrong')).code).to.equal('signInFailed');
    expect((await attempt('wrong')).details['seconds']).to.equal(60);
    house().advance(60_000);
    await house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, HERE);
    expect((await attempt('wrong')).code).to.equal('signInFailed');
  });

  it('at whose password many guess at once are looked at three times, also at several processes', async () => {
    const guess = () => refusal(house().useCases.people.signIn('受理01', 'wrong', HERE));
    const codes = (await Promise.all(Array.from({ length: 40 }, guess))).map(({ code }) => code);
    expect(codes.filter((code) => code === 'signInFailed')).to.have.length(3);
    expect(codes.filter((code) => code === 'signInDelayed')).to.have.length(37);
  });

  it('come in on a device they know and from a place of their own while others guess', async () => {
    const device = 'd'.repeat(43);
    await house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, { address: '192.0.2.1', device });
    for (let time = 0; time < 4; time += 1) await refusal(house().useCases.people.signIn('受理01', 'wrong', HERE));
    const right = (caller: typeof HERE | { address: string; device: string }) =>
      house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, caller);
    expect((await refusal(right(HERE))).code).to.equal('signInDelayed');
    await right({ ...HERE, device });
    await right({ address: '192.0.2.1', device: null });
    // From everywhere together: a wait for whoever was not here before.
    for (let n = 0; n < 20; n += 1)
      await refusal(house().useCases.people.signIn('受理01', 'wrong', { address: `192.0.2.${n + 10}`, device: null }));
    expect((await refusal(right({ address: '192.0.2.1', device: null }))).code).to.equal('signInDelayed');
    await right({ address: '192.0.2.1', device });
    house().advance(24 * 60 * MINUTE + 1);
    await right(HERE);
  });

  it('whose password was reset are known on no device any more: where it was found out, guesses wait like anybody\u2019s', async () => {
    const { id } = await house().user('承办01');
    await house().database.transaction((r) => r.people.putDevice(id, 'hash of a device', house().now));
    const known = () => house().database.read.people.knowsDevice(id, 'hash of a device');
    expect(await known()).to.equal(true);
    await house().useCases.people.resetPassword(await house().user('管理员01'), id, 'a password of its own');
    expect(await known()).to.equal(false);
  });

  it('whose name is longer than any are nobody, and what was typed is kept nowhere', async () => {
    const name = '字'.repeat(300);
    expect((await refusal(house().useCases.people.signIn(name, 'x', HERE))).code).to.equal('signInFailed');
    expect(JSON.stringify(await house().database.knex('attempt'))).not.to.include('字');
  });

  it('that are deactivated or change the password while it is looked at do not come in with it', async () => {
    const [admin, intake] = [await house().user('管理员01'), await house().user('受理01')];
    const late = house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, HERE);
    const [outcome] = await Promise.all([refusal(late), house().useCases.people.deactivateUser(admin, intake.id)]);
    expect(outcome.code).to.equal('signInFailed');
    expect(await house().database.knex('session')).to.deep.equal([]);
  });

  it('nobody knows are refused as a wrong password is, and delayed alike', async () => {
    for (let time = 0; time < 3; time += 1)
      expect((await refusal(house().useCases.people.signIn('nobody', 'x', HERE))).code).to.equal('signInFailed');
    expect((await refusal(house().useCases.people.signIn('nobody', 'x', HERE))).code).to.equal('signInDelayed');
  });

  it('are made by administrators, with a name of their own, a long password, and a post of the company', async () => {
    const [admin, intake] = [await house().user('管理员01'), await house().user('受理01')];
    const input = { ...aNewAccount('承办05'), password: 'short' };
    expect((await refusal(house().useCases.people.createUser(intake, input))).code).to.equal('forbidden');
    expect((await refusal(house().useCases.people.createUser(admin, input))).details['fields']).to.deep.equal({
      password: 'tooShort',
      posts: 'required',
    });
    const elsewhere = { ...input, posts: [aPost('handler-nowhere')], password: PASSWORD };
    expect((await refusal(house().useCases.people.createUser(admin, elsewhere))).details['fields']).to.deep.equal({
      posts: 'option',
    });
    const made = await house().useCases.people.createUser(admin, {
      ...input,
      posts: [aPost('handler-service')],
      password: PASSWORD,
    });
    expect(made.groups).to.deep.equal(['handler:service', 'department:service']);
    expect(
      (
        await refusal(
          house().useCases.people.createUser(admin, {
            ...input,
            posts: [aPost('handler-service')],
            password: PASSWORD,
          }),
        )
      ).details['fields'],
    ).to.deep.equal({ username: 'taken' });
    expect((await house().useCases.people.listUsers(admin)).map(({ username }) => username)).to.include('承办05');
  });

  it('that are deactivated are out at once; nobody deactivates themselves', async () => {
    const [admin, intake] = [await house().user('管理员01'), await house().user('受理01')];
    const { sessionToken } = await house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, HERE);
    await house().useCases.people.deactivateUser(admin, intake.id);
    expect((await house().useCases.people.session(sessionToken))?.stage ?? null).to.equal(null);
    expect((await refusal(house().useCases.people.signIn('受理01', DEMONSTRATION_PASSWORD, HERE))).code).to.equal(
      'signInFailed',
    );
    expect((await refusal(house().useCases.people.deactivateUser(admin, admin.id))).code).to.equal('forbidden');
  });

  it('keep the language they choose', async () => {
    await house().useCases.people.setLocale(await house().user('受理01'), 'en');
    expect((await house().user('受理01')).locale).to.equal('en');
  });

  it('that were deactivated and lost a role stay so while their own requests go on', async () => {
    const { useCases, database } = house();
    const [admin, handler] = [await house().user('管理员01'), await house().user('承办01')];
    const { sessionToken } = await useCases.people.signIn('承办01', DEMONSTRATION_PASSWORD, HERE);
    house().advance(2 * MINUTE);
    const { seen } = await useCases.people.user(admin, handler.id);
    const manages = withPosts(handler, 'department-manager-safety');
    const own = Array.from({ length: 12 }, (_, n) => n).flatMap((n) => [
      () => useCases.people.setLocale(handler, n % 2 === 0 ? 'en' : 'zh-CN'),
      () => useCases.people.session(sessionToken),
    ]);
    await Promise.all([
      ...own.slice(0, 8).map((work) => work()),
      useCases.people.changeUser(admin, handler.id, manages, seen),
      useCases.people.deactivateUser(admin, handler.id),
      ...own.slice(8).map((work) => work()),
    ]);
    const after = await house().user('承办01');
    expect([after.active, after.roles, after.departments]).to.deep.equal([false, ['department-manager'], ['safety']]);
    expect(await database.knex('session').where({ user_id: handler.id })).to.deep.equal([]);
  });

  it('are not given back a role by the form of an administrator who saw them before', async () => {
    const [admin, handler] = [await house().user('管理员01'), await house().user('承办01')];
    const { seen } = await house().useCases.people.user(admin, handler.id);
    await house().useCases.people.changeUser(admin, handler.id, withPosts(handler, 'hr'), seen);
    const late = house().useCases.people.changeUser(
      admin,
      handler.id,
      { ...withPosts(handler, 'handler-engineering'), displayName: '承办一' },
      seen,
    );
    expect((await refusal(late)).code).to.equal('stale');
    expect((await house().user('承办01')).roles).to.deep.equal(['hr']);
  });

  it('without an administrator: a token makes the first one, once', async () => {
    expect(await house().useCases.people.administratorSetupToken()).to.equal(null);
    for (const username of ['管理员01', '管理员02']) {
      const { id } = await house().user(username);
      await house().database.transaction((r) => r.people.deactivate(id));
    }
    const token = (await house().useCases.people.administratorSetupToken()) ?? '';
    const input = { username: '管理员03', password: PASSWORD };
    expect((await refusal(house().useCases.people.setUpAdministrator('guess', input))).code).to.equal('notFound');
    expect((await house().useCases.people.setUpAdministrator(token, input))?.roles).to.deep.equal(['admin']);
    const again = { ...input, username: '管理员04' };
    expect(await house().useCases.people.setUpAdministrator(token, again)).to.equal(null);
    const names = (await house().database.read.people.all()).map(({ username }) => username);
    expect(names).to.include(input.username).and.not.to.include(again.username);
  });
});
