/** The account that an engine asks for, at both of its ports. */
import { randomBytes } from 'node:crypto';

export interface EngineAccount {
  username: string;
  password: string;
}

/** For the embedded engine, at each start: only our own client and workers know it. */
export const randomAccount = (): EngineAccount => ({
  username: 'desk',
  password: randomBytes(32).toString('base64url'),
});

/** The header of HTTP Basic authentication. */
export function authorization(account: EngineAccount | null): { authorization?: string } {
  if (account === null) return {};
  const given = Buffer.from(`${account.username}:${account.password}`).toString('base64');
  return { authorization: `Basic ${given}` };
}
