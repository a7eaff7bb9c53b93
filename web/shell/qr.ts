/** A QR code as a small SVG: one stroke per run of dark squares, a third of the size of one shape per square. */
import { encode } from 'uqr';

const QUIET = 2;

export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const runs = data.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      found.push(`M${from + QUIET} ${y + QUIET}.5h${x - from + 1}`);
    }
    return found;
  });
  const side = size + 2 * QUIET;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path stroke="#000" d="${runs.join('')}"/></svg>`;
}
