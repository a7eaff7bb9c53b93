/** What pages of other nouns show of this one. */
export { trackingPass } from './tracking-pass.js';
