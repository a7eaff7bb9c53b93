/** What of personal data is shown where nobody has asked for it. */

/** 测试甲 → 测*甲, 测甲 → 测* */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  if (letters.length === 0) return '';
  if (letters.length <= 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(Math.min(letters.length - 2, 3))}${letters.at(-1)}`;
}

/** Of a shorter one, as a line within the city has, beginning and end would be nearly all there is. */
const SHORTEST_SHOWN = 10;

/** 19900000000 → 199****0000 */
export function maskPhone(phone: string): string {
  const plain = phone.trim();
  if (plain.length < SHORTEST_SHOWN) return plain === '' ? '' : '****';
  return `${plain.slice(0, 3)}****${plain.slice(-4)}`;
}

/** The first letter and the domain. */
export function maskEmail(email: string): string {
  const [local = '', domain] = email.trim().split('@');
  return domain === undefined ? (local === '' ? '' : '****') : `${local.slice(0, 1)}***@${domain}`;
}

/** A number of a meter or an order: its last four characters. */
export function maskCode(code: string): string {
  const letters = [...code.trim()];
  if (letters.length === 0) return '';
  return letters.length <= 4 ? '****' : `****${letters.slice(-4).join('')}`;
}

/** The district stays, house and flat do not. */
export function maskAddress(address: string): string {
  const letters = [...address.trim()];
  if (letters.length === 0) return '';
  return `${letters.slice(0, Math.min(6, Math.ceil(letters.length / 2))).join('')}****`;
}
