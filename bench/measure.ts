/** How the benches measure: rounds of the compared things in turn, so that the machine's moods hit all; medians and ratios. */

/** Runs `count` tasks with `lanes` of them at once. */
export async function pooled(count: number, lanes: number, task: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Milliseconds that something takes. */
export async function timed(run: () => Promise<void>): Promise<number> {
  const begin = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export const percentile = (values: number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

export interface Contestant {
  name: string;
  /** Does `count` instances. */
  round: (count: number) => Promise<void>;
  close: () => Promise<void>;
}

/** Instances a second of each, the median of the rounds; one round before them is not counted. */
export async function compare(contestants: Contestant[], rounds: number, count: number): Promise<Map<string, number>> {
  const rates = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, round: run } of contestants) {
      const ms = await timed(() => run(count));
      if (round > 0) rates.get(name)?.push((count / ms) * 1000);
    }
  }
  return new Map([...rates].map(([name, values]) => [name, median(values)]));
}

export function print(label: string, value: string): void {
  console.log(`${label.padEnd(64)} ${value}`);
}
export const perSecond = (rate: number): string => `${rate.toFixed(0).padStart(6)} instances/s`;
export const ratio = (a: number, b: number): string => `${(a / b).toFixed(2).padStart(6)} ×`;
