/** Policies: what there is, what keeps one from being activated, and from when it holds. */
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import type { Locale } from '../core/locale.js';
import type { Snapshot, Tx } from '../core/store.js';
import { isLocalDate } from '../core/time/instant.js';
import { localDateOf, startOfDay } from '../core/time/local-date.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import { type BundleNote, bundleNote, changedInWords, noteBundle } from './bundle-note.js';
import { checkPolicy, type Problem, type CheckContext } from './check.js';
import { type ChangedFile, keepInForce, keepParts, policyFiles, policyHash, putBack } from './kept.js';
import type { PolicyState, PolicyInForce } from './model.js';
import type { PolicyVersion } from './store.js';
import { type PolicyFile, tableOf, settingsOf, isPolicy, isScheme } from './tables.js';

export interface PolicyUseCases {
  policies(): Promise<PolicyState[]>;
  policyInForce(): Promise<PolicyInForce | null>;
  checkPolicy(file: PolicyFile): Promise<Problem[]>;
  /**
   * From 00:00 of a day on, by a user or by whoever works at the command line. @throws {DomainError} forbidden, invalid
   * (problems, or the day), wrongState where it was before
   */
  activatePolicy(actor: User | string, file: PolicyFile, effectiveOn: string): Promise<PolicyVersion>;
  /**
   * Before anything is deployed: keeps what is in force and not kept yet. @returns what is shipped otherwise than it is
   * kept: it must not be deployed @throws {EngineError}
   */
  keepInForce(): Promise<ChangedFile[]>;
  /** What a file said when it came into force; null where it has not. */
  keptContent(code: string): Promise<string | null>;
  /** What became of the last deployment, in words; null where it was as it should be. */
  bundleNote(): Promise<BundleNote | null>;
  noteBundle(words: Record<Locale, string> | null): Promise<void>;
  /** Deploys again what somebody has deployed over. @returns what the engine had @throws {EngineError} */
  putBackPolicies(): Promise<ChangedFile[]>;
}

export function policyUseCases(context: Context): PolicyUseCases {
  const { store, zone } = context.deps;

  async function surroundings(r: Snapshot, more: readonly PolicyFile[] = []): Promise<CheckContext> {
    const files = new Map(await policyFiles(context));
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
    keepInForce: () => keepInForce(context),
    keptContent: async (code) => (await store.read.policies.keptFile(code))?.content ?? null,
    bundleNote: () => bundleNote(context),
    noteBundle: (words) => noteBundle(context, words),
    async putBackPolicies() {
      const found = await putBack(context);
      if (found.length > 0) await noteBundle(context, changedInWords(found, 'putBack'));
      return found;
    },
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
      const files = await policyFiles(context);
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
      if (!isLocalDate(effectiveOn) || effectiveOn < localDateOf(now, zone))
        throw new DomainError('invalid', { fields: { effectiveOn: 'date' } });
      const profile = tableOf(file, 'profile');
      const activatedBy = typeof actor === 'string' ? actor : actor.id;
      const policy: PolicyVersion = {
        code: file.code,
        profile: file.code.slice(0, 3),
        title: file.title,
        effectiveFrom: startOfDay(effectiveOn, zone),
        supervision: String(profile ? settingsOf(profile)['supervision'] : ''),
        contentHash: policyHash(file, around.files),
        activatedAt: now,
        activatedBy,
      };
      const activate = async (r: Tx): Promise<void> => {
        if ((await r.policies.byCode(file.code)) !== null) throw new DomainError('wrongState');
        await r.policies.insert(policy);
        await keepParts(context, r, file, around.files);
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
