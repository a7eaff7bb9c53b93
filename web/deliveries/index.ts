/** What other pages may know of deliveries. */
export { eventInWords } from './words.js';
