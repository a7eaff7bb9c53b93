/**
 * Looks for the nonce of a challenge (see `web/shell/proof-of-work.ts`): SHA-256 over 40 bytes, one block, in plain integer
 * sums. `crypto.subtle` is there on https only, and each of its answers costs more than the sum itself.
 */

/** The first 32 bits of the fractional parts of the roots of the first primes, as the standard has them. */
function rootsOf(count: number, power: number): Int32Array {
  const found: number[] = [];
  for (let number = 2; found.length < count; number += 1) {
    let prime = true;
    for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) prime = false;
    if (prime) found.push((Math.pow(number, power) % 1) * 0x100000000);
  }
  return Int32Array.from(found, (value) => value | 0);
}
const ROUND = rootsOf(64, 1 / 3);
const START = rootsOf(8, 1 / 2);
const words = new Int32Array(64);

/** Every place that is asked for is inside: the cast costs the millions of sums nothing, a question would. */
const of = (array: Int32Array, at: number): number => array[at] as number;

/** One block: adds it to `state`. */
function compress(state: Int32Array, block: Int32Array): void {
  words.set(block);
  for (let at = 16; at < 64; at += 1) {
    const a = of(words, at - 15);
    const b = of(words, at - 2);
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    words[at] = (of(words, at - 16) + s0 + of(words, at - 7) + s1) | 0;
  }
  let [a, b, c, d] = [of(state, 0), of(state, 1), of(state, 2), of(state, 3)];
  let [e, f, g, h] = [of(state, 4), of(state, 5), of(state, 6), of(state, 7)];
  for (let at = 0; at < 64; at += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + of(ROUND, at) + of(words, at)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const sums = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at += 1) state[at] = (of(state, at) + (sums[at] ?? 0)) | 0;
}

/** @param text ASCII; @returns the eight words of its hash */
function sha256(text: string): Int32Array {
  const blocks = Math.ceil((text.length + 9) / 64);
  const bytes = new DataView(new ArrayBuffer(blocks * 64));
  for (let at = 0; at < text.length; at += 1) bytes.setUint8(at, text.charCodeAt(at));
  bytes.setUint8(text.length, 0x80);
  bytes.setUint32(blocks * 64 - 4, text.length * 8);
  const state = START.slice();
  for (let block = 0; block < blocks; block += 1)
    compress(
      state,
      Int32Array.from({ length: 16 }, (_, at) => bytes.getInt32(block * 64 + at * 4)),
    );
  return state;
}

/** Tries nonces one after the other; `next(tries)` hands back the one that solves the challenge, or null so far. */
export function searcher(challenge: string): { next(tries: number): number | null } {
  const bits = Number(challenge.split('.')[0]);
  const block = new Int32Array(16);
  block.set(sha256(challenge));
  // After 40 bytes: the end mark, and the length in bits.
  block[10] = 0x80000000 | 0;
  block[15] = 320;
  const state = new Int32Array(8);
  let nonce = 0;
  return {
    next(tries) {
      for (const end = nonce + tries; nonce < end; nonce += 1) {
        block[8] = (nonce / 0x100000000) | 0;
        block[9] = nonce | 0;
        state.set(START);
        compress(state, block);
        if (of(state, 0) >>> (32 - bits) === 0) return nonce;
      }
      return null;
    },
  };
}
