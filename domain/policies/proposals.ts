/**
 * A policy is put in force by two: one proposes it from a day on, another one confirms it. Until then nothing holds that did
 * not before. Whoever proposed it may withdraw it, anybody else who may activate may refuse it.
 */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { Tx } from '../core/store.js';
import { isLocalDate, type LocalDate } from '../core/time/instant.js';
import { localDateOf, startOfDay } from '../core/time/local-date.js';
import { tellStaff } from '../deliveries/index.js';
import { newEntry } from '../inbox/model.js';
import type { UserId } from '../people/ids.js';
import type { User } from '../people/model.js';
import { toGroup } from '../people/roles.js';
import { systemRights } from '../people/system-rights.js';
import type { CheckContext } from './check.js';
import type { Problem } from './problems.js';
import type { ProposalId } from './ids.js';
import { keepParts, policyHash } from './kept.js';
import type { ProposalObstacle, ProposalView } from './model.js';
import { reasonDigest } from './reasons.js';
import { type ProposalVerb, proposalRights } from './rights.js';
import type { PolicyProposal, PolicyReader, PolicyVersion } from './store.js';
import { problemsOf, surroundings } from './surroundings.js';
import { isPolicy, isScheme, type PolicyFile, settingsOf, tableOf } from './tables.js';

export interface ProposalInput {
  code: string;
  /** As somebody wrote it. */
  effectiveOn: string;
  reason: string;
}

export interface ProposalUseCases {
  /**
   * That a policy is to hold from 00:00 of a day on. @throws {DomainError} forbidden; notFound; invalid: `problems`, or the
   * fields `effectiveOn`, `reason`; wrongState, where it was activated before; stale, where it is proposed already
   */
  proposePolicy(by: User, input: ProposalInput): Promise<void>;
  /**
   * The same from the command line, which knows nobody: in the name of an account that may, whose owner then cannot confirm
   * it. @throws {DomainError} the same
   */
  proposePolicyFor(username: string, input: ProposalInput): Promise<void>;
  /** Those that wait for somebody and those that were decided, the latest first. */
  proposals(): Promise<ProposalView[]>;
  /** @throws {DomainError} notFound */
  proposal(id: ProposalId): Promise<ProposalView>;
  /** The names of those who may confirm what a person proposes. */
  confirmers(proposedBy: UserId): Promise<string[]>;
  /**
   * Puts it in force. @param seen the policy in force that its differences were shown against @throws {DomainError} notFound;
   * forbidden, for whoever proposed it; stale, where another one has decided, or what is proposed or in force has changed
   */
  confirmProposal(by: User, id: ProposalId, seen: string): Promise<void>;
  /** @throws {DomainError} notFound; forbidden; invalid, field `reason`; stale, where it is not open any more */
  refuseProposal(by: User, id: ProposalId, reason: string): Promise<void>;
  /** The same, by whoever proposed it. */
  withdrawProposal(by: User, id: ProposalId, reason: string): Promise<void>;
}

/** A policy of the folder, with what stands around it. */
async function policyOf(context: Context, code: string): Promise<{ file: PolicyFile; around: CheckContext } | null> {
  const around = await surroundings(context);
  const file = around.files.get(code);
  return file === undefined || !isPolicy(file) || isScheme(file) ? null : { file, around };
}

/** What is against it as things stand; null: it can be confirmed. */
async function obstacleTo(context: Context, proposal: PolicyProposal): Promise<ProposalObstacle | null> {
  if ((await context.deps.store.read.policies.byCode(proposal.code)) !== null) return { why: 'activated' };
  if (proposal.effectiveOn < localDateOf(context.now(), context.deps.zone)) return { why: 'past' };
  const found = await policyOf(context, proposal.code);
  if (found === null || policyHash(found.file, found.around.files) !== proposal.contentHash) return { why: 'changed' };
  const problems: Problem[] = await problemsOf(context, found.file, found.around);
  return problems.length > 0 ? { why: 'problems', problems } : null;
}

const versionOf = (context: Context, file: PolicyFile, proposal: PolicyProposal, by: User): PolicyVersion => {
  const profile = tableOf(file, 'profile');
  return {
    code: file.code,
    profile: file.code.slice(0, 3),
    title: file.title,
    effectiveFrom: startOfDay(proposal.effectiveOn, context.deps.zone),
    supervision: String(profile ? settingsOf(profile)['supervision'] : ''),
    contentHash: proposal.contentHash,
    activatedAt: context.now(),
    activatedBy: by.id,
  };
};

/** @throws {DomainError} forbidden */
function mayDo(user: User, verb: ProposalVerb, proposal: PolicyProposal): void {
  if (!proposalRights[verb](user, proposal)) throw new DomainError('forbidden');
}

/** @throws {DomainError} notFound; stale, where somebody has decided on it */
async function stillOpen(r: { policies: PolicyReader }, id: ProposalId): Promise<PolicyProposal> {
  const proposal = await r.policies.proposal(id);
  if (proposal === null) throw new DomainError('notFound');
  if (proposal.state !== 'open') throw new DomainError('stale');
  return proposal;
}

/** What is proposed, once there is nothing against it. */
interface Proposed {
  code: string;
  effectiveOn: LocalDate;
  reason: string;
  contentHash: string;
}

/** @throws {DomainError} notFound; invalid: `problems`, or the fields `effectiveOn`, `reason` */
async function checked(context: Context, { code, effectiveOn, reason: given }: ProposalInput): Promise<Proposed> {
  const found = await policyOf(context, code);
  if (found === null) throw new DomainError('notFound');
  const { file, around } = found;
  const problems = await problemsOf(context, file, around);
  if (problems.length > 0) throw new DomainError('invalid', { problems });
  const reason = given.trim();
  const mistake = mistakeInReason(reason);
  const today = localDateOf(context.now(), context.deps.zone);
  const day = isLocalDate(effectiveOn) && effectiveOn >= today ? effectiveOn : null;
  if (day === null || mistake !== null)
    throw new DomainError('invalid', {
      fields: { ...(day === null && { effectiveOn: 'date' }), ...(mistake !== null && { reason: mistake }) },
    });
  return { code, effectiveOn: day, reason, contentHash: policyHash(file, around.files) };
}

async function propose(
  context: Context,
  r: Tx,
  user: User,
  { fromCommandLine, ...proposed }: Proposed & { fromCommandLine: boolean },
): Promise<void> {
  if (!systemRights.activatePolicy(user, null)) throw new DomainError('forbidden');
  const { code, effectiveOn, reason, contentHash: hash } = proposed;
  if ((await r.policies.byCode(code)) !== null) throw new DomainError('wrongState');
  const proposalId = context.newId<ProposalId>();
  await r.policies.propose({
    ...{ ...proposed, id: proposalId, fromCommandLine, proposedBy: user.id, proposedAt: context.now() },
    ...{ state: 'open', decidedBy: null, decidedAt: null, decisionReason: null },
  });
  await context.record(r, {
    type: 'policy.proposed',
    complaintId: null,
    actor: fromCommandLine ? 'operator' : user.id,
    facts: { proposalId, code, effectiveOn, hash, ...(fromCommandLine && { userId: user.id }) },
    payloadDigest: reasonDigest(context, proposalId, reason),
  });
  await tellConfirmers(context, r, proposalId, user);
}

/** It waits for a second person: those who may confirm it are told; whoever proposed it knows. */
async function tellConfirmers(context: Context, r: Tx, proposalId: ProposalId, proposer: User): Promise<void> {
  const told = { kind: 'proposal' as const, proposalId };
  const entry = newEntry(context.newId(), context.now(), { told, event: 'policy-proposed', group: toGroup('admin') });
  await tellStaff(context, r, entry);
  await r.inbox.read(proposer.id, entry.id, entry.at);
}

/** Refusing and withdrawing: the same but for who may. */
async function endProposal(
  context: Context,
  by: User,
  id: ProposalId,
  { verb, state, reason: given }: { verb: ProposalVerb; state: 'refused' | 'withdrawn'; reason: string },
): Promise<void> {
  const reason = given.trim();
  const mistake = mistakeInReason(reason);
  await context.act(by, async (r, user) => {
    const proposal = await stillOpen(r, id);
    mayDo(user, verb, proposal);
    if (mistake !== null) throw new DomainError('invalid', { fields: { reason: mistake } });
    await r.policies.decide(id, {
      ...{ state, decidedBy: user.id, decidedAt: context.now(), decisionReason: reason },
    });
    await r.inbox.over({ proposalId: id }, user.id, context.now());
    await context.record(r, {
      type: `policy.proposal-${state}`,
      complaintId: null,
      actor: user.id,
      facts: { proposalId: id, code: proposal.code },
      payloadDigest: reasonDigest(context, id, reason),
    });
  });
}

async function confirm(context: Context, by: User, id: ProposalId, seen: string): Promise<void> {
  const { store } = context.deps;
  const before = await stillOpen(store.read, id);
  const obstacle = await obstacleTo(context, before);
  const found = await policyOf(context, before.code);
  const keptBefore = JSON.stringify(await store.read.policies.kept());
  await context.act(by, async (r, user) => {
    const proposal = await stillOpen(r, id);
    mayDo(user, 'confirm', proposal);
    const current = await r.policies.at(context.now());
    if (obstacle !== null || found === null || current?.code !== seen) throw new DomainError('stale');
    // Which files hold has been read before: an activation in between may have kept another one of them.
    if (JSON.stringify(await r.policies.kept()) !== keptBefore) throw new DomainError('stale');
    const { file, around } = found;
    const version = versionOf(context, file, proposal, user);
    await r.policies.decide(id, {
      ...{ state: 'confirmed', decidedBy: user.id, decidedAt: context.now(), decisionReason: null },
    });
    await r.inbox.over({ proposalId: id }, user.id, context.now());
    await r.policies.insert(version);
    await keepParts(context, r, file, around.files);
    const { code, effectiveFrom, contentHash: hash } = version;
    await context.record(r, {
      type: 'policy.activated',
      complaintId: null,
      actor: user.id,
      facts: { code, effectiveFrom, hash, proposalId: id },
    });
  });
}

export function proposalUseCases(context: Context): ProposalUseCases {
  const { store } = context.deps;
  const view = async (proposal: PolicyProposal): Promise<ProposalView> => ({
    proposal,
    proposer: await context.nameOf(store.read, proposal.proposedBy),
    decider: proposal.decidedBy && (await context.nameOf(store.read, proposal.decidedBy)),
    obstacle: proposal.state === 'open' ? await obstacleTo(context, proposal) : null,
  });
  return {
    async proposePolicy(by, input) {
      const proposed = await checked(context, input);
      await context.act(by, (r, user) => propose(context, r, user, { ...proposed, fromCommandLine: false }));
    },
    async proposePolicyFor(username, input) {
      const found = (await store.read.people.all()).find((user) => user.username === username);
      if (found === undefined) throw new DomainError('forbidden');
      const proposed = await checked(context, input);
      await context.actAgain(found, (r, user) => propose(context, r, user, { ...proposed, fromCommandLine: true }));
    },
    proposals: async () => Promise.all((await store.read.policies.proposals()).map(view)),
    async proposal(id) {
      const proposal = await store.read.policies.proposal(id);
      if (proposal === null) throw new DomainError('notFound');
      return view(proposal);
    },
    async confirmers(proposedBy) {
      const active = (await store.read.people.all()).filter((user) => user.active);
      return active
        .filter((user) => proposalRights.confirm(user, { proposedBy }))
        .map(({ displayName }) => displayName);
    },
    confirmProposal: (by, id, seen) => confirm(context, by, id, seen),
    refuseProposal: (by, id, reason) => endProposal(context, by, id, { verb: 'refuse', state: 'refused', reason }),
    withdrawProposal: (by, id, reason) =>
      endProposal(context, by, id, { verb: 'withdraw', state: 'withdrawn', reason }),
  };
}
