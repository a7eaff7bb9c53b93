/** What the table of contacts must say, so that the portal can publish it: kinds, both languages, numbers to call. */
import { cell, CONTACT_KINDS, literal, type PolicyTable, type TableRow } from '../../domain/policies/index.js';

const PHONE = /^\+?[\d-]{3,20}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LATIN = /[A-Za-z]/;
/** Where the installation may know better than the table. */
const MAY_BE_EMPTY = ['emergency', 'web', 'counter', 'outside'];

export function checkContact(table: PolicyTable, row: TableRow): string[] {
  const found: string[] = [];
  const text = (name: string): string => String(literal(cell(table, row, name)) ?? '');
  const [kind, value] = [text('kind'), text('value')];
  if (!CONTACT_KINDS.some((one) => one === kind)) found.push('its kind is none we know');
  if (text('id') === '' || table.rows.filter((one) => cell(table, one, 'id') === cell(table, row, 'id')).length > 1)
    found.push('its id is missing, or another row has it too');
  for (const name of ['name', 'remark', 'hours']) {
    const [chinese, english] = [text(name), text(`${name}En`)];
    if (name === 'name' && chinese === '') found.push('it has no name');
    if ((chinese === '') !== (english === '') || (english !== '' && !LATIN.test(english)))
      found.push(`${name} is not there in both languages`);
  }
  if (value === '' && !MAY_BE_EMPTY.includes(kind)) found.push('it has no number or address');
  if (['emergency', 'phone', 'sms', 'outsidePhone'].includes(kind) && value !== '' && !PHONE.test(value))
    found.push('its number cannot be called');
  if (kind === 'email' && !EMAIL.test(value)) found.push('its address is no e-mail address');
  return found;
}
