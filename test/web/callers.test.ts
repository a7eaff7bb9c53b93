/** Who is behind a request: what the browser says of the page that sends it, and what a proxy says of the address. */
import { expect } from 'chai';
import { callerOf } from '../../web/shell/middleware/callers.js';
import { withWeb } from '../kit/web.js';

describe('a form', () => {
  const web = withWeb();

  it('that a page of another host sends is refused, even with a token of ours', async () => {
    const browser = await web().signedIn('受理01');
    await browser.open('/account');
    const send = async (headers: Record<string, string>): Promise<number> => {
      const body = new URLSearchParams({ _csrf: browser.token, locale: 'en' });
      const all = { cookie: browser.cookieHeader, ...headers };
      return (await fetch(`${web().url}/account/language`, { method: 'POST', redirect: 'manual', headers: all, body }))
        .status;
    };
    expect(await send({ 'sec-fetch-site': 'cross-site' })).to.equal(403);
    expect(await send({ 'sec-fetch-site': 'same-site' })).to.equal(403);
    expect(await send({ origin: 'http://elsewhere.example' })).to.equal(403);
    expect(await send({ origin: 'null' })).to.equal(403);
    expect(await send({ origin: web().url })).to.equal(303);
    expect(await send({ 'sec-fetch-site': 'same-origin', origin: 'https://behind-a-proxy.example' })).to.equal(303);
    expect(await send({})).to.equal(303);
  });

  it('with another address in X-Forwarded-For comes from where it came from', async () => {
    const browser = web().visitor();
    await browser.open('/sign-in');
    const guess = (n: number) =>
      fetch(`${web().url}/sign-in`, {
        method: 'POST',
        headers: { cookie: browser.cookieHeader, 'x-forwarded-for': `192.0.2.${n}` },
        body: new URLSearchParams({ _csrf: browser.token, username: '受理01', password: 'wrong' }),
      });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await guess(n)).status);
    expect(statuses).to.deep.equal([401, 401, 401, 429, 429]);
  });
});

describe('a form behind a proxy that is named', () => {
  const web = withWeb({ trustedProxies: ['127.0.0.1'] });

  it('comes from the address that the proxy gives', async () => {
    const browser = web().visitor();
    await browser.open('/sign-in');
    const guess = (address: string) =>
      fetch(`${web().url}/sign-in`, {
        method: 'POST',
        headers: { cookie: browser.cookieHeader, 'x-forwarded-for': `198.51.100.7, ${address}` },
        body: new URLSearchParams({ _csrf: browser.token, username: '受理01', password: 'wrong' }),
      });
    for (const expected of [401, 401, 401, 429]) expect((await guess('192.0.2.1')).status).to.equal(expected);
    expect((await guess('192.0.2.2')).status).to.equal(401);
  });
});

describe('an address', () => {
  it('of IPv6 counts by its network of 64 bits, however it is written', () => {
    const of = (ip: string): string => callerOf({ ip });
    expect(of('2001:db8:0:1::5')).to.equal(of('2001:0db8:0000:0001:ffff:ffff:ffff:ffff'));
    expect(of('2001:db8:0:1::5')).not.to.equal(of('2001:db8:0:2::5'));
    expect(of('2001:db8::1')).to.equal(of('2001:db8::2'));
    expect(of('fe80::1%eth0')).to.equal(of('fe80::2'));
    expect(of('::ffff:192.0.2.1')).to.equal('192.0.2.1');
    expect(of('192.0.2.1')).not.to.equal(of('192.0.2.2'));
  });
});
