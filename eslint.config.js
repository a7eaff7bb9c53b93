import tseslint from 'typescript-eslint';

/** Time is injected: only the clocks themselves may ask the machine. */
const clockRules = [
  'error',
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Use the injected clock.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Use the injected clock.' },
  {
    selector: 'CallExpression[callee.name=/^set(Timeout|Interval)$/]',
    message: 'Use clock.schedule of the injected clock.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only config.ts reads the environment.',
  },
];

/** An instant has one way to be written, and its type says that it was: `instantOf`. */
const timeRules = [
  ...clockRules,
  { selector: "MemberExpression[property.name='toISOString']", message: 'Use instantOf.' },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'data/',
      'demo-data/',
      '**/dist/',
      'web/assets/',
      'coverage/',
      'workflows/process-api.ts',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-restricted-syntax': timeRules,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      eqeqeq: ['error', 'always'],
    },
  },
  // The maker itself, and the engine, which knows nothing of the house.
  { files: ['domain/core/time/instant.ts', 'engine/**'], rules: { 'no-restricted-syntax': clockRules } },
  {
    // The real clocks, the one reader of the environment, code that runs in the browser, and tests of real servers.
    files: [
      'gateways/clock.ts',
      'engine/clock.ts',
      'engine/cli.ts',
      'bench/**',
      'config.ts',
      'web/browser/**',
      'test/e2e/**',
      'test/crash/**',
      'test/kit/server.ts',
      'cli/test-postgres.ts',
      // Starts the application with another DATA_DIR.
      'cli/demo.ts',
      'test/db/database.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['test/**', 'engine/test/**'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
