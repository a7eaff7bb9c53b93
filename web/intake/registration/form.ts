/**
 * What the task of registering asks besides what this page asks anyway: the same form, filled in while one listens, so
 * that nobody is asked again afterwards.
 */
import type { Request } from 'express';
import { z } from 'zod';
import {
  type FieldError,
  type Schema,
  fieldsOf,
  startVariables,
  checkSubmission,
} from '../../../domain/forms/index.js';
import type { RegistrationTask } from '../../../domain/definitions/index.js';
import type { FileComplaintInput, Registration } from '../../../domain/intake/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import type { FieldModel } from '../../shell/form-parts.js';
import { readMatter, matterFields, matterErrors } from '../matter-questions.js';
import { NAMES } from './answers.js';

/** Before the keys of its fields, on a page that has fields of its own. */
const PREFIX = 'register';

const COMPONENTS = z.array(z.record(z.string(), z.unknown()));

export interface FormGiven {
  errors: Record<string, FieldError>;
  registration(input: Omit<FileComplaintInput, 'by'>): Registration;
}

export interface FormModel {
  fields: FieldModel[];
  /** Something is written there, or wrong. */
  open: boolean;
  errors: { text: string; href: string }[];
}

/** The form without what the page asks itself. */
function besides(form: Schema): Schema {
  const own: readonly string[] = NAMES;
  const components = COMPONENTS.parse(form['components']).filter(({ key }) => !own.includes(String(key)));
  return { ...form, components };
}

function registrationOf(
  { form, elementId, allowed }: RegistrationTask,
  input: object,
  besides: Record<string, unknown>,
): Registration {
  const asked = fieldsOf(form).map(({ key }) => key);
  const given = { ...input, ...besides };
  const data = Object.fromEntries(Object.entries(given).filter(([key, value]) => asked.includes(key) && value !== ''));
  const variables = startVariables(form, data, allowed);
  return { elementId, formId: String(form['id']), data, variables };
}

export function taskForm({ useCases }: WebDeps<'intake'>) {
  return {
    /** null where the form cannot be read: the task will ask. */
    async read(req: Request): Promise<FormGiven | null> {
      const task = await useCases.intake.registrationAsked();
      if (task === null) return null;
      const { form } = task;
      const { data, errors } = checkSubmission(besides(form), readMatter(req, PREFIX, besides(form)));
      return { errors, registration: (input) => registrationOf(task, input, data) };
    },
    /** @param errors none where nothing was checked */
    async model({ t, locale }: RequestContext, req: Request, errors: FormGiven['errors']): Promise<FormModel | null> {
      const task = await useCases.intake.registrationAsked();
      if (task === null) return null;
      const { form } = task;
      const asked = besides(form);
      const filled = { values: readMatter(req, PREFIX, asked), errors };
      const fields = matterFields(t, locale, PREFIX, asked, filled);
      return {
        fields: fields.map((field) => ({ ...field, optional: false })),
        open: fields.some(({ value, error, items }) => value !== '' || error !== '' || items.some(isTicked)),
        errors: matterErrors(t, locale, PREFIX, asked, filled),
      };
    },
  };
}

const isTicked = ({ checked }: FieldModel['items'][number]): boolean => checked;
