/** axe-core on the page that is open: WCAG 2.2 AA, what is wrong in one line each. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The diagram keeps its white paper, and its maker's mark. */
const NOT_OURS = ['.djs-container', '.bjs-powered-by'];

interface Axe {
  run(context: object, options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async (exclude) => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(
      { include: [['body']], exclude: exclude.map((one) => [one]) },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  }, NOT_OURS);
}
