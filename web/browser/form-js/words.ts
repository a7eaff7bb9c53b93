/** What form-js says by itself, as its source has it, and our short name for it under `desk.formWords`. */
export const FORM_JS_WORDS: Readonly<Record<string, string>> = {
  'Field is required.': 'required',
  'Field must match pattern {value}.': 'pattern',
  'Field must have minimum length of {value}.': 'minLength',
  'Field must have maximum length of {value}.': 'maxLength',
  'Field must have minimum value of {value}.': 'min',
  'Field must have maximum value of {value}.': 'max',
  'Field must be a valid international phone number. (e.g. +4930664040900)': 'phone',
  'Field must be a valid email.': 'email',
  'Min validation value is not a valid number.': 'noNumber',
  'Max validation value is not a valid number.': 'noNumber',
  'Value is not a number.': 'number',
  'Value is expected to be an integer.': 'integer',
  'Value is expected to have at most 1 decimal digit.': 'oneDecimal',
  'Value is expected to have at most {value} decimal digits.': 'decimals',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.': 'nearest',
  'Date and time must both be entered.': 'dateAndTime',
  Increment: 'increment',
  Decrement: 'decrement',
  Search: 'search',
  'No results': 'noResults',
  'All values selected': 'allSelected',
  'Skip to search': 'skipToSearch',
  'Remove tag': 'remove',
  'No content to show.': 'nothing',
  'Nothing to show.': 'nothing',
  "External content couldn't be loaded.": 'notLoaded',
  'Unable to download document': 'notDownloaded',
  'Document reference is not defined.': 'notDownloaded',
  'Download {fileName}': 'download',
  'No files selected': 'noFiles',
  '{value} files selected': 'files',
  'Add new': 'add',
  'Expand all ({value})': 'expand',
  Collapse: 'collapse',
  '{page} of {total}': 'pageOf',
  'Previous page': 'previousPage',
  'Next page': 'nextPage',
  'Click to sort by {value} ascending': 'sortUp',
  'Click to sort by {value} descending': 'sortDown',
  'Click to remove sorting': 'unsorted',
};

/** form-js asks a service of this shape for each of its words. */
export type Translate = (template: string, replacements?: Record<string, unknown>) => string;

export function translation(words: Record<string, string>): Translate {
  return (template, replacements = {}) => {
    const key = FORM_JS_WORDS[template];
    const text = key === undefined ? template : (words[key] ?? template);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in replacements ? String(replacements[name]) : whole,
    );
  };
}
