/** Starting and stopping the application as its users do: what it says, and what it finds when it comes back. */
import { expect } from 'chai';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileComplaint } from '../kit/journey.js';
import { PlainBrowser } from '../kit/plain-browser.js';
import { program } from '../kit/program.js';
import { AS_NPM_STARTS, Server } from '../kit/server.js';

const ANY_KEY = Buffer.alloc(32, 3).toString('base64');

/** Starts of the application, one after the other. */
const MANY_STARTS_MS = 240_000;

describe('npm start', function () {
  this.timeout(60_000);
  const servers: Server[] = [];
  const server = (settings: Record<string, string> = {}, dataDir?: string, words?: string[]): Server => {
    const made = new Server(dataDir, settings, words);
    servers.push(made);
    return made;
  };
  afterEach(async () => {
    for (const one of servers.splice(0)) await one.remove();
  });

  /** A command on the data of a server, as its operator gives it. */
  async function command(
    one: Server,
    file: string,
    ...words: string[]
  ): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, [await program(file), ...words], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      env: { PATH: '/usr/bin:/bin', DATA_DIR: path.join(one.dataDir, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
  }

  /** What it says when it does not start. */
  async function refusal(one: Server): Promise<string> {
    try {
      await one.start();
    } catch (error) {
      return (error as Error).message
        .split('\n')
        .slice(1)
        .filter((line) => line.trim() !== '' && !line.startsWith('… '))
        .join('\n');
    }
    throw new Error('It has started.');
  }

  it('says where to go and who there is, and finds everything again the next time', async () => {
    const one = server({}, undefined, AS_NPM_STARTS);
    await one.start();
    expect(one.output)
      .to.match(/http:\/\/127\.0\.0\.1:\d+\//)
      .and.to.include('受理01')
      .and.to.include('gas-complaint-demo');
    const { number, code } = await fileComplaint(one.url);
    await one.stop();
    await one.start();
    const citizen = new PlainBrowser(one.url);
    await citizen.open('/track');
    expect((await citizen.submit('/track', { number, code })).html).to.include(number);
  });

  describe('that runs', () => {
    const one = new Server();
    before(() => one.start());
    after(() => one.remove());

    it('has said what it was doing, step by step, before it was ready', () => {
      const steps = one.output.split('\n').filter((line) => line.startsWith('… '));
      expect(steps.map((line) => line.replace(/^… [^a-z]+/, ''))).to.deep.equal([
        'opening the database',
        'starting the engine',
        'preparing the demonstration accounts',
        'starting the pages',
        'deploying diagrams, tables and forms',
        'starting the workers',
      ]);
    });

    it('says in both languages that another process works in the same directory', async () => {
      const said = await refusal(new Server(one.dataDir));
      expect(said)
        .to.match(/engine\.sqlite 正由另一个进程使用：请先停止该进程/)
        .and.to.include('is in use by another engine');
      expect((await new PlainBrowser(one.url).open('/')).status, 'the first goes on').to.equal(200);
    });

    const check = (policy = 'D03_2025_1'): Promise<{ code: number | null; said: string }> =>
      command(one, 'cli/policy.ts', 'check', policy);

    it('is found by the commands that run beside it, whatever ports its engine has', async () => {
      expect(await check())
        .to.deep.include({ code: 0 })
        .and.to.have.property('said')
        .that.includes('ready');
      expect(await check('D04_2025_1'), 'what is missing, and what nothing carries out')
        .to.deep.include({ code: 1 })
        .and.to.have.property('said')
        .that.includes('✗ “办理期限”')
        .and.includes('⚠ 没有流程');
    });

    it('ends at Ctrl-C without an error, and the commands say to start it first', async () => {
      expect(await one.stop()).to.equal(0);
      expect(one.output).to.not.match(/error/i);
      expect(await check())
        .to.deep.include({ code: 1 })
        .and.to.have.property('said')
        .that.includes('start the application first');
    });
  });

  it('in production makes no account, but a link for the first administrator that works once', async () => {
    const one = server({ NODE_ENV: 'production', DATA_KEY: ANY_KEY, HOST: '127.0.0.1' });
    await one.start();
    expect(one.output).to.not.include('gas-complaint-demo');
    const link = /(\/setup\/\S+)/.exec(one.output)?.[1] ?? '';
    const form = { username: '管理员09', password: 'a long pass phrase', repeat: 'a long pass phrase' };
    const browser = new PlainBrowser(one.url);
    await browser.open(link);
    expect(browser.page.status).to.equal(200);
    const set = await fetch(one.url + link, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: browser.cookieHeader },
      body: new URLSearchParams({ _csrf: browser.token, ...form }),
    });
    expect(set.status).to.equal(303);
    expect((await new PlainBrowser(one.url).open(link)).status, 'a second time').to.equal(404);
    await one.stop();
    await one.start();
    expect(one.output).to.not.include('/setup/');
  });

  it('names the port that is in use', async () => {
    const taken = net.createServer();
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as net.AddressInfo;
    try {
      for (const name of ['PORT', 'ENGINE_REST_PORT', 'ENGINE_GRPC_PORT']) {
        const said = await refusal(server({ [name]: String(port) }));
        expect(said, name).to.include(`Port ${port} is in use`);
        expect(said.split('\n')[0], name).to.include(`端口 ${port} 已被占用`);
        expect(said.split('\n'), name).to.have.length(2);
      }
    } finally {
      taken.close();
    }
  });

  it('names a damaged file, and leaves it as it is', async () => {
    for (const name of ['desk.sqlite', 'engine.sqlite']) {
      const one = server();
      const file = path.join(one.dataDir, 'data', name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, 'this is no database, but somebody may want it back');
      const said = await refusal(one);
      expect(said.split('\n'), name).to.have.length(2);
      for (const line of said.split('\n')) expect(line).to.include(name);
      expect(fs.readFileSync(file, 'utf8'), name).to.include('somebody may want it back');
    }
  });

  it('names a wrong setting and what it should be', async () => {
    expect(await refusal(server({ PORT: 'eighty' }))).to.equal('PORT must be a port number from 0 to 65535.');
    expect(await refusal(server({ TZ_COMPANY: 'Peking' }))).to.match(/^TZ_COMPANY must be an IANA time zone/);
  });

  it('refuses a database and an engine of different age, and goes on where the operator says so', async function () {
    this.timeout(MANY_STARTS_MS);
    const one = server();
    const data = path.join(one.dataDir, 'data');
    const [desk, engine] = [path.join(data, 'desk.sqlite'), path.join(data, 'engine.sqlite')];
    await one.start();
    await one.stop();
    const earlier = [fs.readFileSync(desk), fs.readFileSync(engine)] as const;
    await one.start();
    const { number, code } = await fileComplaint(one.url);
    await one.stop();
    const later = [fs.readFileSync(desk), fs.readFileSync(engine)] as const;
    fs.writeFileSync(desk, earlier[0]);
    expect(await refusal(one)).to.include('database is older than the engine');
    fs.writeFileSync(desk, later[0]);
    fs.writeFileSync(engine, earlier[1]);
    const said = await refusal(one);
    expect(said).to.include('data is older than the desk');
    expect(said.split('\n'), 'in both languages').to.have.length(2);
    const accepted = server({ DATA_PAIR: /DATA_PAIR=(\w+)/.exec(said)?.[1] ?? '' }, one.dataDir);
    await accepted.start();
    const citizen = new PlainBrowser(accepted.url);
    await citizen.open('/track');
    expect((await citizen.submit('/track', { number, code })).html).to.include(number);
    const fresh = await fileComplaint(accepted.url);
    await accepted.stop();
    // The key of its instance is one that the desk has never seen: both cases have one of their own.
    await accepted.inDatabase(async ({ read }) => {
      const keys = (await read.complaints.all()).map((complaint) => complaint.processInstanceKey);
      expect(fresh.number).not.to.equal(number);
      expect(new Set(keys.filter((key) => key !== null)).size).to.equal(2);
    });
    await one.start();
  });

  it('refuses a database without a byte, and one or an engine that is gone, rather than begin anew in silence', async function () {
    this.timeout(MANY_STARTS_MS);
    const one = server();
    const data = path.join(one.dataDir, 'data');
    const [desk, engine] = [path.join(data, 'desk.sqlite'), path.join(data, 'engine.sqlite')];
    await one.start();
    await one.stop();
    const kept = [fs.readFileSync(desk), fs.readFileSync(engine)] as const;
    fs.writeFileSync(desk, '');
    expect(await refusal(one)).to.match(/desk\.sqlite is empty, but .*engine\.sqlite shows that there was one/);
    expect(fs.readFileSync(desk, 'utf8'), 'left as it is').to.equal('');
    fs.rmSync(desk);
    expect(await refusal(one)).to.include('desk.sqlite is missing');
    fs.writeFileSync(desk, kept[0]);
    fs.rmSync(engine);
    expect(await refusal(one)).to.include('data is empty, but the desk');
    const other = server();
    await other.start();
    await other.stop();
    fs.copyFileSync(path.join(other.dataDir, 'data', 'engine.sqlite'), engine);
    expect(await refusal(one)).to.include('belongs to another installation');
    fs.writeFileSync(engine, kept[1]);
    await one.start();
  });

  it('refuses data of another key rather than show nothing', async () => {
    const one = server({ DATA_KEY: ANY_KEY });
    await one.start();
    await fileComplaint(one.url);
    await one.stop();
    const other = server({ DATA_KEY: Buffer.alloc(32, 4).toString('base64') }, one.dataDir);
    expect(await refusal(other)).to.include('DATA_KEY');
  });
});
