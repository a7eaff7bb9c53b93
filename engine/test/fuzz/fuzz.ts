/** Random input with a seed that is part of the test's name: what failed once can be run again. */
import fc from 'fast-check';

export const SEED = 20_261_124;

/** A property over random values; fast-check shrinks what fails and prints it with the seed. */
export const property = <Values extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  check: (...values: Values) => Promise<void> | void,
  numRuns = 200,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(...arbitraries, async (...values) => void (await check(...(values as unknown as Values)))),
    { seed: SEED, numRuns },
  ) as Promise<void>;

/** A text with a few characters taken out, put in or doubled: nearly right, which is the worst. */
export const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat({ max: text.length }),
        fc.nat({ max: 12 }),
        fc.oneof(
          fc.string({ maxLength: 8, unit: 'grapheme' }),
          fc.constantFrom('<', '>', '"', '&', '/', '\u0000', ']]>', '</bpmn:process>', 'id="x"'),
        ),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((edits) => edits.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text));
