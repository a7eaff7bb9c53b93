/**
 * The other language without losing what is typed: the link of the header takes the fields of the page along, in this
 * tab alone, and they are taken out again as soon as the page is there.
 */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Kept = [form: number, name: string, place: number, value: string, checked: boolean];

interface Placed {
  control: Control;
  at: [form: number, name: string, place: number];
}

const KEY = 'typed words';
const NOT_KEPT = ['hidden', 'password', 'file', 'submit', 'button'];

/** Fields with their place: how many of the same name stand before them in their form. */
function controls(): Placed[] {
  return [...document.forms].flatMap((form, index) => {
    const seen = new Map<string, number>();
    return [...form.elements]
      .filter((one): one is Control => /^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName))
      .filter(({ name, type }) => name !== '' && !NOT_KEPT.includes(type))
      .map((control): Placed => {
        const place = seen.get(control.name) ?? 0;
        seen.set(control.name, place + 1);
        return { control, at: [index, control.name, place] };
      });
  });
}

function keep(): void {
  const kept = controls().map(({ control, at }): Kept => [
    ...at,
    control.value,
    control instanceof HTMLInputElement && control.checked,
  ]);
  window.sessionStorage.setItem(KEY, JSON.stringify({ path: window.location.pathname, kept }));
}

function restore(): void {
  const text = window.sessionStorage.getItem(KEY);
  window.sessionStorage.removeItem(KEY);
  if (text === null) return;
  // This tab has written it a moment ago, by `keep`.
  const { path, kept } = JSON.parse(text) as { path: string; kept: Kept[] };
  if (path !== window.location.pathname) return;
  const values = new Map(kept.map(([form, name, place, ...rest]) => [JSON.stringify([form, name, place]), rest]));
  for (const { control, at } of controls()) {
    const [value, checked] = values.get(JSON.stringify(at)) ?? [];
    if (value === undefined || checked === undefined) continue;
    const box = control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type);
    const changed = box ? control.checked !== checked : control.value !== value;
    if (box) control.checked = checked;
    else control.value = value;
    const folded = changed ? control.closest('details') : null;
    if (folded) folded.open = true;
  }
}

restore();
document.querySelector<HTMLAnchorElement>('a.app-header__tool[hreflang]')?.addEventListener('click', keep);
