/** A server whose power is cut at random instants, and what whoever works with it does: wait until it is back, and send again. */
import type { Page, PlainBrowser } from '../../kit/plain-browser.js';
import type { Server } from '../../kit/server.js';

/** mulberry32: the same day for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const LONGEST_CALM_MS = 2_500;
const GLANCE_MS = 20;

export class Power {
  cuts = 0;
  off = false;
  private back: Promise<void> = Promise.resolve();

  constructor(
    private readonly server: Server,
    private readonly chance: () => number,
    /** How many acts were acknowledged so far. */
    private readonly acts: () => number,
    /** Whether every kind of act was: until then the day goes on. */
    private readonly seenAll: () => boolean,
  ) {}

  /** Cuts it so many times or more, each a random while after something was acknowledged, however slow the machine is. */
  async cut(times: number): Promise<void> {
    while ((this.cuts < times || !this.seenAll()) && !this.off) {
      const before = this.acts();
      while (this.acts() === before && !this.off) await wait(GLANCE_MS);
      await wait(this.chance() * LONGEST_CALM_MS);
      this.back = this.restart();
      await this.back;
      this.cuts += 1;
    }
    this.off = true;
  }

  /** The same beside what people do; whoever cannot go on ends the day for all. */
  async whileCutting(times: number, people: readonly Promise<void>[]): Promise<void> {
    const end = (error: unknown): never => {
      this.off = true;
      throw error;
    };
    const ends = await Promise.allSettled([this.cut(times), ...people].map((one) => one.catch(end)));
    const failed = ends.find((one) => one.status === 'rejected');
    if (failed) throw new Error(`${(failed.reason as Error).message}\n${this.server.output.slice(-2_000)}`);
  }

  private async restart(): Promise<void> {
    await this.server.kill();
    await this.server.start();
  }

  /**
   * Does it until it is answered; the answer of an act that was sent before may say that it is done already.
   * @param act sends the same page each time
   */
  async untilAnswered(act: (again: boolean) => Promise<Page>): Promise<Page> {
    for (let again = false; ; again = true) {
      try {
        const page = await act(again);
        if (page.status !== 503) return page;
      } catch (error) {
        // fetch tells a connection that was refused or cut by a TypeError.
        if (!(error instanceof TypeError)) throw error;
      }
      await wait(GLANCE_MS);
      await this.back;
    }
  }
}

/** Sends a form of the page that is open, and that same page again when the answer was lost. */
export function sendPage(power: Power, browser: PlainBrowser, send: () => Promise<Page>): Promise<Page> {
  const form = browser.page;
  return power.untilAnswered((again) => {
    if (again) browser.page = form;
    return send();
  });
}
