/** Personal data is nowhere in clear: not with the engine, not in the application's files, not in the logs (docs/adr). */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import { JOURNEY, PERSON, travel } from '../kit/journey.js';
import { Server } from '../kit/server.js';

describe('personal data', () => {
  const server = new Server();
  after(() => server.remove());

  /** The text as it could lie in a file. */
  function writings(text: string): Buffer[] {
    const escaped = text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return [
      Buffer.from(text, 'utf8'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(escaped),
      Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2)),
      Buffer.from(encodeURIComponent(text)),
    ];
  }

  it('of a complaint that went all the way is in no file and no log line', async () => {
    await server.start();
    const { number } = await travel(server.url);
    await server.kill(); // The write-ahead logs are still there.
    const secrets = [PERSON.name, PERSON.phone, PERSON.words, '测试路1号', ...writtenByStaff()];
    const files = server.files();
    const names = files.map((file) => path.basename(file));
    expect(names).to.include.members(['desk.sqlite', 'engine.sqlite']);
    for (const file of files) {
      const bytes = fs.readFileSync(file);
      const found = secrets.filter((secret) => writings(secret).some((form) => bytes.includes(form)));
      expect(found, path.basename(file)).to.deep.equal([]);
    }
    const logged = Buffer.from(server.output);
    expect(secrets.filter((secret) => writings(secret).some((form) => logged.includes(form)))).to.deep.equal([]);
    // The search works: what may be known is found.
    const all = Buffer.concat(files.map((file) => fs.readFileSync(file)));
    expect(all.includes(number) && all.includes('userTask_ReturnVisit')).to.equal(true);
  }).timeout(120_000);

  /** What staff wrote about the case, besides choices and dates. */
  function writtenByStaff(): string[] {
    const free = ['findings', 'evidence', 'plan', 'measuresTaken', 'resultText', 'visitNote', 'assignmentNote'];
    return JOURNEY.flatMap(({ fields }) => free.flatMap((key) => fields[key] ?? []));
  }
});
