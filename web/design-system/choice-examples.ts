/** Examples of fields with answers to choose from. */
import type * as Model from '../shell/components.js';
import { type Component, component, FIELD, may, must, type Words } from './component.js';

export function choiceComponents({ t }: Words): Component[] {
  const categories = ['metering', 'service', 'supply'].map((value) => ({ value, text: t(`design.sample.${value}`) }));
  const [first, ...others] = categories;
  const chosen = [...(first === undefined ? [] : [{ ...first, checked: true, selected: true }]), ...others];
  const label = t('design.sample.categoryLabel');
  const hint = t('design.sample.categoryHint');
  const error = t('design.sample.categoryError');
  return [
    component<Model.SelectModel>(
      'select',
      { ...FIELD, label: must('string'), items: must('Option[]'), optional: may('boolean') },
      [
        { caption: 'plain', model: { id: 'ex-select', label, items: chosen } },
        { caption: 'hint', model: { id: 'ex-select-hint', label, hint, optional: true, items: categories } },
        { caption: 'error', model: { id: 'ex-select-error', label, error, items: categories } },
      ],
    ),
    component<Model.RadiosModel>(
      'radios',
      { ...FIELD, legend: must('string'), items: must('Option[]'), inline: may('boolean'), optional: may('boolean') },
      [
        { caption: 'plain', model: { id: 'ex-radios', legend: label, items: chosen } },
        {
          caption: 'hint',
          model: {
            id: 'ex-radios-hint',
            legend: label,
            hint,
            optional: true,
            items: categories.map((item) => ({ ...item, hint: t('design.sample.itemHint') })),
          },
        },
        { caption: 'error', model: { id: 'ex-radios-error', legend: label, error, items: categories } },
        { caption: 'inline', model: { id: 'ex-radios-inline', legend: label, inline: true, items: categories } },
      ],
    ),
    component<Model.CheckboxesModel>(
      'checkboxes',
      { ...FIELD, legend: must('string'), items: must('Option[]'), optional: may('boolean') },
      [
        { caption: 'plain', model: { id: 'ex-checkboxes', legend: label, items: chosen } },
        {
          caption: 'hint',
          model: { id: 'ex-checkboxes-hint', legend: label, hint, optional: true, items: categories },
        },
        { caption: 'error', model: { id: 'ex-checkboxes-error', legend: label, error, items: categories } },
      ],
    ),
  ];
}
