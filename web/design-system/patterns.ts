/** What pages put together without a component of their own: a table, tabs, the receipt, the steps of tracking. */
import { toLocalDate } from '../../domain/core/index.js';
import type { DeadlineChipModel, TagModel } from '../shell/components.js';
import type { Words } from './component.js';
import { chips } from './state-examples.js';

export interface Patterns {
  tableRows: { task: string; number: string; who: string; chip: DeadlineChipModel; tag: TagModel | null }[];
  tabs: { text: string; current: boolean }[];
  steps: { name: string; when: string | null; done: boolean; current: boolean; spoken: string }[];
  facts: { label: string; value: string }[];
}

export function patterns(words: Words): Patterns {
  const { t, format } = words;
  const day = (date: string): string => format.day(toLocalDate(date));
  const names = ['received', 'accepted', 'handling', 'answered', 'archived'];
  const reached = ['2026-09-28', '2026-09-29', '2026-09-30'];
  return {
    tableRows: chips(words)
      .slice(0, 3)
      .map((chip, index) => ({
        task: t('design.sample.investigation'),
        number: `TS2026092900${index + 1}`,
        who: t(`design.sample.${['metering', 'service', 'supply'][index]}`),
        chip,
        tag: chip.kind === 'overdue' ? { text: t('design.sample.tag.red'), colour: 'red' } : null,
      })),
    tabs: ['mine', 'group', 'done'].map((tab, index) => ({
      text: t(`design.sample.tabs.${tab}`),
      current: index === 0,
    })),
    steps: names.map((name, index) => ({
      name: t(`public.steps.${name}`),
      when: reached[index] === undefined ? null : day(reached[index]),
      done: index < reached.length - 1,
      current: index === reached.length - 1,
      spoken: t(`public.steps.${index < 2 ? 'isDone' : index === 2 ? 'isCurrent' : 'isAhead'}`),
    })),
    facts: [
      { label: t('design.sample.addressLabel'), value: t('design.sample.address') },
      { label: t('design.sample.day'), value: day('2026-09-29') },
    ],
  };
}
