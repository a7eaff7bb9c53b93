/** What the tests of the models share. */
import path from 'node:path';

export { bundle } from '../kit/bundle.js';
export const root = path.resolve(import.meta.dirname, '../..');
