/** Hooks over real servers on this machine, each of which answers as its kind does. */
import { createHmac } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { DeliveryError, type HookCall, type HookKind } from '../../domain/core/hooks.js';
import { createHookGateway } from '../../gateways/hooks.js';

const SECRET = 'SEC of the test';
const AT = 1_790_000_000;

interface Asked {
  url: URL;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  text: string;
}

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

describe('a hook', () => {
  const asked: Asked[] = [];
  /** null: it never answers. */
  let answer: (asked: Asked) => { status: number; text: string; headers?: Record<string, string> } | null;
  const server = http.createServer((req, res) => {
    let text = '';
    req.on('data', (chunk: Buffer) => (text += chunk.toString()));
    req.on('end', () => {
      const one = {
        url: new URL(req.url ?? '', 'http://127.0.0.1'),
        headers: req.headers,
        body: JSON.parse(text),
        text,
      };
      asked.push(one);
      const said = answer(one);
      if (said !== null) res.writeHead(said.status, said.headers).end(said.text);
    });
  });
  before((done) => void server.listen(0, '127.0.0.1', done));
  after(() => server.closeAllConnections());
  after((done) => void server.close(done));
  beforeEach(() => {
    asked.length = 0;
    answer = () => ({ status: 200, text: '{"errcode":0,"errmsg":"ok"}' });
  });

  const gateway = createHookGateway({ onThisMachine: true, wholeMs: 300 });
  const aCall = (kind: HookKind, path: string, secret: string | null = SECRET): HookCall => ({
    ...{
      kind,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
      secret,
      id: 'd1@desk',
      at: AT,
    },
    ...{ event: 'deadline-overdue', number: 'TS1', subject: '【逾期通知】投诉 TS1', text: '已经逾期。' },
    link: 'https://tousu.example.com/desk/cases/1',
    sms: kind === 'sms' ? { phone: '19900000000', template: 'T-1' } : null,
  });
  const fate = (call: HookCall): Promise<string> =>
    gateway.call(call).then(
      (evidence) => `taken ${evidence}`,
      (error: unknown) => (error instanceof DeliveryError ? error.message : `thrown ${String(error)}`),
    );
  const say = (status: number, text = '', headers: Record<string, string> = {}): void => {
    answer = () => ({ status, text, headers });
  };

  it('of 企业微信 is told in text, and what counts is the code in its answer', async () => {
    expect(await fate(aCall('wecom', '/cgi-bin/webhook/send?key=1', null))).to.equal('taken HTTP 200, 0');
    expect(asked[0]?.body).to.deep.equal({
      msgtype: 'text',
      text: { content: '【逾期通知】投诉 TS1\n已经逾期。\nhttps://tousu.example.com/desk/cases/1' },
    });
    say(200, '{"errcode":93000,"errmsg":"invalid webhook url"}');
    expect(await fate(aCall('wecom', '/a', null))).to.equal('refused: 93000');
    say(200, '{"errcode":45009,"errmsg":"api freq out of limit"}');
    expect(await fate(aCall('wecom', '/b', null))).to.equal('limited: 45009');
    say(200, '{"errcode":-1,"errmsg":"system busy"}');
    expect(await fate(aCall('wecom', '/c', null))).to.equal('away: -1');
    say(200, '<html>');
    expect(await fate(aCall('wecom', '/d', null)), 'no robot at all').to.equal('refused: HTTP 200, no code');
  });

  it('of 企业微信 is told no more than it takes, and the link whole', async () => {
    await fate({ ...aCall('wecom', '/long', null), text: '燃'.repeat(3_000) });
    const { content = '' } = (asked[0]?.body['text'] ?? {}) as { content?: string };
    expect(Buffer.byteLength(content)).to.be.at.most(2_048).and.greaterThan(1_900);
    expect(content.endsWith('\nhttps://tousu.example.com/desk/cases/1')).to.equal(true);
  });

  it('of 钉钉 is signed in its address', async () => {
    answer = ({ url }) => {
      const timestamp = url.searchParams.get('timestamp') ?? '';
      const right = url.searchParams.get('sign') === hmac(SECRET, `${timestamp}\n${SECRET}`);
      return {
        status: 200,
        text: right ? '{"errcode":0,"errmsg":"ok"}' : '{"errcode":310000,"errmsg":"sign not match"}',
      };
    };
    expect(await fate(aCall('dingtalk', '/robot/send?access_token=1'))).to.equal('taken HTTP 200, 0');
    expect(asked[0]?.url.searchParams.get('access_token')).to.equal('1');
    expect(asked[0]?.url.searchParams.get('timestamp')).to.equal(`${AT}000`);
    expect(await fate(aCall('dingtalk', '/robot/send?access_token=1', 'another'))).to.equal('refused: 310000');
    say(200, '{"errcode":130101,"errmsg":"send too fast"}');
    const error = await gateway.call(aCall('dingtalk', '/e')).catch((one: unknown) => one);
    expect(error).to.include({ fate: 'limited', waitMs: 600_000 });
  });

  it('of 飞书 is signed in its body; its older answers are understood, too', async () => {
    answer = ({ body }) => {
      const right = body['sign'] === hmac(`${String(body['timestamp'])}\n${SECRET}`, '');
      return { status: 200, text: right ? '{"code":0,"msg":"success"}' : '{"code":19021,"msg":"sign match fail"}' };
    };
    expect(await fate(aCall('feishu', '/open-apis/bot/v2/hook/1'))).to.equal('taken HTTP 200, 0');
    expect(asked[0]?.body).to.include({ msg_type: 'text', timestamp: String(AT) });
    expect(await fate(aCall('feishu', '/open-apis/bot/v2/hook/1', 'another'))).to.equal('refused: 19021');
    say(200, '{"StatusCode":0,"StatusMessage":"success"}');
    expect(await fate(aCall('feishu', '/f'))).to.equal('taken HTTP 200, 0');
  });

  it('of one’s own gets JSON with a signature over id, time and body', async () => {
    say(204);
    expect(await fate(aCall('webhook', '/mine'))).to.equal('taken HTTP 204');
    const [{ headers = {}, text = '', body = {} } = {}] = asked;
    expect(headers['webhook-signature']).to.equal(`v1,${hmac(SECRET, `d1@desk.${AT}.${text}`)}`);
    expect([headers['webhook-id'], headers['webhook-timestamp']]).to.deep.equal(['d1@desk', String(AT)]);
    expect(Object.keys(body)).to.deep.equal(['id', 'event', 'number', 'subject', 'text', 'link']);
    say(401);
    expect(await fate(aCall('webhook', '/mine'))).to.equal('refused: HTTP 401');
    say(429, '', { 'retry-after': '120' });
    expect(await gateway.call(aCall('webhook', '/mine')).catch((one: unknown) => one)).to.include({ waitMs: 120_000 });
  });

  it('of a gateway for short messages gets telephone, template and parameters', async () => {
    say(200, '{"code":"OK"}');
    expect(await fate(aCall('sms', '/sms'))).to.equal('taken HTTP 200, OK');
    expect(asked[0]?.body).to.deep.include({ phone: '19900000000', template: 'T-1' });
    say(200, '{"code":"isv.MOBILE_NUMBER_ILLEGAL"}');
    expect(await fate(aCall('sms', '/sms'))).to.equal('refused: isv.MOBILE_NUMBER_ILLEGAL');
  });

  it('that hangs, fails, leads elsewhere or is not there is no success', async () => {
    answer = () => null;
    expect(await fate(aCall('webhook', '/hangs'))).to.equal('unanswered: TimeoutError');
    say(500);
    expect(await fate(aCall('wecom', '/broken'))).to.equal('away: HTTP 500');
    say(302, '', { location: 'http://127.0.0.1:1/' });
    expect(await fate(aCall('webhook', '/elsewhere'))).to.equal('refused: HTTP 302');
    expect(await fate({ ...aCall('webhook', '/'), url: 'http://127.0.0.1:1/' })).to.match(/^away: /);
  });

  it('is called by https alone, but on this machine where that is allowed', async () => {
    for (const url of ['http://192.0.2.1/', 'ftp://127.0.0.1/', 'https://a:b@example.com/', 'file:///etc/passwd', ''])
      expect(await fate({ ...aCall('webhook', '/'), url }), url).to.equal('refused: address');
    const strict = createHookGateway();
    const refused = await strict.call(aCall('webhook', '/')).catch((one: unknown) => one);
    expect(refused).to.include({ fate: 'refused', code: 'address' });
    expect(asked).to.have.length(0);
  });

  it('of a robot is called twenty times a minute, and waits for the next', async () => {
    const times = Array.from({ length: 21 }, (_none, nth) => ({ ...aCall('wecom', '/often', null), at: AT + nth }));
    const fates: string[] = [];
    for (const call of times) fates.push(await fate(call));
    expect(fates.filter((one) => one.startsWith('taken'))).to.have.length(20);
    expect(fates.at(-1)).to.equal('limited: own-pace');
    expect(await fate({ ...aCall('wecom', '/often', null), at: AT + 60 })).to.match(/^taken/);
  });
});
