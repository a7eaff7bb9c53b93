/** What `npm run regulations` counts leads somewhere: it fails where a rule, a place, a page or a notice is not there. */
import { expect } from 'chai';
import { danglingMappings, placesBelow } from '../../cli/regulations/trace.js';
import { root } from './kit.js';

describe('the rules that tests, tables, diagrams and pages name', () => {
  it('are rules of the regulations, and their places are there', async () => {
    expect(danglingMappings(root, await placesBelow(root))).to.deep.equal([]);
  });
});
