/** `npm run lint:diagrams`: what bpmnlint, Camunda 8.9 and the house ask of models and forms. Silent where all is well. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintModel } from './workflows/bpmnlint.js';
import { backwards, crossings, overlaps } from './workflows/check-drawing.js';
import { checkForm } from './workflows/check-forms.js';
import { checkModel } from './workflows/check-model.js';
import { checkTables } from './workflows/check-tables.js';
import { readPolicies } from '../gateways/policy-files.js';
import { readForms } from './workflows/forms.js';
import { readModels } from './workflows/models.js';

/** `folder/file: finding` for everything that is wrong below `<root>/workflows`. */
export async function lintDiagrams(root: string): Promise<string[]> {
  const models = await readModels(join(root, 'workflows'));
  const forms = readForms(join(root, 'workflows'));
  const formIds = new Set(forms.map(({ id }) => id));
  const processIds = new Set(models.map(({ id }) => id));
  const ofModels = models.map(async (model) => {
    const own = [
      ...checkModel(model, formIds, processIds),
      ...overlaps(model),
      ...crossings(model),
      ...backwards(model),
    ];
    return [...(await lintModel(root, model)), ...own].map((finding) => `${model.folder}/${model.file}: ${finding}`);
  });
  const allowed = new Map(models.map(({ folder, allowedVariables }) => [folder, allowedVariables]));
  const ofForms = forms.flatMap((form) =>
    checkForm(form, allowed.get(form.folder) ?? [], [...formIds]).map(
      (finding) => `${form.folder}/${form.file}: ${finding}`,
    ),
  );
  const policies = [...(await readPolicies(join(root, 'workflows/policies'))).values()];
  const ofTables = policies.flatMap((file) =>
    checkTables(file).map((finding) => `policies/${file.code}.dmn: ${finding}`),
  );
  return [...(await Promise.all(ofModels)).flat(), ...ofForms, ...ofTables];
}

async function main(): Promise<void> {
  const findings = await lintDiagrams(fileURLToPath(new URL('..', import.meta.url)));
  for (const finding of findings) console.error(`workflows/${finding}`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
