/** What the first visit to each page of the portal costs: its HTML and what it loads, as they go over the line. */
import { numberOf, queryCodeOf } from './house.js';
import { type Place, readyToSend } from './operations.js';
import { Visitor } from './visitor.js';

export interface Weight {
  path: string;
  html: number;
  assets: number;
  requests: number;
}

const PLAIN = ['/', '/about', '/privacy', '/regulations', '/reports', '/contact', '/track', '/complaints/danger'];
const STEPS = ['safety', 'matter', 'what', 'where', 'wish', 'contact'].map((step) => `/complaints/new/${step}`);
const LOADED = /<(?:link|script|img)\b[^>]*?(?:href|src)="(\/[^"]+)"[^>]*>/g;

async function weigh(visitor: Visitor, path: string): Promise<Weight> {
  const { status, html, bytes } = await visitor.get(path);
  if (status !== 200) throw new Error(`${path} answers ${status}.`);
  const named = [...html.matchAll(LOADED)]
    .filter(([tag]) => !/rel="(alternate|canonical)"/.test(tag))
    .map(([, address]) => address ?? '');
  let assets = 0;
  for (const address of new Set(named)) assets += (await visitor.get(address)).bytes;
  return { path, html: bytes, assets, requests: 1 + new Set(named).size };
}

export async function weighPortal(place: Place): Promise<Weight[]> {
  const weights: Weight[] = [];
  const anybody = new Visitor(place.url);
  for (const path of [...PLAIN, ...STEPS]) weights.push(await weigh(anybody, path));
  const citizen = await readyToSend(place.url);
  weights.push(await weigh(citizen, citizen.about('/complaints/check')));
  await citizen.post('/complaints', {}, 303);
  weights.push(await weigh(citizen, citizen.about('/complaints/sent')));
  const follower = new Visitor(place.url);
  await follower.get('/track');
  const last = place.total - 1;
  await follower.post('/track', { number: numberOf(last, place.total, place.year), code: queryCodeOf(last) }, 303);
  for (const path of ['/track/complaint', '/track/withdraw']) weights.push(await weigh(follower, follower.about(path)));
  return weights;
}
