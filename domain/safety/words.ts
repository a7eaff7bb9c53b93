/** Words in which people tell of danger from gas: whoever writes one of them is asked whether the danger is there now. */
const SAFETY_WORDS = [
  '漏气',
  '泄漏',
  '燃气味',
  '煤气味',
  '瓦斯味',
  '臭鸡蛋',
  '爆炸',
  '爆燃',
  '着火',
  '起火',
  '火灾',
  '中毒',
  '一氧化碳',
  '昏迷',
  '窒息',
  '嘶嘶',
  'gas leak',
  'leaking',
  'smell of gas',
  'smell gas',
  'explosion',
  'on fire',
  'carbon monoxide',
  'poisoned',
  'unconscious',
] as const;

/** A stove that cannot be lit: the most ordinary complaint has a word of danger in it. */
const NOT_LIT = /[点打]不着火?/g;

export function tellsOfDanger(text: string): boolean {
  const words = text.normalize('NFKC').toLowerCase().replace(NOT_LIT, '');
  return SAFETY_WORDS.some((word) => words.includes(word));
}
