/** Which list, and which of its entries, an address is about. */
import type { Request } from 'express';
import { isOneOf } from '../../domain/core/index.js';
import { type List, LISTS } from '../../domain/organisation/index.js';
import { HttpError } from '../shell/errors.js';

/** @throws {HttpError} notFound */
export function listIn({ params }: Request): List {
  const list = params['list'];
  if (!isOneOf(LISTS, list)) throw new HttpError('notFound');
  return list;
}

export const codeIn = ({ params }: Request): string => String(params['entry']);
