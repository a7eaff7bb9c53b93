/** A model as an outline: shorter to read, and to send, than JSON with its quotation marks. */

/** The beginning of a text says enough; the example shows all of it. */
const LONGEST = 60;

function scalar(value: unknown): string {
  const text = String(value);
  if (text.length > LONGEST) return `${text.slice(0, LONGEST)}…`;
  return value === '' ? "''" : text;
}

/** `{ id: 'a', items: [{ text: 'b' }] }` → `id: a`, `items:`, ` - text: b`, one below the other. */
export function outline(value: object, indent = ''): string {
  const lines = Object.entries(value).map(([key, inner]: [string, unknown]) => {
    const deeper = `${indent} `;
    const item = Array.isArray(value);
    if (typeof inner !== 'object' || inner === null) return `${indent}${item ? '-' : `${key}:`} ${scalar(inner)}`;
    if (item) return `${indent}- ${outline(inner, `${deeper} `).trimStart()}`;
    return Object.keys(inner).length === 0 ? `${indent}${key}: []` : `${indent}${key}:\n${outline(inner, deeper)}`;
  });
  return lines.join('\n');
}
