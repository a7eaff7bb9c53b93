/** What the tests of the models share. */
import path from 'node:path';
import { type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { expect } from 'chai';
import { bundle } from '../kit/bundle.js';
import { touch } from '../kit/touched.js';

export { bundle } from '../kit/bundle.js';
export const root = path.resolve(import.meta.dirname, '../..');

export type Facts = Record<string, string | number | boolean | null | Record<string, number>>;

/** Evaluates the tables of this folder on an engine of the suite's own. */
export function decisions(): (decisionId: string, variables?: Facts) => Promise<unknown> {
  let engine: RunningEngine;
  before(async () => {
    engine = await startEngine({ data: ':memory:' });
    const resources = bundle().filter(({ name }) => name.endsWith('.dmn'));
    await engine.execute('deploy', { resources });
  });
  after(() => engine.close());
  return async (decisionId, variables = {}) => {
    touch(`decision ${decisionId}`);
    const result = await engine.execute('evaluateDecision', { decisionId, variables: variables as never });
    expect(result.failureMessage).to.equal('');
    return result.decisionOutput;
  };
}
