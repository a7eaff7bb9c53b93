/** What the check of the ledger can find, in the words of either language: where, what is there, and what should be. */
import type { Locale } from '../locale.js';

export type LedgerFault = Readonly<Record<Locale, string>>;

/** A row, or a chain, by its name. */
type Named = LedgerFault;

const said = (zh: string, en: string): LedgerFault => ({ 'zh-CN': zh, en });

export const rowNamed = (table: string, id: string, number: string | null): Named =>
  number === null
    ? said(`${table} ${id}`, `${table} ${id}`)
    : said(`${table} ${id}（投诉 ${number}）`, `${table} ${id} of complaint ${number}`);

export const keyNamed = (number: string): Named =>
  said(`complaint_key（投诉 ${number}）`, `complaint_key of complaint ${number}`);

export const caseChain = (id: string): Named => said(`投诉 ${id}`, `complaint ${id}`);
export const houseChain = (id: string): Named => said(`台账链“${id}”`, `the chain "${id}"`);

/** Which chain it was found in. */
export const inChain = (fault: LedgerFault, chain: Named): LedgerFault =>
  said(`${fault['zh-CN']}（${chain['zh-CN']}）`, `${fault.en} (${chain.en})`);

export const entryMissing = (sequence: number): LedgerFault =>
  said(`缺少第 ${sequence} 条记录`, `entry ${sequence} is missing`);

export const entryAstray = (sequence: number, previous: number): LedgerFault =>
  said(`第 ${sequence} 条记录与第 ${previous} 条不衔接`, `entry ${sequence} does not follow entry ${previous}`);

export const entryChanged = (sequence: number): LedgerFault =>
  said(`第 ${sequence} 条记录被改动`, `entry ${sequence} was changed`);

export const endMissing = (sequence: number, end: number): LedgerFault =>
  said(`缺少第 ${sequence} 条记录：该链应有 ${end} 条`, `entry ${sequence} is missing: the chain goes up to ${end}`);

export const sealsMissing = (sealed: number, seals: number): LedgerFault =>
  said(
    `应有 ${sealed} 条记录已封存，实有 ${seals} 个封存`,
    `${sealed} entries were sealed, but there are ${seals} seals`,
  );

export const sealedEntryLost = (sequence: number): LedgerFault =>
  said(`第 ${sequence} 条记录封存后缺失`, `entry ${sequence} is missing after it was sealed`);

export const sealedEntryChanged = (sequence: number): LedgerFault =>
  said(`第 ${sequence} 条记录封存后被改动`, `entry ${sequence} was changed after it was sealed`);

export const sealMissing = (sequence: number): LedgerFault =>
  said(`缺少第 ${sequence} 个封存`, `seal ${sequence} is missing`);

export const sealAstray = (sequence: number, previous: number): LedgerFault =>
  said(`第 ${sequence} 个封存与第 ${previous} 个不衔接`, `seal ${sequence} does not follow seal ${previous}`);

export const sealChanged = (sequence: number): LedgerFault =>
  said(`第 ${sequence} 个封存被改动`, `seal ${sequence} was changed`);

export const sealsEnd = (sequence: number, end: number): LedgerFault =>
  said(
    `缺少第 ${sequence} 个封存：总链应有 ${end} 个`,
    `seal ${sequence} is missing: the global chain goes up to ${end}`,
  );

export const strayEntries = (count: number): LedgerFault =>
  said(`${count} 条记录不属于任何链`, `${count} entries belong to no chain`);

export const notInDatabase = (row: Named): LedgerFault =>
  said(`${row['zh-CN']}：台账中有，数据库中没有`, `${row.en}: it is in the ledger, but not in the database`);

export const caseLost = (id: string): LedgerFault =>
  said(`投诉 ${id}：台账中有，数据库中没有`, `complaint ${id} is in the ledger, but not in the database`);

export const notInLedger = (row: Named): LedgerFault =>
  said(
    `${row['zh-CN']}：数据库中有，台账中没有记载`,
    `${row.en}: it is in the database, but the ledger says nothing of it`,
  );

export const keyKept = (row: Named): LedgerFault =>
  said(
    `${row['zh-CN']}：台账记载已删除个人信息，密钥却还在数据库中`,
    `${row.en}: it is in the database, but the ledger says that the person was erased`,
  );

export const keyLost = (row: Named): LedgerFault =>
  said(
    `${row['zh-CN']}：密钥缺失，台账没有删除个人信息的记载`,
    `${row.en}: it is missing, but the ledger says nothing of an erasure`,
  );

export const unreadableIn = (row: Named, property: string): LedgerFault =>
  said(
    `${row['zh-CN']}：${property} 无法用所属的密钥打开`,
    `${row.en}: ${property} cannot be opened with the key that it belongs to`,
  );

/** @param is what the database has; null: nothing */
export const saysOtherwise = (
  row: Named,
  property: string,
  { is, should }: Record<'is' | 'should', string | null>,
): LedgerFault =>
  said(
    `${row['zh-CN']}：${property} 为 ${is ?? '空'}，台账记载为 ${should ?? '空'}`,
    `${row.en}: ${property} is ${is ?? 'empty'}, but the ledger says ${should ?? 'empty'}`,
  );

/** @param property null: its content. @param other the row that it was taken from; null: none that is known */
export const contentChanged = (row: Named, property: string | null, other: string | null): LedgerFault =>
  said(
    `${row['zh-CN']}：${property ?? '内容'} 与写入时不一致${other === null ? '' : `，与 ${other} 的相同`}`,
    `${row.en}: its ${property ?? 'content'} is not what was written${other === null ? '' : `, but that of ${other}`}`,
  );

export const fileChanged = (digest: string, name: string): LedgerFault =>
  said(
    `bundle_content ${digest}…：与部署时的 ${name} 不一致`,
    `bundle_content ${digest}…: it is not what was deployed as ${name}`,
  );

export const filesChanged = (bundle: string): LedgerFault =>
  said(
    `bundle_file（版本 ${bundle}）：文件与部署时不一致`,
    `bundle_file of bundle ${bundle}: the files are not those that were deployed`,
  );

/**
 * The ledger is not the one that a receipt was given of.
 * @param found the hash that is there; null: no such seal
 * @param held the last receipt that still holds; null: none
 */
export function writtenAnew(
  { sequence, date, hash }: { sequence: number; date: string; hash: string },
  found: string | null,
  held: { sequence: number; date: string } | null,
): LedgerFault {
  const short = (one: string): string => `${one.slice(0, 12)}…`;
  const [zh, en] =
    found === null
      ? ['缺失', 'is missing']
      : [
          `的摘要为 ${short(found)}，回执为 ${short(hash)}`,
          `has the hash ${short(found)}, but its receipt says ${short(hash)}`,
        ];
  const [fromZh, fromEn] =
    held === null
      ? ['自第一个封存起', 'from the first seal on']
      : [
          `自 ${held.date} 的回执之后的第 ${held.sequence + 1} 个封存起`,
          `from seal ${held.sequence + 1}, after the receipt of ${held.date}, on`,
        ];
  return said(
    `${date} 的第 ${sequence} 个封存${zh}：台账${fromZh}（或者其后）被重写`,
    `seal ${sequence} of ${date} ${en}: the ledger was written anew ${fromEn}, or later`,
  );
}

export const stampedAtChanged = (day: string, is: string, should: string): LedgerFault =>
  said(
    `ledger_receipt_stamp ${day}：stamped_at 为 ${is}，时间戳记载为 ${should}`,
    `ledger_receipt_stamp ${day}: stamped_at is ${is}, but the stamp says ${should}`,
  );

/** @param why as the check of the stamp says it */
export const stampWrong = (day: string, why: string): LedgerFault =>
  said(`${day} 的时间戳不符：${why}`, `the time stamp of ${day}: ${why}`);
