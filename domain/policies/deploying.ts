/** Deployments by people, and what was deployed so far. What is in force does not change with them. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { Locale } from '../core/locale.js';
import { type Bundle, BundleError, type BundleFile, deployBundle, type ReadForm } from '../definitions/index.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import { changedInWords, noteBundle } from './bundle-note.js';
import { keepInForce } from './kept.js';

/** A policy in force would say something else: in both languages, which rows. */
export class GuardedError extends BundleError {
  override name = 'GuardedError';
  constructor(readonly words: Record<Locale, string>) {
    super(words.en);
  }
}

export interface BundleView {
  bundle: Bundle;
  /** Who deployed it; null where it came with a release. */
  deployer: string | null;
  /** Cases that go by it and have not ended. */
  open: number;
  /** Read from the engine with their tasks, where they are not those of its files. */
  forms: readonly Pick<ReadForm, 'formId' | 'readAt'>[];
}

export interface BundlesFound {
  views: BundleView[];
  total: number;
  /** Cases of a release that had no bundles which have not ended. */
  earlier: number;
}

export interface DeployingUseCases {
  /**
   * From the command line, which knows nobody: in the name of an account that may. @returns null where new cases go by it
   * already @throws {DomainError} forbidden, invalid (reason) @throws {BundleError} where it would not work
   * @throws {GuardedError} where it changes what is in force @throws {EngineError} 400 where the engine refuses it
   */
  deployBundleFor(username: string, files: readonly BundleFile[], reason: string): Promise<Bundle | null>;
  /** The newest first. @throws {DomainError} forbidden */
  bundles(user: User, page: { from: number; limit: number }): Promise<BundlesFound>;
}

export function deployingUseCases(context: Context): DeployingUseCases {
  const { store } = context.deps;

  async function deploy(user: User, files: readonly BundleFile[], reason: string): Promise<Bundle | null> {
    if (!user.active || !systemRights.deployBundle(user, null)) throw new DomainError('forbidden');
    const mistake = mistakeInReason(reason);
    if (mistake !== null) throw new DomainError('invalid', { fields: { reason: mistake } });
    const changed = await keepInForce(context, files);
    if (changed.length > 0) throw new GuardedError(changedInWords(changed, 'changed'));
    const deployment = { origin: 'person', deployedBy: user.id, reason } as const;
    const deployed = await store.alone(() => deployBundle(context.deps, files, deployment));
    // What was said of the bundle before it is over.
    await noteBundle(context, null);
    return deployed;
  }

  return {
    async deployBundleFor(username, files, reason) {
      const found = (await store.read.people.all()).find((user) => user.username === username);
      if (found === undefined) throw new DomainError('forbidden');
      return deploy(found, files, reason);
    },
    async bundles(user, page) {
      if (!systemRights.seePolicies(user, null)) throw new DomainError('forbidden');
      const names = new Map((await store.read.people.all()).map(({ id, displayName }) => [String(id), displayName]));
      const bundles = await store.read.bundles.list(page);
      const open = await store.read.complaints.openByBundle(bundles.map(({ id }) => id));
      return {
        views: await Promise.all(
          bundles.map(async (bundle) => ({
            bundle,
            deployer: names.get(bundle.deployedBy) ?? null,
            open: open.get(bundle.id) ?? 0,
            forms: await store.read.bundles.readForms(bundle.id),
          })),
        ),
        earlier: open.get(null) ?? 0,
        // Numbers have no gaps.
        total: (await store.read.bundles.latest())?.number ?? 0,
      };
    },
  };
}
