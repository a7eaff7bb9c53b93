/** What could be altered unseen. */
import type { NamedMutant } from './mutant.js';

export const LEDGER: readonly NamedMutant[] = [
  {
    breaks: 'what was submitted in a form can be altered unseen: its digest is not in the ledger',
    rules: [],
    file: 'domain/tasks/submitting.ts',
    within: 'submittingUseCases.submitWorkItem',
    property: 'payloadDigest',
    becomes: "''",
    tests: ['test/db/ledger.test.ts'],
  },
  {
    breaks: 'what the registration corrected can be altered unseen',
    rules: ['D03-R13'],
    file: 'domain/tasks/submitting.ts',
    within: 'updateContent',
    property: 'payloadDigest',
    becomes: "''",
    tests: ['test/db/ledger.test.ts', 'test/db/work-items.test.ts'],
  },
  {
    breaks: 'what the complainant wrote later can be altered unseen: its digest is not in the ledger',
    rules: [],
    file: 'domain/content/messages.ts',
    within: 'keepMessage',
    expression: 'await context.sealJson(r, complaintId, { text })',
    becomes: "{ ...(await context.sealJson(r, complaintId, { text })), digest: '' }",
    tests: ['test/db/ledger.test.ts'],
  },
  {
    breaks: 'a notice can be altered unseen: its digest is not in the ledger',
    rules: [],
    file: 'domain/notices/notices.ts',
    within: 'insertNotice',
    property: 'payloadDigest',
    becomes: "''",
    tests: ['test/db/ledger.test.ts'],
  },
  {
    breaks: 'why a case was classified anew can be altered unseen',
    rules: [],
    file: 'domain/cases/classification.ts',
    within: 'classificationUseCases.reclassify',
    property: 'payloadDigest',
    becomes: "''",
    tests: ['test/db/ledger.test.ts', 'test/db/corrections.test.ts'],
  },
  {
    breaks: 'why more time was asked for can be altered unseen',
    rules: ['D11-R12'],
    file: 'domain/deadlines/extensions.ts',
    within: 'extensionUseCases.requestExtension',
    property: 'payloadDigest',
    becomes: "''",
    tests: ['test/db/ledger.test.ts', 'test/db/clocks.test.ts'],
  },
];
