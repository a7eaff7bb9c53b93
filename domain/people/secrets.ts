/** What an entry of the ledger says of an account's secrets: a keyed digest, or that there is none. */
import type { Keys } from '../core/privacy/keys.js';
import { secretDigest } from '../core/verify/secrets.js';
import type { UserId } from './ids.js';

export type RecoveryCodesKept = { recoveryCodesDigest: string | null; recoveryCodesLeft: number };

export type SecondFactorKept = RecoveryCodesKept & { secondFactorDigest: string | null };

export const NO_SECOND_FACTOR: SecondFactorKept = {
  secondFactorDigest: null,
  recoveryCodesDigest: null,
  recoveryCodesLeft: 0,
};

export const passwordKept = ({ hash }: Keys, userId: UserId, passwordHash: string) => ({
  passwordDigest: secretDigest(hash, 'password', userId, passwordHash),
});

export const recoveryCodesKept = ({ hash }: Keys, userId: UserId, hashes: readonly string[]): RecoveryCodesKept => ({
  recoveryCodesDigest: secretDigest(hash, 'recovery-codes', userId, [...hashes].sort().join(' ')),
  recoveryCodesLeft: hashes.length,
});

export const secondFactorKept = (
  { hash }: Keys,
  userId: UserId,
  sealed: string,
  codes: RecoveryCodesKept,
): SecondFactorKept => ({ secondFactorDigest: secretDigest(hash, 'second-factor', userId, sealed), ...codes });
