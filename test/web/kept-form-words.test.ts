/** A kept form says what its page says: every act has its name, every field its label, every code its words. */
import { expect } from 'chai';
import { adminRoutes } from '../../web/admin-routes.js';
import { deskRoutes } from '../../web/desk-routes.js';
import { placeOf } from '../../web/people/kept-forms/places.js';
import { hasWords } from '../../web/shell/i18n.js';
import { staffRoutes } from '../../web/staff-routes.js';
import { attributeOf, elements, terms, wordsOf } from '../kit/html.js';
import { anInstant } from '../kit/instants.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { routesOf } from '../kit/routes.js';
import { caseAt } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const TYPED = '测试文字，写到一半。';
/** Nobody has a session to lose there, or nothing is kept of it. */
const NOT_KEPT = /^POST (\/sign-|\/setup|\/kept-forms|.*\/draft$)/;
const plain = (label: Element | null | undefined): string => wordsOf(label).replaceAll('（选填）', '').trim();

interface Filled {
  name: string;
  label: string;
  value: string;
  /** As the page shows what is chosen; null: it names a person or a case. */
  shown: string | null;
}

/** Every field of a form that people see, filled in. */
function filledIn(form: Element): Filled[] {
  const labelOf = (field: Element): string =>
    plain(elements(form, 'label').find((label) => attributeOf(label, 'for') === field.id));
  const isTyped = (field: Element): boolean =>
    !['hidden', 'checkbox', 'radio', 'password', 'file'].includes(attributeOf(field, 'type')) &&
    attributeOf(field, 'name') !== 'code';
  const written = elements(form, 'input, textarea')
    .filter(isTyped)
    .map((field) => {
      const dated = { date: '2026-10-08', 'datetime-local': '2026-10-08T09:30' }[attributeOf(field, 'type')];
      const shown = { date: '10月8日', 'datetime-local': '2026-10-08 09:30' }[attributeOf(field, 'type')] ?? TYPED;
      return { name: attributeOf(field, 'name'), label: labelOf(field), value: dated ?? TYPED, shown };
    });
  const chosen = elements(form, 'select').map((field) => {
    const option = elements(field, 'option').find((one) => attributeOf(one, 'value') !== '');
    const value = attributeOf(option, 'value');
    const shown = /^[0-9a-f-]{20,}|:/.test(value) ? null : plain(option);
    return { name: attributeOf(field, 'name'), label: labelOf(field), value, shown };
  });
  const ticked = elements(form, 'input[type="checkbox"], input[type="radio"]').map((field) => ({
    name: attributeOf(field, 'name'),
    label: plain(field.closest('fieldset')?.querySelector('legend')),
    value: attributeOf(field, 'value'),
    shown: null,
  }));
  return [...written, ...chosen, ...ticked].filter(({ value }) => value !== '');
}

describe('the words of kept forms', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });

  it('has a name for every act that may be kept', () => {
    const { deps } = web();
    const acts = [
      ...routesOf('/desk', deskRoutes(deps)),
      ...routesOf('/admin', adminRoutes(deps)),
      ...routesOf('', staffRoutes(deps)),
    ].filter((route) => route.startsWith('POST') && !NOT_KEPT.test(route));
    expect(acts.length).to.be.greaterThan(40);
    for (const act of acts) {
      const place = placeOf(act.slice('POST '.length).replace(/:\w+/g, 'some-id'));
      expect(place && hasWords(place.title), `${act}: ${place?.title}`).to.equal(true);
      for (const [label] of Object.values(place?.fields ?? {})) expect(hasWords(label), label).to.equal(true);
    }
  });

  /** Keeps every form of a page, filled in, and reads it back. */
  async function readBack(browser: PlainBrowser, username: string, page: string): Promise<number> {
    const { desk } = web();
    const user = await desk.user(username);
    await browser.open(page);
    expect(browser.page.status, `${page}: ${browser.text}`).to.equal(200);
    let fields = 0;
    for (const form of elements(browser.document, 'form')) {
      const [action, filled] = [attributeOf(form, 'action'), filledIn(form)];
      if (filled.length === 0 || !/^\/(desk|admin|account)/.test(action)) continue;
      const sent = filled.map(({ name, value }): [string, string] => [name, value]);
      const id = await desk.useCases.people.keepForm(user, action.split('?')[0] ?? '', sent, 'expired');
      const kept = await web()
        .visitor()
        .resume(await desk.session(username))
        .open(`/kept-forms/${id}`);
      for (const { name, label, value, shown } of filled) {
        const at = `${page} ${action} ${name}`;
        const rows = terms(kept.html);
        const row = rows.find(([term]) => term === label);
        expect(row, `${at}: “${label}” is not among ${rows.map(([term]) => term).join(', ')}`).not.to.equal(undefined);
        if (shown !== null) expect(row?.[1], at).to.include(shown);
        else expect(row?.[1], at).not.to.include(value === 'true' ? 'true' : value);
        fields += 1;
      }
      expect(kept.html, `${page} ${action}`).not.to.include('其他内容');
    }
    return fields;
  }

  it('calls every field what its page calls it, and every choice what its page says', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const file = `/desk/cases/${desk.complaints[0]}`;
    const office = await web().signedIn('投诉办01');
    const eventId = await desk.useCases.massEvents.openMassEvent(await desk.user('投诉办01'), {
      kind: 'outage',
      title: '测试路停气',
      area: '测试路',
      startedAt: anInstant('2026-09-28T00:00:00.000Z'),
      expectedEndAt: null,
      public: false,
    });
    const pages = ['', '/correct', '/classification', '/recusal', '/event'].map((part) => file + part);
    const desks = ['/desk/cases', '/desk/register', '/desk/absences', '/desk/events/new'];
    const events = [`/desk/events/${eventId}`, `/desk/events/${eventId}/change`];
    let fields = 0;
    for (const page of [...pages, ...desks, ...events]) fields += await readBack(office, '投诉办01', page);
    const admin = await web().signedIn('管理员01');
    const userPage = `/admin/users/${(await desk.user('回访01')).id}`;
    const lists = [
      '/admin/organisation/department',
      '/admin/organisation/department/metering',
      '/admin/organisation/post',
    ];
    const kinds = ['/admin/organisation/category/repair', '/admin/organisation/matterKind/enquiry'];
    for (const page of [...lists, ...kinds, '/admin/users/new', userPage, '/account'])
      fields += await readBack(admin, '管理员01', page);
    expect(fields).to.be.greaterThan(60);
  });
});
