/**
 * A puzzle that costs a browser a second and a machine that sends thousands of forms its hours. The challenge is signed,
 * so that nothing is kept for pages that are never sent, and bound to one draft, so that nobody solves it for another.
 */
import { createHmac, randomBytes, timingSafeEqual, createHash } from 'node:crypto';

/** Leading zero bits that the hash must have: 2^17 tries on average, about a second of an old phone. */
const LEAST_BITS = 17;

const MOST_BITS = 21;

/** From so many complaints of one address on, the puzzle is twice as hard, and again at each doubling. */
const EASY_COMPLAINTS = 3;

const LIFETIME_MS = 2 * 3_600_000;

const LONGEST_NONCE = 16;

/** Twice as hard for each doubling, up to a limit that an old phone still reaches while a person reads the page. */
export const bitsAfter = (complaints: number): number =>
  Math.min(MOST_BITS, LEAST_BITS + Math.floor(Math.log2(1 + complaints / EASY_COMPLAINTS)));

function signature(secret: string, terms: string, draft: string): string {
  return createHmac('sha256', secret).update(`proof of work\n${terms}\n${draft}`).digest('base64url');
}

/** `17.mfz3k2p0.<random>.<signature>`; @param draft what only this draft knows */
export function newChallenge(secret: string, draft: string, bits: number, now: Date): string {
  const until = (now.getTime() + LIFETIME_MS).toString(36);
  const terms = `${bits}.${until}.${randomBytes(12).toString('base64url')}`;
  return `${terms}.${signature(secret, terms, draft)}`;
}

function isOurs(secret: string, challenge: string, draft: string): boolean {
  const at = challenge.lastIndexOf('.');
  const given = Buffer.from(challenge.slice(at + 1));
  const expected = Buffer.from(signature(secret, challenge.slice(0, at), draft));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The same sum as in `web/browser/puzzle/search.ts`: SHA-256 over the challenge's hash and the nonce, eight bytes. */
function isSolved(challenge: string, nonce: string, bits: number): boolean {
  if (!/^\d+$/.test(nonce) || nonce.length > LONGEST_NONCE) return false;
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(nonce));
  const seed = createHash('sha256').update(challenge).digest();
  const hash = createHash('sha256').update(seed).update(counter).digest();
  return hash.readUInt32BE(0) >>> (32 - bits) === 0;
}

/** Whether the challenge is ours, for this draft, not too old, and solved. */
export function isProof(secret: string, draft: string, challenge: string, nonce: string, now: Date): boolean {
  if (!isOurs(secret, challenge, draft)) return false;
  const [bits = '', until = ''] = challenge.split('.');
  return now.getTime() < parseInt(until, 36) && isSolved(challenge, nonce, Number(bits));
}
