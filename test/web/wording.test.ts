/** Official wording: one kind of quotation mark, full-width punctuation, no abrupt or foreign turns of phrase. */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const WRITTEN = /\.(bpmn|dmn|form|hbs|json)$/;
const NOT_SAID = [
  /「|」/,
  /documentation>做什么：/,
  /^\s*由谁：/,
  /期限已到/,
  /现按第/,
  /哪一天看的读数/,
  /最先接到的/,
  /投诉人的来信/,
  /自“[^”]*”起/,
];
/** A half-width mark right behind a Chinese character, where a sentence would have the full-width one. */
const HALF_WIDTH = /\p{Script=Han}[,;?!](?=\p{Script=Han}|$)/u;

function files(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => WRITTEN.test(name) && !name.includes('.camunda'));
}
const words = (names: readonly string[], wrong: (line: string) => boolean): string[] =>
  names.flatMap((name) =>
    fs
      .readFileSync(path.join(root, name), 'utf8')
      .split('\n')
      .filter(wrong)
      .map((line) => `${name}: ${line.trim().slice(0, 80)}`),
  );

describe('the wording', () => {
  const all = [
    ...files('web/i18n/zh-CN'),
    ...files('web/views'),
    ...files('workflows'),
    ...files('domain/regulations'),
  ];

  it('keeps to official Chinese, in pages, notices, forms, diagrams and tables', () => {
    expect(all.length).to.be.greaterThan(150);
    expect(words(all, (line) => NOT_SAID.some((one) => one.test(line)))).to.deep.equal([]);
  });

  it('has full-width punctuation in Chinese sentences', () => {
    expect(words(all, (line) => HALF_WIDTH.test(line))).to.deep.equal([]);
  });

  it('names no regulation in a diagram: which one a case goes by, its policy says', () => {
    expect(
      words(
        files('workflows').filter((name) => name.endsWith('.bpmn')),
        (line) => /《.+》第|\(D\d\d-R\d\d/.test(line),
      ),
    ).to.deep.equal([]);
  });

  it('calls a thing by one word in English: what the menu says is what the page is called', () => {
    const read = (name: string) =>
      JSON.parse(fs.readFileSync(path.join(root, 'web/i18n/en', `${name}.json`), 'utf8')) as Record<string, never>;
    const nav = read('nav') as Record<string, string>;
    const desk = read('desk') as unknown as Record<'registration' | 'cases' | 'tasks', { title: string }>;
    expect(desk.registration.title).to.equal(nav['register']);
    expect(desk.cases.title).to.equal(nav['cases']);
    expect(desk.tasks.title).to.equal(nav['tasks']);
  });
});
