/** A town of test people: who lives where, with which phone, and what they complain of. The same at every run. */
import type { ComplaintContent } from '../../domain/content/index.js';

/** A household complains this often, at every size: what a look-up finds does not grow with the town. */
const COMPLAINTS_EACH = 2.5;

const LETTERS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'];
const STREET_LETTERS = [...'东西南北中新和平安康永宁光明建设胜利文昌'];
const DISTRICTS = ['示范', '试点', '样板', '参考', '模拟', '练习'];
const THINGS = ['燃气表', '调压箱', '入户管道', '安检预约', '营业窗口', '充值卡', '账单', '报修工单'];
const TROUBLES = ['读数不准', '三次改期', '无人答复', '费用偏高', '服务态度差', '迟迟没有处理', '反复出错'];
const DETAILS = ['上月起一直如此', '电话联系过两次', '邻居家也有同样情况', '已经影响日常使用', '现场人员没有说明原因'];
const WISHES = ['请核对并更正', '请尽快上门', '请说明原因', '请书面答复'];

/** A number from 0 up to `below` that follows from another one. */
function drawn(seed: number, salt: number, below: number): number {
  let x = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return ((x ^ (x >>> 15)) >>> 0) % below;
}

const pick = (list: readonly string[], seed: number, salt: number): string =>
  list[drawn(seed, salt, list.length)] ?? '';

function addressOf(person: number): string {
  const draw = (salt: number, below: number): number => 1 + drawn(person, salt, below);
  const street = `${pick(STREET_LETTERS, person, 1)}${pick(STREET_LETTERS, person, 2)}`;
  const flat = `${draw(5, 12)}0${draw(6, 4)}`;
  return `测试市${pick(DISTRICTS, person, 3)}区${street}路${draw(4, 400)}号${draw(7, 6)}单元${flat}室`;
}

/** Which household filed complaint `index` of `total`. */
export const personOf = (index: number, total: number): number =>
  drawn(index, 9, Math.max(1, Math.round(total / COMPLAINTS_EACH)));

export const phoneOf = (person: number): string => `199${String(person).padStart(8, '0')}`;

export function contentOf(index: number, total: number): ComplaintContent {
  const person = personOf(index, total);
  return {
    complainantName: `测试${pick(LETTERS, person, 10)}${pick(LETTERS, person, 11)}`,
    phone: phoneOf(person),
    email: '',
    address: addressOf(person),
    content: `${pick(THINGS, index, 12)}${pick(TROUBLES, index, 13)}，${pick(DETAILS, index, 14)}。`,
    occurredAt: '',
    desiredOutcome: `${pick(WISHES, index, 15)}。`,
  };
}

/** Some of `total` things, spread over all of them. */
export const sampled = (count: number, total: number, salt: number): number[] =>
  Array.from({ length: count }, (_, at) => drawn(at, salt, total));
