/** Colours, type and space in words and figures. */
import type { Translate } from '../shell/i18n.js';
import { contrastOf, LEAST, type Pair, PAIRS, type Surroundings, valueOf } from './palette.js';
import { SPACES, TYPE_SIZES } from './scales.js';

interface Swatch {
  front: string;
  back: string;
  /** 15.2, to one */
  ratio: string;
  passes: boolean;
}

export interface PairRow {
  name: string;
  /** In light, then in dark surroundings. */
  measured: [Swatch, Swatch];
}

export interface Foundations {
  pairs: { text: PairRow[]; control: PairRow[] };
  typeSizes: { className: string; size: string; wide: number }[];
  spaces: number[];
}

/** Cut, not rounded: 4.49 must not read as 4.5. */
const inWords = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);

function swatch(pair: Pair, surroundings: Surroundings): Swatch {
  const ratio = contrastOf(pair, surroundings);
  return {
    front: valueOf(pair.front, surroundings),
    back: valueOf(pair.back, surroundings),
    ratio: inWords(ratio),
    passes: ratio >= LEAST[pair.kind],
  };
}

export function foundations(t: Translate): Foundations {
  const rows = (kind: Pair['kind']): PairRow[] =>
    PAIRS.filter((pair) => pair.kind === kind).map((pair) => ({
      name: t(`design.colour.${pair.name}`),
      measured: [swatch(pair, 'light'), swatch(pair, 'dark')],
    }));
  return {
    pairs: { text: rows('text'), control: rows('control') },
    typeSizes: TYPE_SIZES.map(({ className, narrow, wide }) => ({
      className,
      size: t('design.foundations.typeSize', { narrow: narrow.join('/'), wide: wide.join('/') }),
      wide: wide[0],
    })),
    spaces: [...SPACES],
  };
}
