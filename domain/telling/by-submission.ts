/** A task whose form says how the complainant was told, or that they were spoken to: it tells all that they were still to be told. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { isOneOf } from '../core/own.js';
import type { EngineKey } from '../core/ids.js';
import type { Tx } from '../core/store.js';
import { type Instant, instantOf, isLocalDate } from '../core/time/instant.js';
import { addDays, instantAt, localDateOf, startOfDay } from '../core/time/local-date.js';
import type { FormRoles, Values } from '../forms/index.js';
import { EVIDENCE_WAYS, type EvidenceWay } from '../notices/model.js';
import type { StoredNotice } from '../notices/store.js';
import type { User } from '../people/model.js';
import { letGo, show, wrongTime } from './telling.js';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

const textOf = (data: Values, key: string | null): string => {
  const value = key === null ? undefined : data[key];
  return typeof value === 'string' ? value : '';
};

/** The day and the time that were given; of a day alone its end, since nobody says when in it; now where nothing is said. */
function instantIn(context: Context, { toldOn, toldAt }: FormRoles, data: Values): Instant {
  const { zone } = context.deps;
  const now = context.now();
  const [on, time] = [textOf(data, toldOn), TIME.exec(textOf(data, toldAt))];
  const day = isLocalDate(on) ? on : localDateOf(now, zone);
  if (time !== null) return instantAt(day, zone, Number(time[1]) * 60 + Number(time[2]));
  if (day === localDateOf(now, zone)) return now;
  return instantOf(new Date(Date.parse(startOfDay(addDays(day, 1), zone)) - 1_000));
}

/** null: its answers tell nothing. */
function wayIn({ toldBy, reached }: FormRoles, data: Values): EvidenceWay | null {
  const way = textOf(data, toldBy);
  if (isOneOf(EVIDENCE_WAYS, way)) return way;
  return reached?.answers.includes(textOf(data, reached.key)) === true ? 'visit' : null;
}

const ofComplainant = async (r: Tx, { id }: Complaint): Promise<StoredNotice[]> =>
  (await r.notices.untold(id)).filter(({ audience }) => audience === 'complainant');

/** Inside the transaction that keeps the answers. @throws {DomainError} invalid, for a time to come or before there was anything to tell */
export async function tellBySubmission(
  context: Context,
  r: Tx,
  user: User,
  { complaint, roles, data, after }: { complaint: Complaint; roles: FormRoles; data: Values; after: EngineKey },
): Promise<void> {
  const way = wayIn(roles, data);
  if (way === null) return;
  const at = instantIn(context, roles, data);
  const untold = await ofComplainant(r, complaint);
  const field = roles.toldAt ?? roles.toldOn ?? roles.toldBy ?? '';
  const [since] = untold.map(({ createdAt }) => createdAt).sort();
  const wrong = wrongTime(at, { now: context.now(), since });
  if (wrong !== null) throw new DomainError('invalid', { fields: { [field]: wrong } });
  const said = roles.toldProof.map((key) => [key, textOf(data, key)] as const).filter(([, text]) => text !== '');
  const words = Object.fromEntries(said);
  for (const notice of untold) {
    const now = await r.notices.byId(notice.id);
    // Told with another one of the same letter.
    if (now === null || now.toldAt !== null) continue;
    // What was written after the call was not said in it.
    if (wrongTime(at, { now: context.now(), since: notice.createdAt }) !== null) continue;
    await show(context, r, now, { way, at, by: user.id, after, ...(said.length > 0 && { words }) });
  }
  if (way === 'unreachable') await letGo(context, r, untold, { by: user.id, cancel: true, after });
}
