/** Policies: the tables of a regulation, checked and put in force. */
export { articlesHeld } from './basis.js';
export { adoptDeployed, isRefused } from './adopting.js';
export { type BundleNote, changedInWords } from './bundle-note.js';
export type { Problem } from './problems.js';
export type { Warning } from './warnings.js';
export { type Contact, CONTACT_KINDS, type ContactKind, contactsOf, type Shift, shiftsOf } from './contacts.js';
export { type BundlesFound, type BundleView, GuardedError } from './deploying.js';
export type { Coverage, CoveredRule } from './coverage.js';
export { diffPolicies } from './diff.js';
export { askedNow, formUnder, otherwiseIn } from './fields.js';
export type { CancellationId, ProposalId } from './ids.js';
export { policiesNotHeld, policyFiles } from './kept.js';
export type { CancellationView, PolicyInForce, PolicyState, ProposalObstacle, ProposalView } from './model.js';
export { type OnlineSettings, onlineSettings } from './online-settings.js';
export { problemInWords, warningInWords } from './problem-words.js';
export { placeHash, placeId, placesIn, type RulePlace, type RulePlaces } from './places.js';
export type { PublishedPolicy } from './published.js';
export { proposalRights } from './rights.js';
export {
  type KeptFile,
  type Policies,
  type PolicyCancellation,
  type PolicyProposal,
  type PolicyVersion,
  PROPOSAL_STATES,
} from './store.js';
export {
  cell,
  IDS_IN_FRONT,
  isPolicy,
  isScheme,
  literal,
  type PolicyFile,
  type PolicyTable,
  type TableColumn,
  tableOf,
  type TableRow,
} from './tables.js';
export { type PoliciesModule, policiesModule } from './module.js';
