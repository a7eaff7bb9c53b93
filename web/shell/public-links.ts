/** Links that leave the house in notices: with the portal's public address in front. */
import { urls } from './urls.js';

/** @param publicUrl `https://tousu.example.com`; null where nobody has set it */
export const evaluationLinks = (publicUrl: string | null): ((number: string, token: string) => string) | null =>
  publicUrl === null ? null : (number, token) => `${publicUrl}${urls.evaluateByLink(number, token)}`;
