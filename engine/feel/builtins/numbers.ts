/** Rounding, in decimal: `decimal(2.345, 2)` is 2.34 (half even), which doubles would get wrong. */
import { FeelDuration } from 'feelin';
import { Decimal } from 'decimal.js';
import { absolute } from '../kernel.js';
import { define, type Library } from './define.js';

/** Digits behind the point that a scale may name; beyond that no double has any. */
const LARGEST_SCALE = 6176;

const MODES: Record<string, Decimal.Rounding> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  CEILING: Decimal.ROUND_CEIL,
  FLOOR: Decimal.ROUND_FLOOR,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_DOWN: Decimal.ROUND_HALF_DOWN,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
};

function round(value: unknown, scale: unknown, mode: Decimal.Rounding): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  if (typeof scale !== 'number' || !Number.isInteger(scale) || Math.abs(scale) > LARGEST_SCALE) return null;
  const result = new Decimal(value).toNearest(new Decimal(10).pow(-scale), mode).toNumber();
  return result === 0 ? 0 : result;
}

/** `decimal(n, scale, mode?)` */
function decimal(value: unknown, scale: unknown, name: unknown): number | null {
  if (name === 'UNNECESSARY' && round(value, scale, Decimal.ROUND_DOWN) !== value) return null;
  const mode = name === null || name === 'UNNECESSARY' ? Decimal.ROUND_HALF_EVEN : MODES[String(name).toUpperCase()];
  return mode === undefined ? null : round(value, scale, mode);
}

const rounded = (mode: Decimal.Rounding) => (value: unknown, scale: unknown) => round(value, scale, mode);
const whole = (mode: Decimal.Rounding) => (value: unknown, scale: unknown) => round(value, scale ?? 0, mode);

function abs(value: unknown): unknown {
  if (typeof value === 'number') return Math.abs(value);
  return value instanceof FeelDuration ? absolute(value) : null;
}

export const numbers: Library = {
  abs: define(['number|n'], abs),
  decimal: define(['n', 'scale', 'mode'], decimal),
  floor: define(['n', 'scale'], whole(Decimal.ROUND_FLOOR)),
  ceiling: define(['n', 'scale'], whole(Decimal.ROUND_CEIL)),
  'round up': define(['n', 'scale'], rounded(Decimal.ROUND_UP)),
  'round down': define(['n', 'scale'], rounded(Decimal.ROUND_DOWN)),
  'round half up': define(['n', 'scale'], rounded(Decimal.ROUND_HALF_UP)),
  'round half down': define(['n', 'scale'], rounded(Decimal.ROUND_HALF_DOWN)),
};
