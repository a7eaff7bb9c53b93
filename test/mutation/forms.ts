/** Every mutant of a form: a required field that is not required. */
import { createHash } from 'node:crypto';
import { words } from '../../gateways/bpmn.js';
import type { Mutant } from './mutant.js';

interface Component {
  key?: string;
  validate?: { required?: boolean };
  properties?: { rules?: string };
}
interface Form {
  id: string;
  components: Component[];
}
const read = (text: string): Form => JSON.parse(text) as Form;

export function formMutants(file: string, text: string): Mutant[] {
  const form = read(text);
  return form.components
    .filter(({ validate }) => validate?.required === true)
    .map((component) => [component, component.key ?? ''] as const)
    .map(([component, key]) => ({
      name: `${file} ${key} not required`,
      file,
      touches: `form ${form.id}`,
      rules: words((component.properties?.rules ?? '').replaceAll(',', ' ')),
      subject: {
        id: `${form.id}.form/${key}`,
        hash: createHash('sha256').update(JSON.stringify(component)).digest('hex'),
      },
      apply: (all) => {
        const changed = read(all);
        const field = changed.components.find((one) => one.key === key);
        if (field?.validate) field.validate.required = false;
        return JSON.stringify(changed);
      },
    }));
}
