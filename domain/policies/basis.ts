/** On what grounds something is done: articles of what a case goes by, and of no other regulation. */
import type { Context } from '../core/context.js';
import { articlesOf, type CitedArticle } from '../regulations/index.js';
import { policyFiles } from './kept.js';
import { settingsOf, tableOf } from './tables.js';

/** Ids of the policy's own regulation, and of the scheme that it selects. Not in a transaction. */
async function regulationsHeld(context: Context, policyVersion: string): Promise<string[]> {
  const file = (await policyFiles(context)).get(policyVersion);
  const profile = file && tableOf(file, 'profile');
  const scheme = profile ? String(settingsOf(profile)['natureScheme']) : '';
  return [...new Set([policyVersion, scheme].map((code) => code.slice(0, 3)))];
}

/** Of these rules the articles that hold under a policy; none where all is the company's own. Not in a transaction. */
export const articlesHeld = async (
  context: Context,
  policyVersion: string,
  ruleIds: readonly string[],
): Promise<CitedArticle[]> => articlesOf(ruleIds, await regulationsHeld(context, policyVersion));

export interface BasisUseCases {
  /** Of some rules the articles that hold under a policy; none where all is the company's own. */
  articlesHeld(policyVersion: string, ruleIds: readonly string[]): Promise<CitedArticle[]>;
}

export const basisUseCases = (context: Context): BasisUseCases => ({
  articlesHeld: (policyVersion, ruleIds) => articlesHeld(context, policyVersion, ruleIds),
});
