/** One entry of the design page: a component, what it takes, and examples of it. */
import type { RequestContext } from '../shell/context.js';

/** In whose words and dates the examples are written. */
export type Words = RequestContext;

/**
 * How an example stands on the page. `live`: as on any page. `still`: seen but not operated (`inert`), since it would
 * lead away or end the session. `unseen`: rendered into a template element, since there is nothing to look at.
 * `markup`: the result is part of a tag and is shown as text.
 */
export type Presentation = 'live' | 'still' | 'unseen' | 'markup';

export interface Example<Model> {
  /** `design.example.<caption>` */
  caption: string;
  model: Model;
  /** The example's own language, where it is not the page's. */
  lang?: 'zh-CN';
}

interface Parameter {
  type: string;
  optional: boolean;
}

/** Every parameter of the model, and only those: a new one that is not described does not compile. */
type Described<Model> = {
  [Name in keyof Model]-?: Parameter & { optional: undefined extends Model[Name] ? true : false };
};

export interface Component {
  /** The file's name without its end. */
  partial: string;
  presentation: Presentation;
  parameters: Record<string, Parameter>;
  examples: Example<object>[];
}

export const must = (type: string) => ({ type, optional: false as const });
export const may = (type: string) => ({ type, optional: true as const });

/** What every field of a form has. */
export const FIELD = { id: must('string'), hint: may('string'), error: may('string') };

export function component<Model extends object>(
  partial: string,
  parameters: Described<Model>,
  examples: Example<Model>[],
  presentation: Presentation = 'live',
): Component {
  // `Described` has a parameter for each property of the model: the compiler cannot see that of a type that is open here.
  return { partial, presentation, parameters: parameters as Record<string, Parameter>, examples };
}
