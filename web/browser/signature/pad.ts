/**
 * A field to sign in: with mouse, pen or finger, or by typing the name. What is drawn is an SVG, so that it is as sharp
 * as the screen; what is kept are its points, as domain/forms/signature.ts has them.
 */
import {
  LONGEST_STROKES,
  pathOf,
  type Point,
  readSignature,
  SIGNATURE_BOX,
  type Stroke,
  writeStrokes,
} from '../../../domain/forms/signature.js';

export interface PadWords {
  draw: string;
  type: string;
  undo: string;
  clear: string;
  /** `{count}` strokes. */
  drawn: string;
  full: string;
}
export interface PadOptions {
  id: string;
  value: string;
  words: PadWords;
  onChange(value: string): void;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Nearer points add length, not likeness. In units of the box. */
const LEAST_STEP = 2;
const { width, height } = SIGNATURE_BOX;

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}

function paper(): { box: SVGSVGElement; ink: SVGPathElement } {
  const box = document.createElementNS(SVG, 'svg');
  box.setAttribute('viewBox', `0 0 ${width} ${height}`);
  box.setAttribute('class', 'app-sign__paper');
  box.setAttribute('aria-hidden', 'true');
  const [line, ink] = [document.createElementNS(SVG, 'path'), document.createElementNS(SVG, 'path')];
  line.setAttribute('class', 'app-sign__line');
  line.setAttribute('d', `M30 ${height - 40}H${width - 30}`);
  ink.setAttribute('class', 'app-signature__ink');
  box.append(line, ink);
  return { box, ink };
}

export function mountPad(host: HTMLElement, { id, value, words, onChange }: PadOptions): void {
  const given = readSignature(value);
  let strokes: readonly Stroke[] = given?.kind === 'drawn' ? given.strokes : [];
  let current: Point[] | null = null;
  const { box, ink } = paper();
  const status = element('p', { className: 'app-provenance' });
  status.setAttribute('role', 'status');
  const button = (text: string): HTMLButtonElement =>
    element('button', {
      type: 'button',
      textContent: text,
      className: 'govuk-button govuk-button--secondary app-button--small',
    });
  const [undo, clear] = [button(words.undo), button(words.clear)];
  const label = element('label', { htmlFor: id, textContent: words.type, className: 'app-sign__label' });
  const name = element('input', { id, className: 'govuk-input', autocomplete: 'off', maxLength: 50 });
  if (given?.kind === 'typed') name.value = given.name;
  const hint = element('p', { className: 'app-provenance', textContent: words.draw });
  const buttons = element('p', { className: 'app-sign__buttons' });
  buttons.append(undo, clear);
  host.append(hint, box, buttons, status, label, name);

  function show(text?: string): void {
    ink.setAttribute('d', pathOf(current === null ? strokes : [...strokes, current]));
    const any = strokes.length > 0;
    undo.disabled = !any;
    clear.disabled = !any && name.value === '';
    // One or the other: what was drawn is not lost to a key pressed by chance.
    name.disabled = any;
    status.textContent = text ?? (any ? words.drawn.replace('{count}', String(strokes.length)) : '');
  }

  function keep(next: readonly Stroke[]): void {
    const written = writeStrokes(next);
    if (written.length > LONGEST_STROKES) return show(words.full);
    strokes = next;
    name.value = '';
    show();
    onChange(strokes.length === 0 ? '' : written);
  }

  function pointAt({ clientX, clientY }: PointerEvent): Point {
    const place = box.getBoundingClientRect();
    const within = (at: number, most: number): number => Math.max(0, Math.min(most, Math.round(at)));
    return [
      within(((clientX - place.left) / place.width) * width, width),
      within(((clientY - place.top) / place.height) * height, height),
    ];
  }

  function draw(event: PointerEvent): void {
    if (current === null) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const [x, y] = pointAt(one);
      const [lastX, lastY] = current.at(-1) ?? [x, y];
      if (Math.hypot(x - lastX, y - lastY) >= LEAST_STEP) current.push([x, y]);
    }
    show();
  }

  function lift(): void {
    if (current === null) return;
    const stroke = current;
    current = null;
    keep([...strokes, stroke]);
  }

  box.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    box.setPointerCapture(event.pointerId);
    current = [pointAt(event)];
    show();
  });
  box.addEventListener('pointermove', draw);
  box.addEventListener('pointerup', lift);
  box.addEventListener('pointercancel', lift);
  undo.addEventListener('click', () => {
    keep(strokes.slice(0, -1));
    if (undo.disabled) name.focus();
  });
  clear.addEventListener('click', () => {
    keep([]);
    name.focus();
  });
  name.addEventListener('input', () => {
    show();
    onChange(name.value);
  });
  show();
}
