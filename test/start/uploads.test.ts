/** Files that never end: from nobody in particular, and from somebody who may send some. Others go on meanwhile. */
import { expect } from 'chai';
import http from 'node:http';
import net from 'node:net';
import { COMPLAINT, fileComplaint } from '../kit/journey.js';
import { PlainBrowser } from '../kit/plain-browser.js';
import { Server } from '../kit/server.js';

const MEGABYTE = 1024 * 1024;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const ADDRESS = '/track/attachments';
const BOUNDARY = 'part-of-the-form';

const fields = (token: string): string =>
  [
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`,
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n`,
  ].join('');

describe('uploads that never end', function () {
  this.timeout(120_000);
  const sockets: net.Socket[] = [];
  let server: Server;
  beforeEach(async () => {
    server = new Server();
    await server.start();
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await server.remove();
  });

  /**
   * Sends 18 of 20 megabytes and keeps the line. @returns the first line of the answer; where none has come `sent`, or `closed` where the
   * line was cut before all was sent: an answer may be lost with it
   */
  function unfinished(path: string, cookie: string, token: string): Promise<string> {
    const { hostname, port } = new URL(server.url);
    const socket = net.connect(Number(port), hostname);
    sockets.push(socket);
    let answer = '';
    socket.on('data', (part: Buffer) => (answer += part.toString('latin1').slice(0, 100)));
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: ${hostname}:${port}`,
      `cookie: ${cookie}`,
      `content-type: multipart/form-data; boundary=${BOUNDARY}`,
      `content-length: ${20 * MEGABYTE}`,
    ].join('\r\n');
    return new Promise((resolve) => {
      const end = (otherwise: string) => (): void => resolve(answer.split('\r\n')[0] || otherwise);
      const done = end('sent');
      socket.on('error', end('closed'));
      socket.on('close', end('closed'));
      socket.write(`${head}\r\n\r\n${fields(token)}`);
      let left = 18;
      const more = (): void => {
        if (left === 0) return done();
        left -= 1;
        socket.write(Buffer.alloc(MEGABYTE, 7), more);
      };
      more();
    });
  }

  async function following(): Promise<PlainBrowser> {
    const { number, code } = await fileComplaint(server.url);
    const browser = new PlainBrowser(server.url);
    await browser.open('/track');
    await browser.submit('/track', { number, code });
    expect(browser.page.url).to.match(/track\/complaint$/);
    return browser;
  }

  /** A small file, from another address. */
  function honest(browser: PlainBrowser): Promise<string> {
    const { cookieHeader, token } = browser;
    const body = Buffer.concat([Buffer.from(fields(token)), PDF, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
    return new Promise((resolve, reject) => {
      const request = http.request(server.url + browser.aboutIt(ADDRESS), {
        method: 'POST',
        localAddress: '127.0.0.2',
        headers: { cookie: cookieHeader, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      });
      request.on('response', (answer) => {
        answer.resume();
        resolve(`${answer.statusCode} ${answer.headers.location?.split('?')[0]}`);
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  const many = (count: number, path: string, cookie: string, token: string): Promise<string[]> =>
    Promise.all(Array.from({ length: count }, () => unfinished(path, cookie, token)));

  it('take no memory where nobody may send them', async () => {
    const browser = await following();
    const before = server.memory;
    const answers = await many(100, ADDRESS, '', '');
    expect(server.memory - before, 'megabytes more').to.be.below(150);
    expect(answers.filter((line) => line !== 'closed' && line !== 'sent' && !line.includes('401'))).to.deep.equal([]);
    expect(await honest(browser)).to.equal('303 /track/complaint');
  });

  it('take a bounded part where a complainant sends them; other addresses and calls for help go on', async () => {
    const browser = await following();
    const before = server.memory;
    const answers = await many(40, browser.aboutIt(ADDRESS), browser.cookieHeader, browser.token);
    expect(server.memory - before, 'megabytes more').to.be.below(250);
    expect(answers.filter((line) => line === 'closed' || line.includes('503')).length).to.be.at.least(30);
    expect(answers.filter((line) => line !== 'closed' && line !== 'sent' && !line.includes('503'))).to.deep.equal([]);
    expect(await honest(browser)).to.equal('303 /track/complaint');
    const danger = new PlainBrowser(server.url);
    await danger.open('/complaints/danger');
    await danger.submit('/complaints/danger', { phone: COMPLAINT['phone'] ?? '', address: '' });
    expect(danger.page.url, danger.text).to.match(/complaints\/sent$/);
  });
});
