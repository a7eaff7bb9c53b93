/** The colours of the house in light and dark, which of them meet, and their contrast by WCAG 2.2. */
import { keysOf } from '../../domain/core/index.js';

/** Light, dark; one value where both are the same. A name that begins with `--` is a property in web/styles. */
const COLOURS = {
  '--govuk-text-colour': ['#16222b', '#e6edf1'],
  '--govuk-body-background-colour': ['#ffffff', '#10191f'],
  '--govuk-error-colour': ['#b3261e', '#ff9d94'],
  '--govuk-success-colour': ['#0f6b45', '#7fd3a8'],
  '--govuk-input-border-colour': ['#4a5963', '#a9b8c2'],
  '--govuk-secondary-text-colour': ['#4a5963', '#a9b8c2'],
  '--govuk-link-colour': ['#0a5c86', '#7fc4e8'],
  '--govuk-link-visited-colour': ['#4b3a8c', '#b9adf0'],
  '--govuk-link-hover-colour': ['#073b57', '#b6e0f6'],
  '--govuk-link-active-colour': ['#16222b', '#ffffff'],
  '--govuk-focus-colour': ['#ffd54a'],
  '--govuk-focus-text-colour': ['#16222b'],
  '--app-brand': ['#0b4f6c', '#0b4f6c'],
  '--app-brand-deep': ['#083b51', '#083b51'],
  '--app-on-brand': ['#ffffff'],
  '--app-panel': ['#eef4f7', '#18242c'],
  '--app-card': ['#ffffff', '#141f26'],
  '--app-accent': ['#0d7f86', '#3fb3b9'],
  '--app-danger': ['#b3261e', '#ff9d94'],
  '--app-danger-panel': ['#fdf1ef', '#2c1816'],
  '--app-warn-panel': ['#fff6e0', '#33290f'],
  '--app-ok-panel': ['#edf7f1', '#12291f'],
  '--app-quiet': ['#4a5963', '#a9b8c2'],
  '.app-safety__call color': ['#ffffff', '#2c1816'],
  '.govuk-notification-banner__title color': ['#ffffff', '#12291f'],
  '.app-header__core fill': ['#f2a33a'],
  '.app-header__phone color': ['#b3261e'],
  '.app-header__phone background': ['#ffffff'],
  '.govuk-button color': ['#ffffff'],
  '.govuk-button background-color': ['#0a6670'],
  '.govuk-button:hover background-color': ['#0b5c3e'],
  '.govuk-button--secondary color': ['#0b0c0c'],
  '.govuk-button--secondary background-color': ['#f3f3f3'],
  '.govuk-button--secondary:hover background-color': ['#cecece'],
  '.govuk-button--warning color': ['#ffffff'],
  '.govuk-button--warning background-color': ['#ca3535'],
  '.govuk-button--warning:hover background-color': ['#982828'],
  '.govuk-error-summary__list a:hover color': ['#651b1b', '#ffc9c4'],
  '.govuk-tag color': ['#0f385c'],
  '.govuk-tag background-color': ['#d2e2f1'],
  '.govuk-tag--green color': ['#083d29'],
  '.govuk-tag--green background-color': ['#cfe4dc'],
  '.govuk-tag--grey color': ['#0b0c0c'],
  '.govuk-tag--grey background-color': ['#cecece'],
  '.govuk-tag--orange color': ['#7a3c1c'],
  '.govuk-tag--orange background-color': ['#fde4d7'],
  '.govuk-tag--red color': ['#651b1b'],
  '.govuk-tag--red background-color': ['#f4d7d7'],
} as const;

export type Colour = keyof typeof COLOURS;
export type Surroundings = 'light' | 'dark';
/** Least contrast: of text (success criterion 1.4.3), and of controls and marks (1.4.11). */
export const LEAST = { text: 4.5, control: 3 } as const;

export interface Pair {
  /** Its words: `design.colour.<name>`. */
  name: string;
  front: Colour;
  back: Colour;
  kind: keyof typeof LEAST;
}

export const COLOUR_NAMES = keysOf(COLOURS);

export function valueOf(colour: Colour, surroundings: Surroundings): string {
  const [light, dark = light]: readonly string[] = COLOURS[colour];
  return (surroundings === 'dark' ? dark : light) ?? '';
}

const text = (name: string, front: Colour, back: Colour): Pair => ({ name, front, back, kind: 'text' });
const control = (name: string, front: Colour, back: Colour): Pair => ({ name, front, back, kind: 'control' });
const BODY = '--govuk-body-background-colour';

/** Every pair of front and ground that the pages show. */
export const PAIRS: readonly Pair[] = [
  text('text', '--govuk-text-colour', BODY),
  text('textOnPanel', '--govuk-text-colour', '--app-panel'),
  text('textOnCard', '--govuk-text-colour', '--app-card'),
  text('quiet', '--app-quiet', BODY),
  text('quietOnPanel', '--app-quiet', '--app-panel'),
  text('quietOnCard', '--app-quiet', '--app-card'),
  text('hint', '--govuk-secondary-text-colour', BODY),
  text('link', '--govuk-link-colour', BODY),
  text('linkOnPanel', '--govuk-link-colour', '--app-panel'),
  text('linkOnCard', '--govuk-link-colour', '--app-card'),
  text('linkVisited', '--govuk-link-visited-colour', BODY),
  text('linkHover', '--govuk-link-hover-colour', BODY),
  text('linkActive', '--govuk-link-active-colour', BODY),
  text('focus', '--govuk-focus-text-colour', '--govuk-focus-colour'),
  text('error', '--govuk-error-colour', BODY),
  text('errorHover', '.govuk-error-summary__list a:hover color', BODY),
  text('danger', '--app-danger', BODY),
  text('dangerOnPanel', '--app-danger', '--app-danger-panel'),
  text('textOnDanger', '--govuk-text-colour', '--app-danger-panel'),
  text('quietOnDanger', '--app-quiet', '--app-danger-panel'),
  text('call', '.app-safety__call color', '--app-danger'),
  text('textOnWarn', '--govuk-text-colour', '--app-warn-panel'),
  text('success', '--govuk-success-colour', '--app-ok-panel'),
  text('bannerTitle', '.govuk-notification-banner__title color', '--govuk-success-colour'),
  text('header', '--app-on-brand', '--app-brand'),
  text('navigation', '--app-on-brand', '--app-brand-deep'),
  text('phone', '.app-header__phone color', '.app-header__phone background'),
  text('button', '.govuk-button color', '.govuk-button background-color'),
  text('buttonHover', '.govuk-button color', '.govuk-button:hover background-color'),
  text('buttonSecondary', '.govuk-button--secondary color', '.govuk-button--secondary background-color'),
  text('buttonSecondaryHover', '.govuk-button--secondary color', '.govuk-button--secondary:hover background-color'),
  text('buttonWarning', '.govuk-button--warning color', '.govuk-button--warning background-color'),
  text('buttonWarningHover', '.govuk-button--warning color', '.govuk-button--warning:hover background-color'),
  text('tagBlue', '.govuk-tag color', '.govuk-tag background-color'),
  text('tagGreen', '.govuk-tag--green color', '.govuk-tag--green background-color'),
  text('tagGrey', '.govuk-tag--grey color', '.govuk-tag--grey background-color'),
  text('tagOrange', '.govuk-tag--orange color', '.govuk-tag--orange background-color'),
  text('tagRed', '.govuk-tag--red color', '.govuk-tag--red background-color'),
  control('fieldBorder', '--govuk-input-border-colour', BODY),
  control('fieldBorderOnPanel', '--govuk-input-border-colour', '--app-panel'),
  control('fieldBorderInside', '--govuk-input-border-colour', '--app-card'),
  control('errorBorder', '--govuk-error-colour', '--app-card'),
  control('step', '--app-accent', BODY),
  control('stepOnCard', '--app-accent', '--app-card'),
  control('currentPlace', '.app-header__core fill', '--app-brand-deep'),
];

/** Relative luminance of `#rrggbb`, 0 to 1. Source: WCAG 2.2, definition of relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

export function contrastOf(pair: Pair, surroundings: Surroundings): number {
  return contrast(valueOf(pair.front, surroundings), valueOf(pair.back, surroundings));
}
