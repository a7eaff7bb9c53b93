/** What the ledger keeps of secrets: a keyed digest, which gives none away and shows when it is another one. */
type Hash = (purpose: string, text: string) => string;

export const secretDigest = (
  hash: Hash,
  kind: 'password' | 'second-factor' | 'recovery-codes' | 'address',
  /** Whose it is: what was put to somebody else is another one. */
  id: string,
  stored: string | null,
): string | null => (stored === null ? null : hash(`ledger-${kind}`, `${id}\n${stored}`));
