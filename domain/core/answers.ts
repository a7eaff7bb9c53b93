/**
 * What a table of a policy answers, looked at before it is believed: its rows are written by people of the company, and the
 * engine hands over whatever they say. By hand, as the domain has no library for it.
 */
import { SetUpError } from './errors.js';
import { isOneOf } from './own.js';

type Is<T> = (value: unknown) => value is T;

export const isText: Is<string> = (value) => typeof value === 'string';
export const isNumber: Is<number> = (value) => typeof value === 'number';
export const isFlag: Is<boolean> = (value) => typeof value === 'boolean';

export const oneOf =
  <Value extends string>(values: readonly Value[]): Is<Value> =>
  (value): value is Value =>
    isOneOf(values, value);

export const orNull =
  <T>(is: Is<T>): Is<T | null> =>
  (value): value is T | null =>
    value === null || is(value);

/** A row, column by column; what it has besides is left where it is. */
export const rowOf = <Row extends object>(columns: { [Name in keyof Row]-?: Is<Row[Name]> }): Is<Row> => {
  const looks = Object.entries<Is<unknown>>(columns);
  return (value): value is Row => {
    if (typeof value !== 'object' || value === null) return false;
    const cells = new Map<string, unknown>(Object.entries(value));
    return looks.every(([name, is]) => is(cells.get(name)));
  };
};

/** The one value or row that a table found. @throws {SetUpError} where it is not as the table's are */
export function valueFound<T>(table: string, found: unknown, is: Is<T>): T {
  if (!is(found))
    throw new SetUpError(`The table ${table} says something that is not understood: check what its rows say.`);
  return found;
}

/** All rows that a table found, none where there is no such table. @throws {SetUpError} */
export const rowsFound = <T>(table: string, found: unknown, is: Is<T>): T[] =>
  Array.isArray(found) ? found.map((row: unknown) => valueFound(table, row, is)) : [];
