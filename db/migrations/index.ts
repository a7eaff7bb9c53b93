/** The migrations in their order. One that has landed is never edited. */
import type { Knex } from 'knex';
import { initial } from './0001-initial.js';
import { timeAndPolicies } from './0002-time-and-policies.js';
import { duties } from './0003-duties.js';
import { people } from './0004-people.js';
import { sessions } from './0005-sessions.js';
import { privacy } from './0006-privacy.js';
import { attachments } from './0007-attachments.js';
import { portal } from './0008-portal.js';
import { evaluation } from './0009-evaluation.js';
import { answers } from './0010-answers.js';
import { massEvents } from './0011-mass-events.js';
import { corrections } from './0012-corrections.js';
import { lookUps } from './0014-look-ups.js';
import { dangers } from './0020-dangers.js';
import { reconciliation } from './0023-reconciliation.js';
import { attempts } from './0024-attempts.js';
import { repairs } from './0025-repairs.js';
import { returnedTasks } from './0026-returned-tasks.js';
import { keptForms } from './0028-kept-forms.js';
import { orderOfLists } from './0029-order-of-lists.js';
import { storedSearches } from './0030-stored-searches.js';
import { removedAttachments } from './0031-removed-attachments.js';
import { callersOfDrafts } from './0033-callers-of-drafts.js';
import { inPlaceOf } from './0035-in-place-of.js';
import { leases } from './0036-leases.js';
import { versionsOfClocks } from './0037-versions-of-clocks.js';
import { messagesToMany } from './0038-messages-to-many.js';
import { chains } from './0040-chains.js';
import { counts } from './0041-counts.js';
import { processDefinitions } from './0050-process-definitions.js';
import { keptPolicies } from './0051-kept-policies.js';
import { policyProposals } from './0052-policy-proposals.js';
import { policyCancellations } from './0053-policy-cancellations.js';
import { bundles } from './0054-bundles.js';
import { whatFormsSay } from './0056-what-forms-say.js';
import { lists } from './0057-lists.js';
import { channelsAndCategories } from './0058-channels-and-categories.js';
import { furtherLists } from './0059-further-lists.js';
import { moves } from './0060-moves.js';
import { posts } from './0061-posts.js';
import { matterKinds } from './0062-matter-kinds.js';
import { questions } from './0063-questions.js';
import { passedOn } from './0064-passed-on.js';
import { heldMoves } from './0066-held-moves.js';
import { readForms } from './0067-read-forms.js';
import { stampedReceipts } from './0068-stamped-receipts.js';
import { inbox } from './0070-inbox.js';
import { nextInLine } from './0071-next-in-line.js';
import { deliveries } from './0072-deliveries.js';
import { told } from './0074-told.js';
import { listsOfJudged } from './0075-lists-of-judged.js';
import { receipts } from './0076-receipts.js';
import { caseFacts } from './0078-case-facts.js';
import { judgedCases } from './0079-judged-cases.js';
import { evaluatedAgain } from './0077-evaluated-again.js';
import { hookLocale } from './0081-hook-locale.js';
import { withheldRights } from './0082-withheld-rights.js';
import { askedToTell } from './0065-asked-to-tell.js';
import { shortMessages } from './0084-short-messages.js';
import { stepsOfLimits } from './0085-steps-of-limits.js';
import type { Migration } from './migration.js';

const LIST: readonly Migration[] = [
  initial,
  timeAndPolicies,
  duties,
  people,
  sessions,
  privacy,
  attachments,
  portal,
  evaluation,
  answers,
  massEvents,
  corrections,
  lookUps,
  dangers,
  reconciliation,
  attempts,
  repairs,
  returnedTasks,
  keptForms,
  orderOfLists,
  storedSearches,
  removedAttachments,
  callersOfDrafts,
  inPlaceOf,
  leases,
  versionsOfClocks,
  messagesToMany,
  chains,
  counts,
  processDefinitions,
  keptPolicies,
  policyProposals,
  policyCancellations,
  bundles,
  whatFormsSay,
  lists,
  channelsAndCategories,
  furtherLists,
  moves,
  posts,
  matterKinds,
  questions,
  passedOn,
  heldMoves,
  readForms,
  stampedReceipts,
  inbox,
  nextInLine,
  deliveries,
  told,
  receipts,
  caseFacts,
  judgedCases,
  evaluatedAgain,
  withheldRights,
  askedToTell,
  shortMessages,
  listsOfJudged,
  hookLocale,
  stepsOfLimits,
];

export const migrations: Knex.MigrationSource<Migration> = {
  getMigrations: () => Promise.resolve([...LIST]),
  getMigrationName: ({ name }) => name,
  getMigration: ({ up }) =>
    Promise.resolve({ up, down: () => Promise.reject(new Error('Migrations are not taken back: restore a backup.')) }),
};
