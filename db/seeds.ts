/** Demonstration accounts, named by role. Only outside production; their password is published. */
import { newId, type Clock, type Store } from '../domain/core/index.js';
import { toDepartment } from '../domain/organisation/index.js';
import { type Role, hashPassword, groupsOf } from '../domain/people/index.js';

export const DEMONSTRATION_PASSWORD = 'gas-complaint-demo';
export const DEMONSTRATION_ACCOUNTS: readonly { username: string; roles: Role[]; department: string | null }[] = [
  { username: '受理01', roles: ['intake'], department: 'service' },
  { username: '投诉办01', roles: ['complaint-office'], department: null },
  { username: '投诉办02', roles: ['complaint-office'], department: null },
  { username: '承办01', roles: ['handler'], department: 'engineering' },
  { username: '承办02', roles: ['handler'], department: 'metering' },
  { username: '承办03', roles: ['handler'], department: 'service' },
  { username: '承办04', roles: ['handler'], department: 'safety' },
  { username: '部门负责人01', roles: ['department-manager'], department: 'engineering' },
  { username: '部门负责人02', roles: ['department-manager'], department: 'metering' },
  { username: '部门负责人03', roles: ['department-manager'], department: 'service' },
  { username: '部门负责人04', roles: ['department-manager'], department: 'safety' },
  { username: '分管领导01', roles: ['supervising-leader'], department: null },
  { username: '分管领导02', roles: ['supervising-leader'], department: null },
  { username: '总经理01', roles: ['general-manager'], department: null },
  { username: '回访01', roles: ['return-visitor'], department: null },
  { username: '人力01', roles: ['hr'], department: null },
  { username: '管理员01', roles: ['admin'], department: null },
  { username: '管理员02', roles: ['admin'], department: null },
];

/** Adds what is missing; an account that somebody has changed stays as it is. */
export async function seedDemonstration(store: Store, clock: Clock): Promise<void> {
  const known = new Set((await store.read.people.all()).map(({ username }) => username));
  const missing = DEMONSTRATION_ACCOUNTS.filter(({ username }) => !known.has(username));
  if (missing.length === 0) return;
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  await store.transaction(async (r) => {
    for (const { username, roles, department: code } of missing) {
      const department = code === null ? null : toDepartment(code);
      const groups = groupsOf(roles, department);
      await r.people.insert(
        {
          id: newId(clock.now()),
          username,
          displayName: username,
          department,
          roles,
          groups,
          standsInFor: [],
          locale: 'zh-CN',
          active: true,
        },
        passwordHash,
      );
    }
  });
}
