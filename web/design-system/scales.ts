/** Sizes of type and the steps of space, as web/styles/site.scss and govuk-frontend set them. In CSS pixels. */

/** Class, then size and height of line below and from 641 px of width. */
export const TYPE_SIZES = [
  { className: 'govuk-heading-xl', narrow: [30, 42], wide: [40, 54] },
  { className: 'govuk-heading-l', narrow: [26, 36], wide: [32, 44] },
  { className: 'govuk-heading-m', narrow: [20, 30], wide: [22, 33] },
  { className: 'govuk-heading-s', narrow: [17, 28], wide: [18, 30] },
  { className: 'govuk-body-l', narrow: [20, 30], wide: [22, 33] },
  { className: 'govuk-body', narrow: [17, 28], wide: [18, 30] },
  { className: 'govuk-body-s', narrow: [16, 26], wide: [16, 26] },
] as const;

/** Within a component the steps are small; between blocks and sections they are large. */
export const SPACES = [4, 8, 12, 16, 20, 24, 30, 40] as const;
