import os from 'node:os';

export default {
  'node-option': ['import=tsx'],
  extension: ['ts'],
  require: ['./test/kit/hooks.ts'],
  ignore: ['**/node_modules/**'],
  timeout: 120_000,
  'forbid-only': true,
  /** Where files run side by side (`--parallel`): one process for each core. */
  jobs: os.availableParallelism(),
};
