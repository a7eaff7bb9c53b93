/** Models and forms keep the rules of the house, and the generated constants are those of the models. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { isStale } from '../../cli/generate-process-api.js';
import { lintDiagrams } from '../../cli/lint-diagrams.js';
import { checkForm } from '../../cli/workflows/check-forms.js';
import { readModels } from '../../cli/workflows/models.js';
import { root } from './kit.js';

describe('the models of workflows/', () => {
  it('are found clean by bpmnlint, by Camunda 8.9 and by the rules of the house', async () => {
    expect(await lintDiagrams(root)).to.deep.equal([]);
  });

  it('name the job types that the compiler asks workers for', async () => {
    expect(await isStale(root)).to.equal(false);
  });

  it('share no id of a user task, and each has its form and group', async () => {
    const models = await readModels(path.join(root, 'workflows'));
    const ids = models.flatMap(({ userTasks }) => Object.keys(userTasks));
    expect(new Set(ids).size).to.equal(ids.length);
    for (const { formId, candidateGroups } of models.flatMap(({ userTasks }) => Object.values(userTasks)))
      expect([formId, candidateGroups]).not.to.include('');
  });

  it('carry out the rules of the regulation that this slice promises (D03-R13, R14, R15, R16, R17, R18)', async () => {
    const models = await readModels(path.join(root, 'workflows'));
    const rules = new Set(
      models.flatMap(({ elements }) => Object.values(elements).flatMap((element) => element.rules)),
    );
    expect([...rules]).to.include.members(['D03-R13', 'D03-R14', 'D03-R15', 'D03-R16', 'D03-R17', 'D03-R18']);
  });

  it('allow no variable that holds words of people', async () => {
    const models = await readModels(path.join(root, 'workflows'));
    const allowed = models.flatMap(({ allowedVariables }) => allowedVariables);
    expect(allowed).to.include('complaintId');
    const words = [
      'complainantName',
      'phone',
      'email',
      'address',
      'content',
      'desiredOutcome',
      'findings',
      'plan',
      'resultText',
      'declineReason',
      'visitNote',
    ];
    expect(allowed.filter((name) => words.includes(name))).to.deep.equal([]);
  });
});

describe('the lint of forms', () => {
  const form = (component: object) => ({
    id: 'f',
    folder: 'x',
    file: 'f.form',
    schemaVersion: 18,
    executionPlatformVersion: '8.9.0',
    components: [
      {
        type: 'textfield',
        key: 'a',
        label: '甲',
        properties: { labelEn: 'A' },
        validate: { maxLength: 10 },
        ...component,
      },
    ],
  });

  it('lets a plain text field pass', () => {
    expect(checkForm(form({}), [])).to.deep.equal([]);
  });

  it('refuses a text field whose words would go to the engine', () => {
    expect(checkForm(form({ properties: { labelEn: 'A', processVariable: 'true' } }), ['a']).join()).to.include(
      "people's words must not become a process variable",
    );
  });

  it('refuses a variable the process does not allow, an unknown component, a text without limit', () => {
    const choice = form({ type: 'radio', properties: { labelEn: 'A', processVariable: 'true' } });
    expect(checkForm(choice, [])).to.deep.equal(['a: a is not in allowedVariables of the process']);
    expect(checkForm(form({ type: 'filepicker' }), []).join()).to.include('knows no component');
    expect(checkForm(form({ validate: {} }), []).join()).to.include('no limit');
  });

  it('has people sign in a text field, with a limit for the name and no rule that strokes would break', () => {
    const signed = (more: object, input = 'signature'): string =>
      checkForm(form({ validate: { maxLength: 50 }, ...more, properties: { labelEn: 'A', input } }), []).join();
    expect(signed({})).to.equal('');
    expect(signed({}, 'fingerprint')).to.include('fingerprint is not a way to fill in a field');
    expect(signed({ type: 'textarea' })).to.include('only a text field can be signed in');
    expect(signed({ validate: { maxLength: 500 } })).to.include('no limit of at most 100 characters');
    expect(signed({ validate: { maxLength: 50, pattern: 'a' } })).to.include('strokes match no pattern');
  });

  it('refuses a label, a description or an option in one language only', () => {
    const found = checkForm(
      form({ type: 'radio', label: 'A', description: '说明', values: [{ label: '是', value: 'yes' }], properties: {} }),
      [],
    );
    expect(found).to.deep.equal([
      'a: its label is not Chinese',
      'a: it has no English label',
      'a: its description is not in English too',
      'a: no English words for yes',
    ]);
  });
});

describe('the lint of the questions of a matter', () => {
  const question = (key: string) => ({
    type: 'textfield',
    key,
    label: '甲',
    properties: { labelEn: 'A' },
    validate: { maxLength: 10 },
  });
  const matter = (id: string, keys: string[], more: object = {}) => ({
    id,
    folder: 'matters',
    file: `${id}.form`,
    schemaVersion: 18,
    executionPlatformVersion: '8.9.0',
    components: keys.map((key) => ({ ...question(key), ...more })),
  });

  it('lets a short form of a category pass', () => {
    expect(checkForm(matter('metering', ['a', 'b']), [])).to.deep.equal([]);
  });

  it('refuses one of no category, one that asks nothing, one that asks too much, one that tells the engine', () => {
    expect(checkForm(matter('Weather!', ['a']), [])).to.deep.equal(['Weather! can be the code of no category']);
    expect(checkForm(matter('price', []), [])).to.deep.equal(['it asks nothing: leave the file out']);
    expect(checkForm(matter('price', ['a', 'b', 'c', 'd', 'e', 'f']), [])).to.deep.equal([
      'it asks more than 5 questions',
    ]);
    const told = { type: 'radio', properties: { labelEn: 'A', processVariable: 'true' } };
    expect(checkForm(matter('price', ['a'], told), []).join()).to.include('not in allowedVariables');
  });
});

describe('the notices of workflows/', () => {
  const folder = path.join(root, 'workflows/notices');
  const files = readdirSync(folder).filter((file) => file.endsWith('.hbs'));
  const facts = (text: string) => new Set([...text.matchAll(/\{\{(?:#if )?([a-zA-Z]+)\}\}/g)].map(([, name]) => name));

  it('exist in both languages, with a subject and the same facts', () => {
    const events = [...new Set(files.map((file) => file.split('.')[0] ?? ''))];
    for (const event of events) {
      const [chinese, english] = ['zh-CN', 'en'].map((locale) =>
        readFileSync(path.join(folder, `${event}.${locale}.hbs`), 'utf8'),
      );
      for (const text of [chinese, english])
        expect(text, event).to.match(/^---\nsubject: .*\{\{number\}\}.*\n---\n\S/u);
      expect(facts(english ?? ''), event).to.deep.equal(facts(chinese ?? ''));
    }
  });

  it('exist for every event that a model sends', async () => {
    const models = await readModels(path.join(root, 'workflows'));
    const sent = models.flatMap(({ folder: at, file }) =>
      [
        ...readFileSync(path.join(root, 'workflows', at, file), 'utf8').matchAll(
          /type="notice\.send"[\s\S]*?key="event" value="([^"]+)"/g,
        ),
      ].map(([, event]) => event ?? ''),
    );
    expect(sent).to.include('result');
    for (const event of sent) expect(existsSync(path.join(folder, `${event}.en.hbs`)), event).to.equal(true);
  });

  it('tell staff nothing of the person (D03-R21)', () => {
    const internal = [
      'plan-to-department',
      'plan-returned',
      'information-added',
      'complaint-urged',
      'deadline-reminder',
      'deadline-overdue',
      'escalation',
    ];
    for (const file of files.filter((name) => internal.includes(name.split('.')[0] ?? ''))) {
      expect(readFileSync(path.join(folder, file), 'utf8'), file).not.to.include('{{complainantName}}');
    }
  });
});
