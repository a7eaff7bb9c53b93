/** What is told to staff reaches a person: the inbox, with scripts and without. */
import { expect } from 'chai';
import { words } from '../kit/html.js';
import { withWeb } from '../kit/web.js';

describe('the inbox', () => {
  const web = withWeb();

  it('x', async () => {
    const b = await web().signedIn('承办01');
    const { html, status } = await b.open('/desk/inbox');
    console.log(status, words(b).slice(0, 600), html.length);
    const d = await web().desk.useCases.inbox.unread(await web().desk.user('承办01'));
    console.log(d);
    expect(1).to.equal(1);
  });
});
