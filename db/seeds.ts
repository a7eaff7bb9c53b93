/** Demonstration accounts, named by role. Only outside production; their password is published. */
import { LEDGER_SCHEMA_VERSION, newId, type Clock, type Store, instantOf } from '../domain/core/index.js';
import { toPost } from '../domain/organisation/index.js';
import { byPosts, hashPassword, type UserId } from '../domain/people/index.js';

export const DEMONSTRATION_PASSWORD = 'gas-complaint-demo';
/** Each with the post that they hold: those that every house begins with. */
export const DEMONSTRATION_ACCOUNTS: readonly (readonly [username: string, post: string])[] = [
  ['受理01', 'intake-service'],
  ['投诉办01', 'complaint-office'],
  ['投诉办02', 'complaint-office'],
  ['承办01', 'handler-engineering'],
  ['承办02', 'handler-metering'],
  ['承办03', 'handler-service'],
  ['承办04', 'handler-safety'],
  ['部门负责人01', 'department-manager-engineering'],
  ['部门负责人02', 'department-manager-metering'],
  ['部门负责人03', 'department-manager-service'],
  ['部门负责人04', 'department-manager-safety'],
  ['分管领导01', 'supervising-leader'],
  ['分管领导02', 'supervising-leader'],
  ['总经理01', 'general-manager'],
  ['回访01', 'return-visitor'],
  ['人力01', 'hr'],
  ['管理员01', 'admin'],
  ['管理员02', 'admin'],
];

/** Adds what is missing; an account that somebody has changed stays as it is. */
export async function seedDemonstration(store: Store, clock: Clock): Promise<void> {
  const known = new Set((await store.read.people.all()).map(({ username }) => username));
  const missing = DEMONSTRATION_ACCOUNTS.filter(([username]) => !known.has(username));
  if (missing.length === 0) return;
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  await store.transaction(async (r) => {
    const entries = await r.organisation.of('post');
    for (const [username, code] of missing) {
      const posts = entries.flatMap((entry) =>
        entry.code === code && entry.role !== null
          ? { post: toPost(code), role: entry.role, department: entry.department }
          : [],
      );
      const held = { posts, deputyOf: [], ...byPosts(posts), standsInFor: [] };
      const account = { id: newId<UserId>(clock.now()), username, displayName: username };
      await r.people.insert({ ...account, ...held, locale: 'zh-CN', active: true }, passwordHash);
      const facts = { userId: account.id, posts: posts.map(({ post }) => post).join(' '), deputyOf: '' };
      await r.ledger.append({
        ...{
          type: 'user.created',
          complaintId: null,
          actor: 'system:demonstration',
          at: instantOf(clock.now()),
          facts,
        },
        ...{ payloadDigest: null, schemaVersion: LEDGER_SCHEMA_VERSION },
      });
    }
  });
}
