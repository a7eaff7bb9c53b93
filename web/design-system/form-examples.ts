/** Examples of what people fill in and press. */
import type * as Model from '../shell/components.js';
import { choiceComponents } from './choice-examples.js';
import { type Component, component, FIELD, may, must, type Words } from './component.js';

/** Complainants write Chinese whatever the page's language: long words without a space must break. */
export const LONG_CHINESE =
  '本人于上周三下午两点左右在家中使用燃气热水器时发现燃气表读数明显异常，随后致电客服热线并预约上门检测，但至今已超过约定时间五个工作日仍无人联系，期间多次询问均答复“正在安排”，给家中老人和孩子的日常生活造成很大不便，恳请尽快安排专业人员上门处理并书面说明原因。';

function fieldExamples({ t }: Words): Component[] {
  const plain = { id: 'ex-input', label: t('public.track.number') };
  const words = { label: t('design.sample.contentLabel'), rows: 3 };
  const hint = t('design.sample.contentHint');
  return [
    component<Model.InputModel>(
      'input',
      {
        ...FIELD,
        label: must('string'),
        value: may('string'),
        type: may("'text' | 'tel' | 'email' | …"),
        mode: may("'numeric' | 'decimal'"),
        autocomplete: may('string'),
        width: may('string'),
        max: may('number'),
        plain: may('boolean'),
        required: may('boolean'),
        optional: may('boolean'),
      },
      [
        { caption: 'plain', model: { ...plain, width: 'govuk-input--width-20', required: true } },
        {
          caption: 'hint',
          model: { ...plain, id: 'ex-input-hint', hint: t('public.track.numberHint'), optional: true },
        },
        {
          caption: 'error',
          model: {
            ...plain,
            id: 'ex-input-error',
            hint: t('public.track.numberHint'),
            value: 'TS2026',
            error: t('design.sample.numberError'),
          },
        },
        {
          caption: 'long',
          model: {
            id: 'ex-input-long',
            label: '请填写事情发生的详细地址（小区、楼号、单元、门牌号）',
            value: LONG_CHINESE,
          },
          lang: 'zh-CN',
        },
      ],
    ),
    component<Model.TextareaModel>(
      'textarea',
      {
        ...FIELD,
        label: must('string'),
        value: may('string'),
        rows: must('number'),
        required: may('boolean'),
        optional: may('boolean'),
      },
      [
        { caption: 'plain', model: { ...words, id: 'ex-textarea', required: true } },
        { caption: 'hint', model: { ...words, id: 'ex-textarea-hint', hint, optional: true } },
        {
          caption: 'error',
          model: { ...words, id: 'ex-textarea-error', hint, error: t('design.sample.contentError') },
        },
        {
          caption: 'long',
          model: { id: 'ex-textarea-long', label: '投诉内容', rows: 5, value: LONG_CHINESE },
          lang: 'zh-CN',
        },
      ],
    ),
  ];
}

/** A field as the form of a task describes it. */
function taskFieldExamples({ t }: Words): Component[] {
  const field: Model.FieldModel = {
    note: null,
    type: 'textfield',
    id: 'ex-field',
    label: t('desk.fields.desiredOutcome'),
    hint: '',
    optional: false,
    required: true,
    error: '',
    value: '',
    max: 100,
    items: [],
  };
  return [
    component<Model.FieldModel>(
      'form-field',
      {
        note: must('string | null'),
        type: must("'textfield' | 'textarea' | …"),
        id: must('string'),
        label: must('string'),
        hint: must('string'),
        optional: must('boolean'),
        required: must('boolean'),
        error: must('string'),
        value: must('string'),
        max: must('number | null'),
        items: must('Option[]'),
      },
      [
        { caption: 'note', model: { ...field, note: t('design.sample.note'), type: null } },
        { caption: 'plain', model: field },
        { caption: 'error', model: { ...field, id: 'ex-field-error', error: t('design.sample.contentError') } },
        { caption: 'date', model: { ...field, id: 'ex-field-date', type: 'date', label: t('design.sample.day') } },
      ],
    ),
    component<Model.DescribedByModel>(
      'described-by',
      FIELD,
      [
        { caption: 'hint', model: { id: 'code', hint: '…' } },
        { caption: 'error', model: { id: 'code', hint: '…', error: '…' } },
        { caption: 'empty', model: { id: 'code' } },
      ],
      'markup',
    ),
    component<Model.NothingModel>('csrf', {}, [{ caption: 'unseen', model: {} }], 'unseen'),
  ];
}

export function formComponents(words: Words): Component[] {
  const { t } = words;
  return [
    component<Model.ButtonModel>(
      'button',
      {
        text: must('string'),
        name: may('string'),
        value: may('string'),
        kind: may("'secondary' | 'warning'"),
        action: may('string'),
      },
      [
        { caption: 'primary', model: { text: t('public.track.submit') } },
        { caption: 'secondary', model: { text: t('desk.cases.search'), kind: 'secondary' } },
        {
          caption: 'warning',
          model: { text: t('design.sample.withdraw'), kind: 'warning', name: 'sure', value: 'yes' },
        },
        {
          caption: 'long',
          model: { text: '我已阅读并同意上述说明，确认所填信息属实并提交本次投诉', kind: 'secondary' },
          lang: 'zh-CN',
        },
      ],
    ),
    ...fieldExamples(words),
    ...choiceComponents(words),
    ...taskFieldExamples(words),
  ];
}
