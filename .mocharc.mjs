import os from 'node:os';

export default {
  /** Tests leave much behind at once: with room for it, less of it is looked at again and again. */
  'node-option': ['import=tsx', 'max-semi-space-size=64'],
  extension: ['ts'],
  require: ['./test/kit/hooks.ts'],
  ignore: ['**/node_modules/**'],
  timeout: 300_000,
  'forbid-only': true,
  /** Where files run side by side (`--parallel`): one process for each core. */
  jobs: os.availableParallelism(),
};
