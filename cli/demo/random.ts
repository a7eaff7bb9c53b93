/** Dice that fall the same way for the same seed. */

export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** A card of a list that has one at this place. */
export function cardAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new Error(`There is no card ${index} among ${list.length}.`);
  // The compiler cannot know that the place is inside the list; a card may be null, and so cannot be asked for.
  return list[index] as T;
}

/** FNV-1a over the text: 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/**
 * Dice of their own for whatever the keys name. What one task draws does not depend on what others drew before it:
 * tasks that come up at the same instant may come up in any order.
 */
export function diceFor(...keys: readonly (string | number)[]): Random {
  let state = hashOf(keys.join('\n'));
  // Mulberry32.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (list) => cardAt(list, whole(0, list.length - 1)),
  };
}

function shuffled<T>(dice: Random, list: readonly T[]): T[] {
  const cards = [...list];
  for (let last = cards.length - 1; last > 0; last -= 1) {
    const other = dice.whole(0, last);
    [cards[last], cards[other]] = [cardAt(cards, other), cardAt(cards, last)];
  }
  return cards;
}

/** Enough cards that even a rare one must be among them. */
const LARGE = 60;

/**
 * So many cards by their shares, shuffled. In a large deck each is there at least once: what is rare must not be left to
 * luck. The first card fills up.
 */
export function deck<T extends string | null>(
  dice: Random,
  count: number,
  shares: readonly (readonly [card: T, share: number])[],
): T[] {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const [first] = cardAt(shares, 0);
  const others = shares.slice(1).flatMap(([card, share]) => {
    const many = Math.max(count >= LARGE ? 1 : 0, Math.round((count * share) / total));
    return Array.from({ length: many }, () => card);
  });
  const dealt = shuffled(dice, others).slice(0, count);
  return shuffled(dice, [...dealt, ...Array.from({ length: count - dealt.length }, () => first)]);
}
