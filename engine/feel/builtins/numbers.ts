/** Rounding, in decimal: `decimal(2.345, 2)` is 2.34 (half even), which doubles would get wrong. */
import { Decimal } from 'decimal.js';
import { define, type Library } from './define.js';

/** Digits behind the point that a scale may name; beyond that no double has any. */
const LARGEST_SCALE = 6176;

const rounded =
  (mode: Decimal.Rounding, scaleNeeded: boolean) =>
  (value: unknown, scale: unknown): number | null => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    const places = scale ?? (scaleNeeded ? null : 0);
    if (typeof places !== 'number' || !Number.isInteger(places) || Math.abs(places) > LARGEST_SCALE) return null;
    const unit = new Decimal(10).pow(-places);
    const result = new Decimal(value).toNearest(unit, mode).toNumber();
    return result === 0 ? 0 : result;
  };

export const numbers: Library = {
  decimal: define(['n', 'scale'], rounded(Decimal.ROUND_HALF_EVEN, true)),
  floor: define(['n', 'scale'], rounded(Decimal.ROUND_FLOOR, false)),
  ceiling: define(['n', 'scale'], rounded(Decimal.ROUND_CEIL, false)),
  'round up': define(['n', 'scale'], rounded(Decimal.ROUND_UP, true)),
  'round down': define(['n', 'scale'], rounded(Decimal.ROUND_DOWN, true)),
  'round half up': define(['n', 'scale'], rounded(Decimal.ROUND_HALF_UP, true)),
  'round half down': define(['n', 'scale'], rounded(Decimal.ROUND_HALF_DOWN, true)),
};
