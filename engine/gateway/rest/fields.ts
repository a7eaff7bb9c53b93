/** What can be searched: per resource the table, and per field its SQL and its kind. Nothing else reaches a query. */

/**
 * `key`: whole number, text in JSON · `instant`: epoch milliseconds, ISO 8601 in JSON · `date`: ISO 8601 text in the
 * table and in JSON, compared by the instant it means · `json`: parsed · `text` as it is.
 */
export type FieldKind = 'key' | 'text' | 'number' | 'instant' | 'date' | 'flag' | 'json';
export interface Field {
  sql: string;
  kind: FieldKind;
  /** The words the field may have; case does not matter in a request. */
  values?: readonly string[];
}

/** Fields of rows that belong to what is searched: one such row has to satisfy all that is asked of them. */
export interface Related {
  /** `<table and alias> where <how it belongs to t>` */
  rows: string;
  fields: Record<string, Field>;
}

export interface Resource {
  name: string;
  /** The table with what is joined to it; its own alias is `t`. */
  from: string;
  /** What identifies a row: the default order, and the last one of every order. */
  key: string;
  /** When a row came to be: what a search with a delay goes by. */
  since: string | null;
  /** In answers, in filters and in orders. */
  fields: Record<string, Field>;
  /** In filters only. */
  filters?: Record<string, Field>;
  related?: Related[];
  /** Filters that are lists of `{name, value}`: the condition that a row `v` of the variables belongs to `t`. */
  variables?: Record<string, string>;
  /** Filters that are lists of words, all of which a JSON list must hold. */
  lists?: Record<string, string>;
}

export const key = (sql: string): Field => ({ sql, kind: 'key' });
export const text = (sql: string): Field => ({ sql, kind: 'text' });
export const word = (sql: string, values: readonly string[]): Field => ({ sql, kind: 'text', values });
export const number = (sql: string): Field => ({ sql, kind: 'number' });
export const instant = (sql: string): Field => ({ sql, kind: 'instant' });
export const date = (sql: string): Field => ({ sql, kind: 'date' });
export const flag = (sql: string): Field => ({ sql, kind: 'flag' });
export const json = (sql: string): Field => ({ sql, kind: 'json' });

export const tenantId = text(`'<default>'`);

/** What a field is compared and ordered by: dates that are text by the instant they mean. */
export const comparable = ({ kind, sql }: Field): string =>
  kind === 'date' ? `cast(round((julianday(${sql}) - 2440587.5) * 86400000) as integer)` : sql;
