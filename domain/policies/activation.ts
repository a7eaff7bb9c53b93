/** Policies: what there is, which holds, and what keeps the others from being activated. */
import type { Context } from '../core/context.js';
import type { Locale } from '../core/locale.js';
import type { BundleFile } from '../definitions/index.js';
import { adoptDeployed } from './adopting.js';
import { type BundleNote, bundleNote, noteBundle } from './bundle-note.js';
import type { CheckContext } from './check.js';
import type { Problem } from './problems.js';
import { type CoveredRule, coverageOf } from './coverage.js';
import { fieldsInWords } from './fields-in-words.js';
import { type ChangedFile, keepInForce, partsOf, policyFiles, withWhatHolds } from './kept.js';
import type { PolicyState, PolicyInForce } from './model.js';
import type { PolicyVersion } from './store.js';
import { newestPlaces } from './places.js';
import { problemsOf, surroundings } from './surroundings.js';
import { type PolicyFile, tableOf, settingsOf, isPolicy, isScheme } from './tables.js';
import { groupsUnder, taskGroups } from './task-groups.js';
import { type Warning, warningsOf } from './warnings.js';

export interface PolicyUseCases {
  policies(): Promise<PolicyState[]>;
  policyInForce(): Promise<PolicyInForce | null>;
  /** What became of each rule of its regulation, by what is deployed; null: there is no such policy. */
  coverage(code: string): Promise<CoveredRule[] | null>;
  /** What keeps it from being activated, and what whoever activates it should know besides. */
  checkPolicy(file: PolicyFile): Promise<{ problems: Problem[]; warnings: Warning[] }>;
  /**
   * Before anything is deployed: keeps what is in force and not kept yet. @returns what is shipped otherwise than it is
   * kept: it must not be deployed @throws {EngineError}
   */
  keepInForce(bundle: readonly BundleFile[]): Promise<ChangedFile[]>;
  /** The bundle, with policies in force as they are kept. */
  withWhatHolds(bundle: readonly BundleFile[]): Promise<BundleFile[]>;
  /** What a file said when it came into force; null where it has not. */
  keptContent(code: string): Promise<string | null>;
  /** What became of the last deployment, in words; null where it was as it should be. */
  bundleNote(): Promise<BundleNote | null>;
  noteBundle(words: Record<Locale, string> | null): Promise<void>;
  /** What somebody deployed to the engine itself becomes a bundle, or is taken back. @throws {EngineError} */
  adoptDeployed(): Promise<void>;
}

/** What holds for its cases, and stands elsewhere. */
function besides(
  file: PolicyFile,
  { files, contents }: CheckContext,
): Pick<PolicyState, 'internal' | 'telling' | 'groups' | 'fields'> {
  const [, company] = partsOf(file, files);
  return {
    internal: (company && tableOf(company, 'internal')) ?? null,
    telling: (company && tableOf(company, 'telling')) ?? null,
    groups: groupsUnder(tableOf(file, 'profile'), taskGroups(contents.diagrams)),
    fields: fieldsInWords(tableOf(file, 'fields'), contents),
  };
}

export function policyUseCases(context: Context): PolicyUseCases {
  const { store } = context.deps;
  /** Rules that an element of a diagram, or a field of a form, carries out in the newest bundle. */
  const inDiagrams = async (): Promise<ReadonlySet<string>> => new Set((await newestPlaces(context, [])).keys());
  return {
    keepInForce: (bundle) => keepInForce(context, bundle),
    withWhatHolds: (bundle) => withWhatHolds(context, bundle),
    keptContent: async (code) => (await store.read.policies.keptFile(code))?.content ?? null,
    bundleNote: () => bundleNote(context),
    noteBundle: (words) => noteBundle(context, words),
    adoptDeployed: () => adoptDeployed(context),
    async policies() {
      const around = await surroundings(context);
      const inForce = new Map((await store.read.policies.all()).map((policy) => [policy.code, policy]));
      const files = [...around.files.values()].filter((file) => isPolicy(file) && !isScheme(file));
      const rules = { files: around.files, inDiagrams: await inDiagrams() };
      const now = context.now();
      const current = await store.read.policies.at(now);
      const stateOf = (version: PolicyVersion | null): PolicyState['state'] => {
        if (version === null) return 'draft';
        if (version.code === current?.code) return 'inForce';
        return version.effectiveFrom > now ? 'coming' : 'activated';
      };
      return Promise.all(
        files.map(async (file): Promise<PolicyState> => {
          const version = inForce.get(file.code) ?? null;
          const state = stateOf(version);
          const problems = version === null ? await problemsOf(context, file, around) : [];
          const warnings = warningsOf(file, rules);
          return { file, ...besides(file, around), version, state, problems, warnings };
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
    async coverage(code) {
      const files = await policyFiles(context);
      const file = files.get(code);
      return file === undefined
        ? null
        : coverageOf(
            context,
            partsOf(file, files).flatMap((part) => part ?? []),
          );
    },
    async checkPolicy(file) {
      const around = await surroundings(context, [file]);
      const warnings = warningsOf(file, { files: around.files, inDiagrams: await inDiagrams() });
      return { problems: await problemsOf(context, file, around), warnings };
    },
  };
}
