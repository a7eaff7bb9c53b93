/**
 * What is in force does not change: its files are kept as they were, and hold, whatever the folder or the engine says
 * later. Who complained under a rule is dealt with by that rule.
 */
import { createHash } from 'node:crypto';
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import { type BundleFile, newestFiles } from '../definitions/index.js';
import { type Change, diffPolicies } from './diff.js';
import type { KeptFile, PolicyVersion } from './store.js';
import { type PolicyFile, type PolicyTable, settingsOf, tableOf } from './tables.js';

type Files = ReadonlyMap<string, PolicyFile>;

/** A policy, the company's rules and the scheme that it refers to: together they are what holds. */
export function partsOf(file: PolicyFile, files: Files): (PolicyFile | undefined)[] {
  const profile = tableOf(file, 'profile');
  const { supervision, natureScheme } = profile ? settingsOf(profile) : {};
  return [file, files.get(String(supervision)), files.get(String(natureScheme))];
}

/** SHA-256 over all of its parts. */
export function policyHash(file: PolicyFile, files: Files): string {
  const hash = createHash('sha256');
  for (const part of partsOf(file, files)) hash.update(`${part?.hash ?? ''}\n`);
  return hash.digest('hex');
}

type Kept = Pick<KeptFile, 'code' | 'keptAt'>;

/** By code and since when: each is read once, for as long as it is kept it never changes. */
const caches = new WeakMap<Context['deps'], Map<string, PolicyFile>>();

/** What was let go may be kept again, as another. */
export const forgetKept = ({ deps }: Context): void => void caches.delete(deps);

async function keptFile({ deps }: Context, { code, keptAt }: Kept): Promise<PolicyFile | null> {
  const cache = caches.get(deps) ?? new Map<string, PolicyFile>();
  caches.set(deps, cache);
  const key = `${code} ${keptAt}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const kept = await deps.store.read.policies.keptFile(code);
  if (kept === null) return null;
  const file = await deps.parsePolicy(code, kept.content);
  cache.set(key, file);
  return file;
}

/** Where the company is to be found is no rule that a case goes by: it is changed when it changes. */
const FREE = ['contacts'];

const isGuarded = ({ kind }: PolicyTable): boolean => !FREE.includes(kind);

/** Tables of a kept file that another one lacks, or has otherwise. What it has besides takes nothing from anybody. */
const changedTables = (kept: PolicyFile, other: PolicyFile): PolicyTable[] =>
  kept.tables.filter(isGuarded).filter(({ id, hash }) => other.tables.find((table) => table.id === id)?.hash !== hash);

/** The rows of them. */
function changesIn(kept: PolicyFile, other: PolicyFile): Change[] {
  const changed = new Set(changedTables(kept, other).map(({ id }) => id));
  const only = (file: PolicyFile): PolicyFile => ({ ...file, tables: file.tables.filter(({ id }) => changed.has(id)) });
  return diffPolicies(only(kept), only(other));
}

/** What holds: the guarded tables as they were kept, the others as they are shipped. */
function held(kept: PolicyFile, shipped: PolicyFile | undefined): PolicyFile {
  if (shipped === undefined) return kept;
  if (changedTables(kept, shipped).length === 0) return shipped;
  const guarded = kept.tables.filter(isGuarded);
  const others = shipped.tables.filter(({ id }) => !guarded.some((table) => table.id === id));
  return { ...kept, tables: [...guarded, ...others] };
}

const IS_POLICY = /^policies\/.+\.dmn$/;

/** The policies of a bundle, the company's rules and the schemes among them, by code. */
async function policiesIn({ deps }: Context, bundle: readonly BundleFile[]): Promise<Files> {
  const found = bundle.filter(({ name }) => IS_POLICY.test(name));
  const files = await Promise.all(found.map(({ name, content }) => deps.parsePolicy(name, content)));
  return new Map(files.map((file) => [file.code, file]));
}

/** Read once for each bundle: pages of the portal ask for them each time. */
const ofBundles = new WeakMap<readonly BundleFile[], Promise<Files>>();

/** Those of the newest bundle. */
async function deployed(context: Context): Promise<Files> {
  const files = await newestFiles(context);
  const found = ofBundles.get(files) ?? policiesIn(context, files);
  ofBundles.set(files, found);
  // What could not be read is read again.
  found.catch(() => ofBundles.delete(files));
  return found;
}

/** By code, as they hold. Not in a transaction. */
export async function policyFiles(context: Context): Promise<Files> {
  const files = new Map(await deployed(context));
  for (const one of await context.deps.store.read.policies.kept()) {
    const kept = await keptFile(context, one);
    if (kept !== null) files.set(one.code, held(kept, files.get(one.code)));
  }
  return files;
}

/** Codes of the files that these policies go by. */
export async function neededBy(context: Context, versions: readonly PolicyVersion[]): Promise<Set<string>> {
  const files = await policyFiles(context);
  const parts = versions.flatMap(({ code }) => {
    const file = files.get(code);
    return file === undefined ? [] : partsOf(file, files).flatMap((part) => part?.code ?? []);
  });
  return new Set([...versions.map(({ code }) => code), ...parts]);
}

export async function keepParts(context: Context, r: Tx, file: PolicyFile, files: Files): Promise<void> {
  for (const part of partsOf(file, files))
    if (part !== undefined) await r.policies.keep({ code: part.code, content: part.content, keptAt: context.now() });
}

/**
 * Of these policies those that the one bundle has otherwise than they are kept, or than the other bundle has them, or not at
 * all. Not in a transaction.
 */
export async function policiesNotHeld(
  context: Context,
  codes: readonly string[],
  { from, to }: Record<'from' | 'to', readonly BundleFile[]>,
): Promise<string[]> {
  const there = await policiesIn(context, to);
  const files = new Map(await policiesIn(context, from));
  for (const one of await context.deps.store.read.policies.kept()) {
    const kept = await keptFile(context, one);
    if (kept !== null) files.set(one.code, kept);
  }
  const isHeld = (part: PolicyFile | undefined): boolean => {
    const other = there.get(part?.code ?? '');
    return part === undefined || (other !== undefined && changedTables(part, other).length === 0);
  };
  return codes.filter((code) => {
    const file = files.get(code);
    return file === undefined || !partsOf(file, files).every(isHeld);
  });
}

/** A file of a policy in force that says something else than what is kept of it. */
export interface ChangedFile {
  code: string;
  changes: Change[];
}

/**
 * What is kept first. Somebody who activated a policy has looked at it: it is what the engine has of it. What a release
 * brought along and nobody activated went on with each release, and is kept from this one on as it is shipped.
 */
async function firstOf(
  context: Context,
  code: string,
  [shipped, activated]: [Files, boolean],
): Promise<PolicyFile | null> {
  const xml = activated ? await context.deps.engine.decisionsXml(code) : null;
  return xml === null ? (shipped.get(code) ?? null) : context.deps.parsePolicy(code, xml);
}

/** Keeps what came into force before anything was kept. */
async function keepAll(context: Context, versions: readonly PolicyVersion[], shipped: Files): Promise<void> {
  const kept = new Set((await context.deps.store.read.policies.kept()).map(({ code }) => code));
  const activated = ({ contentHash }: PolicyVersion): boolean => contentHash !== null;
  const unkept = versions
    .filter(({ code }) => !kept.has(code))
    .sort((one, other) => Number(activated(other)) - Number(activated(one)));
  if (unkept.length === 0) return;
  const files = new Map([...shipped, ...(await policyFiles(context))]);
  const first: PolicyFile[] = [];
  for (const version of unkept) {
    const file = await firstOf(context, version.code, [shipped, activated(version)]);
    if (file === null) continue;
    first.push(file);
    kept.add(file.code);
    for (const part of partsOf(file, files).flatMap((one) => one ?? [])) {
      if (kept.has(part.code)) continue;
      files.set(part.code, (await firstOf(context, part.code, [shipped, activated(version)])) ?? part);
      kept.add(part.code);
    }
  }
  await context.change(async (r) => {
    for (const file of first) {
      await keepParts(context, r, file, files);
      await r.policies.setHash(file.code, policyHash(file, files));
    }
  });
}

/** Whether it is what is kept, with guarded tables besides. */
const hasMore = (kept: PolicyFile, other: PolicyFile): boolean =>
  changedTables(kept, other).length === 0 && changedTables(other, kept).length > 0;

/** A table that came to a file in force is in force like the others, once it was deployed. */
async function keepAdded(context: Context): Promise<void> {
  const { store } = context.deps;
  if ((await store.read.bundles.latest()) === null) return;
  const now = await deployed(context);
  const added: PolicyFile[] = [];
  for (const one of await store.read.policies.kept()) {
    const [file, kept] = [now.get(one.code), await keptFile(context, one)];
    if (file !== undefined && kept !== null && hasMore(kept, file)) added.push(file);
  }
  if (added.length === 0) return;
  await context.change(async (r) => {
    for (const { code, content } of added) await r.policies.keepWithMore({ code, content, keptAt: context.now() });
  });
}

/** Keeps what is not kept yet. @returns what a bundle says otherwise than it is kept: it must not be deployed */
export async function keepInForce(context: Context, bundle: readonly BundleFile[]): Promise<ChangedFile[]> {
  const { store } = context.deps;
  const shipped = await policiesIn(context, bundle);
  await keepAdded(context);
  await keepAll(context, await store.read.policies.all(), shipped);
  const changed: ChangedFile[] = [];
  for (const one of await store.read.policies.kept()) {
    const { code } = one;
    const [file, kept] = [shipped.get(code), await keptFile(context, one)];
    if (file !== undefined && kept !== null && changedTables(kept, file).length > 0)
      changed.push({ code, changes: changesIn(kept, file) });
  }
  return changed;
}

/** A bundle with what is kept in the place of what it would change: new diagrams, and rules as they are in force. */
export async function withWhatHolds(context: Context, bundle: readonly BundleFile[]): Promise<BundleFile[]> {
  const { store, parsePolicy, withKeptTables } = context.deps;
  const kept = new Map((await store.read.policies.kept()).map((one) => [one.code, one]));
  const asItHolds = async (file: BundleFile): Promise<BundleFile> => {
    if (!IS_POLICY.test(file.name)) return file;
    const shipped = await parsePolicy(file.name, file.content);
    const known = kept.get(shipped.code);
    const held = known === undefined ? null : await keptFile(context, known);
    if (held === null || changedTables(held, shipped).length === 0) return file;
    const ids = new Set(held.tables.filter(isGuarded).map(({ id }) => id));
    return { ...file, content: await withKeptTables(file.content, held.content, ids) };
  };
  return Promise.all(bundle.map(asItHolds));
}
