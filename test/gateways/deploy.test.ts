/** A diagram that asks for work nobody does is not deployed: its cases would stand still. */
import { expect } from 'chai';
import type { EngineClient } from '../../domain/core/engine.js';
import { BundleError, deployBundle, type Resource } from '../../gateways/deploy.js';
import { allJobTypes } from '../../workflows/process-api.js';
import { bundle } from '../kit/bundle.js';

const PLACE = 'complaint-handling/complaint-handling.bpmn';
/** The shipped bundle with something written otherwise in its main diagram. */
const changed = (from: string, to: string): Resource[] =>
  bundle().map(({ name, content }) => {
    const text = content.toString('utf8');
    if (name !== PLACE) return { name, content };
    expect(text, PLACE).to.include(from);
    return { name, content: Buffer.from(text.replace(from, to)) };
  });

describe('the deployment of the bundle', () => {
  let deployed: number;
  beforeEach(() => (deployed = 0));

  const deploy = (resources: Resource[]): Promise<boolean> => {
    const kept = new Map<string, string>();
    const engine = {
      deploy: async () => {
        deployed += 1;
        return { deploymentKey: '1' };
      },
    } as unknown as EngineClient;
    const settings = {
      get: async (name: string) => kept.get(name) ?? null,
      set: async (name: string, value: string) => void kept.set(name, value),
    };
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    return deployBundle({ engine, bundle: resources, jobTypes: allJobTypes, settings, log });
  };

  it('takes what is shipped', async () => {
    expect([await deploy(bundle()), deployed]).to.deep.equal([true, 1]);
  });

  for (const [what, from, to] of [
    ['a service task', '<zeebe:taskDefinition type="complaint.open"', '<zeebe:taskDefinition type="nobody.does"'],
    ['a listener', 'type="work-item.creating"', 'type="nobody.does"'],
  ] as const)
    it(`is refused by the name of the job where ${what} asks for one that nobody does`, async () => {
      const refused = await deploy(changed(from, to)).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(BundleError);
      expect((refused as BundleError).message)
        .to.include('nobody.does')
        .and.not.to.include('complaint.register');
      expect(deployed).to.equal(0);
    });

  it('leaves to the engine what cannot be read, and what is worked out only then', async () => {
    const computed = changed('<zeebe:taskDefinition type="complaint.open"', '<zeebe:taskDefinition type="=kind"');
    expect(await deploy([...computed, { name: 'broken.bpmn', content: Buffer.from('no XML') }])).to.equal(true);
  });
});
