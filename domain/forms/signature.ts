/**
 * A signature as it is kept: either strokes of a pen in a fixed box, or a name that was typed instead. Both are text, so
 * that they travel, are sealed and are versioned as any other answer. `strokes:12,30 14,31;100,20 110,25`: points are
 * whole numbers, strokes are parted by `;`. Browsers draw with the same functions that the server checks with.
 */

export const SIGNATURE_BOX = { width: 600, height: 200 } as const;

/** Of the strokes' text: some 2,500 points, several times what a long name takes. */
export const LONGEST_STROKES = 20_000;

const MOST_STROKES = 200;

/** Less ink than this is a slip of the hand. In units of the box. */
const LEAST_INK = 30;

const PREFIX = 'strokes:';

const POINT = /^(0|[1-9]\d{0,2}),(0|[1-9]\d{0,2})$/;

/** Letters of any script, and what stands between the parts of a name. */
const NAME = /^\p{L}[\p{L}\p{M}\p{N} ·•.'’()（）-]*$/u;

export type Point = readonly [x: number, y: number];

export type Stroke = readonly Point[];

/** `hidden`: there are strokes, but not for this reader. */
export type Signature =
  { kind: 'drawn'; strokes: readonly Stroke[] } | { kind: 'typed'; name: string } | { kind: 'hidden' };

export type SignatureError = 'signature' | 'signatureTooLong' | 'tooLong';

/** What takes the place of strokes where a person's data is masked. */
export const HIDDEN_STROKES = `${PREFIX}hidden`;

export const isDrawn = (value: string): boolean => value.startsWith(PREFIX);

export const writeStrokes = (strokes: readonly Stroke[]): string =>
  PREFIX + strokes.map((stroke) => stroke.map(([x, y]) => `${x},${y}`).join(' ')).join(';');

function pointOf(text: string): Point | null {
  const [, x, y] = POINT.exec(text) ?? [];
  if (x === undefined || y === undefined) return null;
  const point: Point = [Number(x), Number(y)];
  return point[0] <= SIGNATURE_BOX.width && point[1] <= SIGNATURE_BOX.height ? point : null;
}

function strokesOf(value: string): Stroke[] | null {
  const strokes = value
    .slice(PREFIX.length)
    .split(';')
    .map((stroke) => stroke.split(' ').map(pointOf));
  const whole = strokes.map((stroke) => stroke.filter((point) => point !== null));
  const broken = whole.some(({ length }, at) => length !== strokes[at]?.length);
  return broken || strokes.length > MOST_STROKES ? null : whole;
}

/** How long the line is that the pen drew. */
const inkOf = (strokes: readonly Stroke[]): number =>
  strokes
    .flatMap((stroke) =>
      stroke.slice(1).map(([x, y], index) => {
        const [fromX, fromY] = stroke[index] ?? [x, y];
        return Math.hypot(x - fromX, y - fromY);
      }),
    )
    .reduce((sum, length) => sum + length, 0);

/** null for what is neither. */
export function readSignature(value: unknown): Signature | null {
  if (typeof value !== 'string' || value === '') return null;
  if (value === HIDDEN_STROKES) return { kind: 'hidden' };
  if (!isDrawn(value)) return { kind: 'typed', name: value };
  const strokes = value.length > LONGEST_STROKES ? null : strokesOf(value);
  return strokes === null ? null : { kind: 'drawn', strokes };
}

/** @param longestName in characters */
export function signatureError(value: string, longestName: number | null): SignatureError | null {
  if (!isDrawn(value)) {
    if (longestName !== null && [...value].length > longestName) return 'tooLong';
    return NAME.test(value) ? null : 'signature';
  }
  if (value.length > LONGEST_STROKES) return 'signatureTooLong';
  const strokes = strokesOf(value);
  return strokes === null || inkOf(strokes) < LEAST_INK ? 'signature' : null;
}

/** For the `d` of an SVG path: digits, letters and blanks, whatever the value was. */
export const pathOf = (strokes: readonly Stroke[]): string =>
  strokes
    .map((stroke) => `M${stroke.map(([x, y]) => `${x} ${y}`).join('L')}${stroke.length === 1 ? 'h0' : ''}`)
    .join('');
