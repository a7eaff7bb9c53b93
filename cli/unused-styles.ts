/**
 * Leaves out what no page of ours uses: govuk-frontend brings styles for parts and variants that are not here, and an
 * old phone would load them on every page. A class counts as used where a view or a script names it, or the beginning
 * that the rest is put behind (`govuk-tag--{{colour}}`).
 */

const CLASS = /govuk-[\w-]+/g;

/** @param sources everything that may name a class; @returns names and beginnings of names, in order */
export const namedClasses = (sources: readonly string[]): string[] =>
  [...new Set(sources.flatMap((source) => source.match(CLASS) ?? []))].sort();

function isUsed(named: readonly string[]): (name: string) => boolean {
  const names = new Set(named);
  const beginnings = named.filter((name) => name.endsWith('-'));
  return (name) => names.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
}

/** The blocks of a minified stylesheet one level down: what stands before each brace, and what between. */
function blocksOf(css: string): { head: string; body: string | null }[] {
  const blocks: { head: string; body: string | null }[] = [];
  let [start, depth, open] = [0, 0, 0];
  for (let at = 0; at < css.length; at += 1) {
    const sign = css[at];
    if (sign === '{' && (depth += 1) === 1) open = at;
    else if (sign === '}' && (depth -= 1) === 0) {
      blocks.push({ head: css.slice(start, open), body: css.slice(open + 1, at) });
      start = at + 1;
    } else if (sign === ';' && depth === 0) {
      blocks.push({ head: css.slice(start, at + 1), body: null });
      start = at + 1;
    }
  }
  return blocks;
}

/** Commas inside `:is(…)` separate nothing. */
function selectorsOf(head: string): string[] {
  const selectors = [''];
  let depth = 0;
  for (const sign of head) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) selectors.push('');
    else selectors[selectors.length - 1] += sign;
  }
  return selectors;
}

function without(css: string, used: (name: string) => boolean): string {
  return blocksOf(css)
    .map(({ head, body }) => {
      if (body === null) return head;
      // @media, @supports: the rules inside. @font-face, @page: as they are.
      if (/^@(media|supports)/.test(head)) {
        const inner = without(body, used);
        return inner === '' ? '' : `${head}{${inner}}`;
      }
      if (head.startsWith('@')) return `${head}{${body}}`;
      const selectors = selectorsOf(head).filter((selector) => (selector.match(CLASS) ?? []).every(used));
      return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`;
    })
    .join('');
}

/** @param css as Sass writes it when compressed; @param named what `namedClasses` has found */
export const withoutUnused = (css: string, named: readonly string[]): string => without(css, isUsed(named));
