/** What pages of other nouns show of this one. */
export { type EventCard, eventCard } from './event-card.js';
export { eventChoices, isOverEstimate } from './words.js';
