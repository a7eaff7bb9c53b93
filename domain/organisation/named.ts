/** Whether a deployed file names a code: a table in a cell, by itself or in a group; a form among a field's values. */

/** As XML writes the quotation marks of FEEL. */
const QUOTES = `(?:"|&#34;|&quot;)`;

export function isNamedIn({ name, content }: { name: string; content: string }, code: string): boolean {
  // A code has nothing in it that a pattern would take for more than a letter.
  if (name === `matters/${code}.form`) return true;
  if (name.endsWith('.form')) return new RegExp(`"value":\\s*"${code}"`).test(content);
  return name.endsWith('.dmn') && new RegExp(`${QUOTES}(?:[a-z-]+:)?${code}${QUOTES}`).test(content);
}
