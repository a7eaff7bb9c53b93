/** The Camunda forms under `workflows/`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const flat = (components: FormComponent[]): FormComponent[] =>
  components.flatMap((component) => [component, ...flat(component.components ?? [])]);

export function readForms(root: string): Form[] {
  return workflowFiles(root, 'form').map(({ folder, file }) => {
    const form = JSON.parse(readFileSync(join(root, folder, file), 'utf8')) as Omit<Form, 'folder' | 'file'>;
    return { ...form, components: flat(form.components), folder, file };
  });
}
