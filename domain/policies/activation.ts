/** Policies: what there is, what keeps one from being activated, and from when it holds. */
import { createHash } from 'node:crypto';
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { LocalDate } from '../core/time/instant.js';
import { localDateOf, instantOf } from '../core/time/local-date.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import { checkPolicy, type Problem, type CheckContext } from './check.js';
import type { PolicyState, PolicyInForce } from './model.js';
import type { PolicyVersion } from './store.js';
import { type PolicyFile, tableOf, settingsOf, isPolicy, isScheme } from './tables.js';

/** Of a policy with the company's rules and the scheme it refers to: together they are what holds. */
function policyHash(file: PolicyFile, files: ReadonlyMap<string, PolicyFile>): string {
  const profile = tableOf(file, 'profile');
  const { supervision, natureScheme } = profile ? settingsOf(profile) : {};
  const parts = [file, files.get(String(supervision)), files.get(String(natureScheme))];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part?.hash ?? ''}\n`);
  return hash.digest('hex');
}

/** Files of policies in force that say something else than when they were activated. */
export function changedInForce(
  inForce: readonly PolicyVersion[],
  files: ReadonlyMap<string, PolicyFile>,
): PolicyVersion[] {
  return inForce.filter(({ code, contentHash }) => {
    const file = files.get(code);
    return contentHash !== null && file !== undefined && policyHash(file, files) !== contentHash;
  });
}

export interface PolicyUseCases {
  policies(): Promise<PolicyState[]>;
  policyInForce(): Promise<PolicyInForce | null>;
  checkPolicy(file: PolicyFile): Promise<Problem[]>;
  /**
   * From 00:00 of a day on, by a user or by whoever works at the command line. @throws {DomainError} forbidden, invalid
   * (problems, or the day), wrongState where it was before
   */
  activatePolicy(actor: User | string, file: PolicyFile, effectiveOn: LocalDate): Promise<PolicyVersion>;
}

export function policyUseCases(context: Context): PolicyUseCases {
  const { store, zone } = context.deps;

  async function surroundings(r: Snapshot, more: readonly PolicyFile[] = []): Promise<CheckContext> {
    const files = new Map(await context.deps.policyFiles());
    for (const file of more) files.set(file.code, file);
    const active = (await r.people.all()).filter((user) => user.active);
    return { files, staffed: new Set(active.flatMap(({ groups }) => groups)) };
  }

  /** @throws {EngineError} where the engine does not answer: that says nothing about what is deployed */
  async function isDeployed(decisionId: string): Promise<boolean> {
    try {
      await context.deps.engine.evaluateDecision(decisionId, {});
      return true;
    } catch (error) {
      if (error instanceof EngineError && [400, 404].includes(error.status)) return false;
      throw error;
    }
  }

  async function problemsOf(file: PolicyFile, around: CheckContext): Promise<Problem[]> {
    const problems = checkPolicy(file, around);
    if (await isDeployed(`profile_${file.code}`)) return problems;
    return [...problems, { code: 'notDeployed', table: '', row: '', column: '', rules: [], value: file.code }];
  }

  return {
    async policies() {
      const around = await surroundings(store.read);
      const inForce = new Map((await store.read.policies.all()).map((policy) => [policy.code, policy]));
      const files = [...around.files.values()].filter((file) => isPolicy(file) && !isScheme(file));
      const now = context.now();
      const current = await store.read.policies.at(now);
      return Promise.all(
        files.map(async (file): Promise<PolicyState> => {
          const version = inForce.get(file.code) ?? null;
          const state = version === null ? 'draft' : version.code === current?.code ? 'inForce' : 'activated';
          return { file, version, state, problems: version === null ? await problemsOf(file, around) : [] };
        }),
      );
    },
    async policyInForce() {
      const version = await store.read.policies.at(context.now());
      if (version === null) return null;
      const files = await context.deps.policyFiles();
      const file = files.get(version.code);
      const profile = file && tableOf(file, 'profile');
      const { natureScheme } = profile ? settingsOf(profile) : {};
      const codes = [version.code, version.supervision, String(natureScheme)];
      return { version, files: codes.flatMap((code) => files.get(code) ?? []) };
    },
    async checkPolicy(file) {
      return problemsOf(file, await surroundings(store.read, [file]));
    },
    async activatePolicy(actor, file, effectiveOn) {
      const around = await surroundings(store.read, [file]);
      if (!isPolicy(file) || isScheme(file)) throw new DomainError('notFound');
      const problems = await problemsOf(file, around);
      if (problems.length > 0) throw new DomainError('invalid', { problems });
      const now = context.now();
      if (!/^\d{4}-\d{2}-\d{2}$/.test(effectiveOn) || effectiveOn < localDateOf(now, zone))
        throw new DomainError('invalid', { fields: { effectiveOn: 'date' } });
      const profile = tableOf(file, 'profile');
      const activatedBy = typeof actor === 'string' ? actor : actor.id;
      const policy: PolicyVersion = {
        code: file.code,
        profile: file.code.slice(0, 3),
        title: file.title,
        effectiveFrom: instantOf(effectiveOn, zone),
        supervision: String(profile ? settingsOf(profile)['supervision'] : ''),
        contentHash: policyHash(file, around.files),
        activatedAt: now,
        activatedBy,
      };
      const activate = async (r: Tx): Promise<void> => {
        if ((await r.policies.byCode(file.code)) !== null) throw new DomainError('wrongState');
        await r.policies.insert(policy);
        const { code, effectiveFrom } = policy;
        await context.record(r, {
          type: 'policy.activated',
          complaintId: null,
          actor: activatedBy,
          facts: { code, effectiveFrom, hash: policy.contentHash },
        });
      };
      if (typeof actor === 'string') await context.change(activate);
      else
        await context.act(actor, async (r, user) => {
          if (!systemRights.activatePolicy(user, null)) throw new DomainError('forbidden');
          await activate(r);
        });
      return policy;
    },
  };
}
