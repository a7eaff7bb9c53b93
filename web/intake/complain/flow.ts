/** Which page of the form comes next. */
import type { Schema } from '../../../domain/forms/index.js';
import type { WebDeps } from '../../shell/deps.js';
import { withKey, urls } from '../../shell/urls.js';
import type { Offered } from '../answers.js';
import { type Draft, stepsOf, type Step, isDangerous, nextStep, identityOf } from './steps.js';

export interface Flow {
  /** The questions of the draft's category. */
  formOf(draft: Draft): Promise<Schema | null>;
  /** What may be chosen. */
  offered(): Promise<Offered>;
  /** The pages that this draft has. */
  stepsOf(draft: Draft): Promise<Step[]>;
  /** Where something is still to be filled in; null where all is there. */
  unfinished(draft: Draft): Promise<string | null>;
  placeAfter(draft: Draft): Promise<string>;
}

export function complaintFlow({ useCases }: WebDeps<'definitions' | 'intake' | 'organisation'>): Flow {
  const formOf = ({ answers }: Draft): Promise<Schema | null> => useCases.definitions.matterForm(answers.category);
  const offered = async (): Promise<Offered> => ({
    kinds: await useCases.organisation.kindsOnPortal(),
    categories: await useCases.organisation.offered('category'),
    content: await useCases.intake.contentAsked(),
  });
  async function unfinished(draft: Draft): Promise<string | null> {
    const ofIt = (address: string): string => withKey(address, 'draft', draft.key);
    if (isDangerous(draft)) return ofIt(urls.complaintDanger);
    const next = nextStep(draft, { form: await formOf(draft), ...(await offered()) });
    return next === null ? null : ofIt(urls.complaintStep(next));
  }
  return {
    formOf,
    offered,
    stepsOf: async (draft) => stepsOf(draft, { form: await formOf(draft), ...(await offered()) }),
    unfinished,
    async placeAfter(draft) {
      const decided = draft.similar?.of === identityOf(draft);
      const place = decided ? urls.checkComplaint : urls.similarComplaint;
      return (await unfinished(draft)) ?? withKey(place, 'draft', draft.key);
    },
  };
}
