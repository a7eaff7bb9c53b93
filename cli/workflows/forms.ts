/** The Camunda forms under `workflows/`. */
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../read-json.js';
import { workflowFiles } from './models.js';

export interface FormComponent {
  type: string;
  id?: string;
  key?: string;
  subtype?: string;
  label?: string;
  dateLabel?: string;
  text?: string;
  description?: string;
  values?: { label: string; value: string }[];
  validate?: { required?: boolean; minLength?: number; maxLength?: number; pattern?: string };
  properties?: Record<string, string>;
  components?: FormComponent[];
}
export interface Form {
  id: string;
  folder: string;
  file: string;
  schemaVersion: number;
  executionPlatformVersion: string;
  /** Every component, those inside groups included. */
  components: FormComponent[];
}

const text = z.string().optional();
const COMPONENT: z.ZodType<FormComponent> = z.object({
  type: z.string(),
  id: text,
  key: text,
  subtype: text,
  label: text,
  dateLabel: text,
  text,
  description: text,
  values: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  validate: z
    .object({
      required: z.boolean().optional(),
      minLength: z.number().optional(),
      maxLength: z.number().optional(),
      pattern: text,
    })
    .optional(),
  properties: z.record(z.string(), z.string()).optional(),
  get components() {
    return z.array(COMPONENT).optional();
  },
});
const FORM = z.object({
  id: z.string(),
  schemaVersion: z.number(),
  executionPlatformVersion: z.string(),
  components: z.array(COMPONENT),
});

const flat = (components: FormComponent[]): FormComponent[] =>
  components.flatMap((component) => [component, ...flat(component.components ?? [])]);

export function readForms(root: string): Form[] {
  return workflowFiles(root, 'form').map(({ folder, file }) => {
    const form = readJson(join(root, folder, file), FORM);
    return { ...form, components: flat(form.components), folder, file };
  });
}
