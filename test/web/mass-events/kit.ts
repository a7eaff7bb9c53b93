/** Mass events for the tests of their pages: opened, filed for, answered together. */
import type { Complaint } from '../../../domain/cases/model.js';
import type { MassEventId } from '../../../domain/mass-events/ids.js';
import { attributeOf, elements, valueOf, words } from '../../kit/html.js';
import { anId } from '../../kit/ids.js';
import type { Page, PlainBrowser } from '../../kit/plain-browser.js';
import { wholeLedger } from '../../kit/ledger.js';
import type { withWeb } from '../../kit/web.js';

type Web = ReturnType<ReturnType<typeof withWeb>>;

export const OUTAGE = {
  kind: 'outage',
  title: '城东片区停气',
  area: '测试路沿线',
  startedAt: '2026-09-29T08:00',
  expectedEndAt: '2026-09-29T20:00',
  public: 'true',
};
export const CALL = {
  channel: 'phone',
  category: 'supply',
  content: '家里没有燃气。',
  complainantName: '测试乙',
  phone: '19900000001',
};
export const CALL_INPUT = {
  ...CALL,
  channel: 'web' as const,
  category: 'supply' as const,
  safetyHazard: false,
  locale: 'zh-CN' as const,
  email: '',
  address: '',
  occurredAt: '',
  desiredOutcome: '',
};

/** What a test does with events, in its own house. */
export function eventActs(web: () => Web) {
  async function open(browser: PlainBrowser, fields: Record<string, string> = {}): Promise<MassEventId> {
    await browser.open('/desk/events/new');
    await browser.submit('/desk/events/new', { ...OUTAGE, ...fields });
    return anId<MassEventId>(/\/desk\/events\/([0-9a-f-]{36})$/.exec(browser.page.url)?.[1] ?? '');
  }
  const casesOf = async (eventId: MassEventId): Promise<Complaint[]> =>
    (await web().desk.database.read.complaints.all()).filter(({ massEventId }) => massEventId === eventId);
  const numbersOn = (browser: PlainBrowser): string[] => [...new Set(words(browser).match(/TS\d{11}/g) ?? [])];
  const entries = async (type: string) =>
    (await wholeLedger(web().desk.database)).filter((entry) => entry.type === type);

  /** Files so many complaints that name the event. */
  async function file(eventId: MassEventId, count: number): Promise<void> {
    const { desk } = web();
    for (let index = 0; index < count; index += 1)
      await desk.useCases.intake.fileComplaint({
        channel: 'web',
        category: 'supply',
        safetyHazard: false,
        locale: index === 0 ? 'en' : 'zh-CN',
        complainantName: '测试甲',
        phone: '19900000000',
        email: '',
        address: `测试市示范区测试路${index}号`,
        content: '家里没有燃气。',
        occurredAt: '',
        desiredOutcome: '',
        massEventId: eventId,
        submissionToken: `outage-${index}`,
      });
    await desk.settled();
  }

  /** Ticks cases of a page that was opened before and sends its form. @param ids of tasks; all of the page where absent */
  async function sendTogether(
    browser: PlainBrowser,
    page: Page,
    path: string,
    fields: Record<string, string>,
    ids?: string[],
  ): Promise<void> {
    browser.page = page;
    const boxes = elements(browser.document, 'input[type="checkbox"][name="workItems"]');
    const version = valueOf(browser.document, 'version');
    const body = new URLSearchParams({ _csrf: browser.token, version, ...fields });
    for (const id of ids ?? boxes.map((box) => attributeOf(box, 'value'))) body.append('workItems', id);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await browser.open(path, { method: 'POST', body, headers });
    await web().desk.settled();
  }
  const tasksOf = (eventId: MassEventId, elementId: string): string => `/desk/events/${eventId}/tasks/${elementId}`;

  return { open, casesOf, numbersOn, entries, file, sendTogether, tasksOf };
}
