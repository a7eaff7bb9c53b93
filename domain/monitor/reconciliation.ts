/**
 * The desk and the engine each keep half of a case. Daily, and at every start, what one has is looked for in the other:
 * what can be put right without harm is, with an entry in the ledger; the rest waits for an administrator.
 */
import { isNumber, orNull, rowOf } from '../core/answers.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { madeAt, isId } from '../core/ids.js';
import type { Tx } from '../core/store.js';
import { type Instant, instantOf, isInstant } from '../core/time/instant.js';
import { CASE_PROCESS } from '../definitions/index.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import type { FindingId } from './ids.js';
import { type LastRun, type Seen, SELF_MENDED, type Finding, NOT_MENDED_HERE } from './model.js';
import { mend } from './reconciliation-acts.js';
import type { Candidate } from './reconciliation-passes.js';
import * as passes from './reconciliation-passes.js';

const SETTING = 'reconciliation';

const ACTOR = 'system:reconciliation';

/** A cluster's search lags behind, and what happens just now is half done: neither is a finding. */
const SETTLED_MS = 60_000;

/** Tasks that came up before this are looked for by the day: each time so many are few. */
const NEW_TASKS_MS = 10 * 60_000;

/** One that has not ended after this long was broken off. */
const LONGEST_RUN_MS = 30 * 60_000;

const before = (at: Instant, milliseconds: number): Instant => instantOf(new Date(Date.parse(at) - milliseconds));

const isRun = rowOf<LastRun>({ startedAt: isInstant, endedAt: orNull(isInstant), open: isNumber, mended: isNumber });

function lastRunOf(stored: string | null): LastRun | null {
  const run: unknown = stored === null ? null : JSON.parse(stored);
  return isRun(run) ? run : null;
}

const lastRun = async ({ deps }: Context): Promise<LastRun | null> =>
  lastRunOf(await deps.store.read.settings.get(SETTING));

/** @returns false where another process is at it */
function begin(context: Context, startedAt: Instant): Promise<boolean> {
  return context.deps.store.transaction(async (r) => {
    const last = lastRunOf(await r.settings.get(SETTING));
    if (last !== null && last.endedAt === null && last.startedAt > before(startedAt, LONGEST_RUN_MS)) return false;
    const run: LastRun = { startedAt, endedAt: null, open: last?.open ?? 0, mended: 0 };
    await r.settings.set(SETTING, JSON.stringify(run));
    return true;
  });
}

/** Whether nothing has happened around it lately, and nothing is still to be sent. */
async function isSettled(context: Context, { subject, complaintId, since }: Candidate, horizon: Instant) {
  const { read } = context.deps.store;
  if (since !== undefined && since > horizon) return false;
  if (!isId(subject)) return true;
  if (madeAt(subject) > horizon || (await read.outbox.isPending(subject))) return false;
  if (complaintId === null) return true;
  const last = (await read.ledger.ofComplaint(complaintId)).findLast(({ actor }) => actor !== ACTOR);
  return last === undefined || last.at <= horizon;
}

/** A complaint that is not bound yet, but has an instance: its first job waits for a worker, or has an incident. */
async function isBeingOpened({ deps }: Context, { kind, subject }: Candidate): Promise<boolean> {
  if (kind !== 'case-missing') return false;
  const filter = {
    processDefinitionId: CASE_PROCESS,
    state: 'ACTIVE',
    variables: [{ name: 'complaintId', value: JSON.stringify(subject) }],
  };
  return (await deps.engine.searchProcessInstances(filter, { from: 0, limit: 1 })).total > 0;
}

/** @returns false where it is none any more, or it waits for an administrator after all */
async function mendByItself(context: Context, finding: Finding): Promise<boolean> {
  try {
    await mend(context, finding, (work) => context.change((r) => work(r, ACTOR)));
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'wrongState') return false;
    throw error;
  }
}

async function examine(
  context: Context,
  candidates: Candidate[],
  startedAt: Instant,
  horizon = before(startedAt, SETTLED_MS),
): Promise<number> {
  const seen: Seen[] = [];
  for (const candidate of candidates) {
    if (!(await isSettled(context, candidate, horizon)) || (await isBeingOpened(context, candidate))) continue;
    const { since: _since, ...found } = candidate;
    seen.push({ ...found, id: context.newId() });
  }
  if (seen.length === 0) return 0;
  await context.deps.store.transaction((r) => r.findings.note(seen, startedAt));
  let mended = 0;
  for (const { kind, subject, complaintId, engineKey } of seen) {
    const byItself = SELF_MENDED.includes(kind);
    const finding = byItself ? await context.deps.store.read.findings.bySubject(kind, subject) : null;
    const done = finding !== null && (await mendByItself(context, finding));
    context.deps.log.warn({ kind, subject, complaintId, engineKey, mended: done }, 'desk and engine do not agree');
    if (done) mended += 1;
  }
  return mended;
}

async function lookThrough(context: Context, startedAt: Instant): Promise<number> {
  let mended = 0;
  // Watches before limits: the one notes what the other goes by.
  for (const pass of [
    passes.cases,
    passes.instances,
    passes.workItems,
    passes.userTasks,
    passes.watches,
    passes.limits,
  ])
    for await (const candidates of pass(context)) mended += await examine(context, candidates, startedAt);
  return mended;
}

export interface ReconciliationUseCases {
  /** Tasks that came up lately and that the desk was not told of are put on it; one that cannot be is a finding. */
  adoptTasks(): Promise<void>;
  /** Looks for what one has and the other has not, mends what it can. null where another process is at it. */
  reconcile(): Promise<LastRun | null>;
  findings(
    user: User,
    page: { from: number; limit: number },
  ): Promise<{ items: Finding[]; total: number; open: number; last: LastRun | null }>;
  finding(user: User, id: FindingId): Promise<Finding>;
  /** @throws {DomainError} notFound; wrongState, where it is none any more */
  mendFinding(user: User, id: FindingId): Promise<void>;
  /** The same, because an administrator asks for it. */
  reconcileNow(user: User): Promise<LastRun | null>;
}

export function reconciliationUseCases(context: Context): ReconciliationUseCases {
  const { store, log } = context.deps;

  async function known(user: User, id: FindingId): Promise<Finding> {
    if (!systemRights.reconcile(user, null)) throw new DomainError('forbidden');
    const finding = await store.read.findings.byId(id);
    if (finding === null) throw new DomainError('notFound');
    return finding;
  }

  /** With the account as it is in the transaction, not as the session knew it. */
  const asAdministrator = (by: User, work: (r: Tx, actor: string) => Promise<void>): Promise<void> =>
    context.actAgain(by, async (r, user) => {
      if (!systemRights.reconcile(user, null)) throw new DomainError('forbidden');
      await work(r, user.id);
    });
  /** Before the engine is asked for anything. */
  const mustReconcile = (user: User): Promise<void> => asAdministrator(user, () => Promise.resolve());

  async function reconcile(): Promise<LastRun | null> {
    const startedAt = context.now();
    if (!(await begin(context, startedAt))) return null;
    const mended = await lookThrough(context, startedAt);
    const run = await store.transaction(async (r) => {
      await r.findings.endUnseen(startedAt, context.now());
      const { open } = await r.findings.count();
      const done: LastRun = { startedAt, endedAt: context.now(), open, mended };
      await r.settings.set(SETTING, JSON.stringify(done));
      return done;
    });
    log.info({ open: run.open, mended: run.mended }, 'desk and engine were reconciled');
    return run;
  }

  return {
    reconcile,
    async adoptTasks() {
      const startedAt = context.now();
      // One that is waited for in the engine has been told of, if anybody was: there is nothing to settle.
      for await (const found of passes.userTasks(context, before(startedAt, NEW_TASKS_MS))) {
        const missing = found.filter(({ kind }) => kind === 'item-missing');
        await examine(context, missing, startedAt, startedAt);
      }
    },
    async reconcileNow(user) {
      await mustReconcile(user);
      return reconcile();
    },
    async findings(user, page) {
      if (!systemRights.reconcile(user, null)) throw new DomainError('forbidden');
      const [items, { total, open }] = [await store.read.findings.list(page), await store.read.findings.count()];
      return { items, total, open, last: await lastRun(context) };
    },
    finding: known,
    async mendFinding(user, id) {
      await mustReconcile(user);
      const finding = await known(user, id);
      if (finding.state !== 'open' || NOT_MENDED_HERE.includes(finding.kind)) throw new DomainError('wrongState');
      await mend(context, finding, (work) => asAdministrator(user, work));
    },
  };
}
