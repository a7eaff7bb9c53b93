/** The complaint number: `TS` + year + six digits + check digit (Luhn over the ten digits before it). */

function checkDigit(digits: string): number {
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return (10 - (sum % 10)) % 10;
}

export function complaintNumber(year: number, sequence: number): string {
  const digits = `${year}${String(sequence).padStart(6, '0')}`;
  return `TS${digits}${checkDigit(digits)}`;
}

/** As people type it: blanks, dashes and small letters do not matter. Null for what can be no number. */
export function normalizeNumber(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const match = /^TS(\d{10})(\d)$/.exec(plain);
  return match?.[1] !== undefined && checkDigit(match[1]) === Number(match[2]) ? plain : null;
}
