/** A bundle is deployed as a whole, or not at all; what is in it is kept, so that nobody needs the folder to know it. */
import { expect } from 'chai';
import { BundleError } from '../../domain/definitions/index.js';
import type { Resource } from '../../gateways/deploy.js';
import { deploy } from '../../wiring.js';
import { bundle } from '../kit/bundle.js';
import { withDesk } from '../kit/desk.js';

const PLACE = 'complaint-handling/complaint-handling.bpmn';
/** The shipped bundle with something written otherwise in a file. */
const changed = (file: string, from: string, to: string): Resource[] =>
  bundle().map(({ name, content }) => {
    const text = content.toString('utf8');
    if (name !== file) return { name, content };
    expect(text, file).to.include(from);
    return { name, content: Buffer.from(text.replace(from, to)) };
  });

describe('the deployment of a bundle', () => {
  const desk = withDesk();
  const put = (resources: readonly Resource[]): Promise<void> => {
    const { database, client: engine, clock, log } = desk();
    return deploy({ database, engine, clock, log }, resources);
  };
  const bundles = () => desk().database.read.bundles;

  it('is kept with its files, with what the engine made of them, and with what changed', async () => {
    const first = await bundles().latest();
    expect(first).to.include({ number: 1, origin: 'shipped' });
    if (first === null) throw new Error('Nothing was deployed.');
    const files = await bundles().files(first.id);
    expect(files.map(({ name }) => name)).to.deep.equal(bundle().map(({ name }) => name));
    expect((await bundles().definitions(first.id)).map(({ kind, definitionId }) => `${kind} ${definitionId}`))
      .to.include('process complaint-handling')
      .and.to.include('decision limits_D03_2025_1')
      .and.to.include('form investigate');

    await put(changed('notices/result.en.hbs', 'Dear', 'Good day, dear'));
    const second = await bundles().latest();
    expect(second).to.deep.include({
      number: 2,
      changes: [{ name: 'notices/result.en.hbs', kind: 'changed' }],
    });
    expect(
      (await desk().database.read.ledger.ofTypes({ types: ['bundle.deployed'], person: null }, { from: 0, limit: 9 }))
        .total,
    ).to.equal(2);
  });

  it('is not done again where it is what new cases go by', async () => {
    await put(bundle());
    expect((await bundles().latest())?.number).to.equal(1);
  });

  for (const [what, from, to] of [
    ['a service task', '<zeebe:taskDefinition type="complaint.open"', '<zeebe:taskDefinition type="nobody.does"'],
    [
      'a listener',
      '<zeebe:userTask />',
      '<zeebe:userTask /><zeebe:taskListeners><zeebe:taskListener eventType="creating" type="nobody.does" /></zeebe:taskListeners>',
    ],
  ] as const)
    it(`is refused by the name of the job where ${what} asks for one that nobody does`, async () => {
      const refused = await put(changed(PLACE, from, to)).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(BundleError);
      expect((refused as BundleError).message)
        .to.include('nobody.does')
        .and.not.to.include('complaint.register');
      expect((await bundles().latest())?.number).to.equal(1);
    });

  it('is refused by the name of the notice that is no template', async () => {
    const refused = await put(changed('notices/result.en.hbs', '---', '')).catch((error: unknown) => error);
    expect(String(refused)).to.include('notices/result.en.hbs').and.to.include('two lines of ---');
  });

  it('asks nothing of a matter whose questions cannot be read, and the log says why', async () => {
    const { definitions } = desk().useCases;
    expect(await definitions.matterForm('price')).to.have.property('components');
    await put(
      changed(
        'matters/price.form',
        '"components"',
        '"components": [{ "type": "filepicker", "key": "photo" }], "others"',
      ),
    );
    expect(await definitions.matterForm('price')).to.equal(null);
    expect(desk().logged.join()).to.include('matters/price.form').and.to.include('filepicker');
    expect(await definitions.matterForm('../policies/D03_2025_1.dmn'), 'no other file').to.equal(null);
  });
});
