/** What is known of a person, and to whom. */
import type { NamedMutant } from './mutant.js';

export const PERSONS: readonly NamedMutant[] = [
  {
    breaks: 'an erased person is still found by the search',
    rules: [],
    file: 'domain/cases/erasure.ts',
    within: 'erasureUseCases.erasePerson',
    expression: 'await r.contents.setTokens(complaintId, [])',
    becomes: 'undefined',
    tests: ['test/db/erasure.test.ts', 'test/db/search.test.ts'],
  },
  {
    breaks: 'looking at personal data in full leaves no trace',
    rules: [],
    file: 'domain/core/context.ts',
    within: 'Context.caseToRead',
    expression:
      "await this.record(r, { type: 'content.revealed', complaintId: id, actor: now.id, facts: { reason: reveal } })",
    becomes: 'undefined',
    tests: ['test/web/desk.test.ts'],
  },
  {
    breaks: 'everybody on the desk reads the complainant’s name and number',
    rules: [],
    file: 'domain/cases/case-file.ts',
    within: 'caseFileUseCases.caseFile.content',
    expression: 'reveal ? content : maskedContent(content, complaint.report)',
    becomes: 'reveal ? content : content',
    tests: ['test/web/desk.test.ts'],
  },
  {
    breaks: 'who made a report is known to more than the complaint office',
    rules: ['D12-R22'],
    file: 'domain/cases/rights.ts',
    within: 'seeIdentity',
    expression: 'at.complaint.report',
    becomes: 'false',
    tests: ['test/domain/authorisation.test.ts'],
  },
];
