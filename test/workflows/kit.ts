/** What the tests of the models share: the bundle as it is deployed. */
import path from 'node:path';
import { readBundle, type Resource } from '../../gateways/deploy.js';

export const root = path.resolve(import.meta.dirname, '../..');

/** All that is deployed: models, decisions, forms. */
export const bundle = (): Resource[] => readBundle(path.join(root, 'workflows'));
