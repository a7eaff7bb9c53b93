/** The ledger of a case in words, the latest first. What only machines care about is left out. */
import type { CaseFile } from '../../../domain/cases/index.js';
import { type EntryType, isEntryOf, isInstant, type LedgerEntry, own } from '../../../domain/core/index.js';
import type { RequestContext } from '../../shell/context.js';
import { elementName, groupInWords } from '../../shell/element-words.js';
import type { TimelineEntry } from '../../shell/facts-in-words.js';
import { term, hasWords } from '../../shell/i18n.js';

const QUIET: readonly EntryType[] = ['clock.started', 'work-item.offered', 'case.opened', 'complaint.described'];

export function byInWords({ t }: RequestContext, names: CaseFile['names'], actor: string): string {
  if (actor === 'complainant') return t('desk.timeline.complainant');
  return actor.startsWith('system:') ? t('desk.timeline.system') : (names[actor] ?? actor);
}

function params(
  { t, format, locale }: RequestContext,
  { elements, names }: Pick<CaseFile, 'elements' | 'names'>,
  { facts }: LedgerEntry,
): Record<string, string> {
  const text = (name: string): string => (facts[name] === undefined || facts[name] === null ? '' : String(facts[name]));
  const group = text('recipient') || text('recipientGroup') || text('approverGroup') || text('audience');
  return {
    task: elementName(own(elements, text('elementId')), text('elementId'), locale),
    step: term(t, 'step', text('step')),
    due: isInstant(facts['dueAt']) ? format.before(facts['dueAt']) : '',
    level: text('level'),
    department: term(t, 'department', text('department')),
    outcome:
      text('outcome') === ''
        ? ''
        : term(t, hasWords(`terms.outcome.${text('outcome')}`) ? 'outcome' : 'planOutcome', text('outcome')),
    reason: hasWords(`desk.takeBack.reasons.${text('reason')}`) ? t(`desk.takeBack.reasons.${text('reason')}`) : '',
    group: group === 'complainant' ? t('desk.timeline.complainant') : groupInWords(t, group),
    event: hasWords(`desk.noticeEvents.${text('event')}`) ? t(`desk.noticeEvents.${text('event')}`) : text('event'),
    to: own(names, text('to')) ?? '',
    way: hasWords(`desk.told.event.${text('way')}`) ? t(`desk.told.event.${text('way')}`) : '',
    happened: isInstant(facts['happenedAt']) ? format.dateTime(facts['happenedAt']) : '',
    attempts: text('attempts'),
    round: text('visitRound'),
    category: term(t, 'category', text('category')),
    severity: term(t, 'level', text('level')),
    toBundle: text('toBundle'),
  };
}

export function timelineModel(known: RequestContext, file: CaseFile): TimelineEntry[] {
  return file.timeline
    .filter((entry) => !isEntryOf(entry, QUIET))
    .map((entry) => {
      const key = `desk.timeline.${entry.type}`;
      const values = params(known, file, entry);
      return {
        when: known.format.dateTime(entry.at),
        title: hasWords(key) ? known.t(key, values) : entry.type,
        text: '',
        by: byInWords(known, file.names, entry.actor),
      };
    })
    .reverse();
}
