/** Reasons are about a policy and not about a person: they are kept as they are, and the ledger has their digest. */
import type { Context } from '../core/context.js';

/** @param id of what the reason was given for */
export const reasonDigest = ({ deps }: Context, id: string, reason: string): string =>
  deps.keys.hash('policy-reason', `${id}\n${reason}`);
