/** Every mutant of a form: a required field that is not required. */
import { words } from '../../gateways/bpmn.js';
import type { Mutant } from './mutant.js';

interface Form {
  id: string;
  components: { key?: string; validate?: { required?: boolean }; properties?: { rules?: string } }[];
}
const read = (text: string): Form => JSON.parse(text) as Form;

export function formMutants(file: string, text: string): Mutant[] {
  const form = read(text);
  return form.components
    .filter(({ validate }) => validate?.required === true)
    .map(({ key = '', properties = {} }) => ({
      name: `${file} ${key} not required`,
      file,
      touches: `form ${form.id}`,
      rules: words((properties.rules ?? '').replaceAll(',', ' ')),
      apply: (all) => {
        const changed = read(all);
        const field = changed.components.find((one) => one.key === key);
        if (field?.validate) field.validate.required = false;
        return JSON.stringify(changed);
      },
    }));
}
