/** Why the application does not start, in both languages. The engine and the parts below know English only. */

const BOTH = '请用同一时刻的备份恢复业务数据库和流程引擎数据';
/** What is said in English, and the same in Chinese; `$1` is what stands in the brackets. */
const IN_CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^(.+) is in use by another engine:/, '$1 正由另一个进程使用：请先停止该进程，或者把 DATA_DIR 设为其他目录。'],
  [
    /^Port (\d+) is in use:/,
    '端口 $1 已被占用：请停止占用它的程序，或者把 PORT、ENGINE_GRPC_PORT 或 ENGINE_REST_PORT 改为其他端口。',
  ],
  [/^Port (\d+) may not be used/, '当前用户不能使用端口 $1：请把 PORT 设为大于 1024 的端口。'],
  [/^A database file is damaged:/, '数据库文件已损坏：请用备份恢复数据目录。'],
  [/^(.+) is damaged or is no SQLite file:/, '$1 已损坏，或者不是 SQLite 文件：请用备份恢复；要重新开始的，把它移走。'],
  [/^(.+)-wal is damaged:/, '$1-wal 已损坏：请用备份恢复 $1 和 $1-wal；不需要其中内容的，把 $1-wal 移走后再启动。'],
  [/^(.+) cannot be opened:/, '无法打开 $1：请检查所在目录是否存在、是否可写。'],
  [/^(.+) is read-only:/, '$1 为只读：请允许程序写入。'],
  [/^(.+) cannot be written:/, '无法写入 $1：磁盘已满、超出配额或者已损坏。'],
  [/^(.+) was written by a newer version/, '$1 由更新的版本写成：请使用该版本。'],
  [
    /^(.+) is (?:a database of another program|another program's database):/,
    '$1 是其他程序的数据库：请把它移走，或者把 DATA_DIR 设为其他目录。',
  ],
  [
    /^(.+) is (empty|missing), but (.+) shows that there was one: .* move (.+) away as a whole\.$/,
    '$1 为空或者不存在，但 $3 表明曾经有过：请用同一时刻的备份恢复；要重新开始的，把 $4 整个移走。',
  ],
  [
    /^The PostgreSQL server of DATABASE_URL does not answer/,
    'DATABASE_URL 指定的 PostgreSQL 服务器没有响应：请启动它，或者改正地址。',
  ],
  [/^PostgreSQL refuses DATABASE_URL: (.+)\.$/, 'PostgreSQL 拒绝 DATABASE_URL（$1）：请改正账号、密码或者数据库名。'],
  [
    /^DATA_KEY must be set in production/,
    '生产环境必须设置 DATA_KEY：32 字节的 Base64，例如由 openssl rand -base64 32 生成，并与备份分开保管。',
  ],
  [/^(.+) does not hold a key of 32 bytes/, '$1 中不是 32 字节的密钥：请从保管处恢复，没有它就不能读取数据。'],
  [
    /^The data was written with another key/,
    '数据是用另一把密钥加密的：请把 DATA_KEY 设为当时的密钥，或者恢复密钥文件。',
  ],
  [
    /^The desk's database has no data, but the engine/,
    '业务数据库没有数据，流程引擎却已经用过：请用同一时刻的备份恢复数据库；要重新开始的，把 DATA_DIR 整个移走。',
  ],
  [/^The engine's data belongs to another installation/, `流程引擎的数据属于另一套系统，与业务数据库不符：${BOTH}。`],
  [
    /^The engine's data is empty, but the desk's database has run with one\..*?(?:DATA_PAIR=(\w+))/,
    `流程引擎没有数据，业务数据库却已经用过：${BOTH}；没有备份的，两者都保留，用 DATA_PAIR=$1 启动一次，再到管理页面“数据核对”处理不符之处。`,
  ],
  [
    /^The engine's data is older than the desk's database.*?(?:DATA_PAIR=(\w+))/,
    `流程引擎的数据比业务数据库旧：${BOTH}；没有备份的，两者都保留，用 DATA_PAIR=$1 启动一次，再到管理页面“数据核对”处理不符之处。`,
  ],
  [
    /^The desk's database is older than the engine's data.*?(?:DATA_PAIR=(\w+))/,
    `业务数据库比流程引擎的数据旧：${BOTH}；没有备份的，两者都保留，用 DATA_PAIR=$1 启动一次，再到管理页面“数据核对”处理不符之处。`,
  ],
  [/^The engine's data is older than the desk's database/, `流程引擎的数据比业务数据库旧：${BOTH}。`],
  [
    /^The engine has no listeners of every user task/,
    '流程引擎不支持全局用户任务监听器，待办无法送达工作台：请使用 Camunda 8.9 或者更高版本。',
  ],
  [
    /^The task (\S+) of (\S+) is no Camunda user task/,
    '流程 $2 中的任务 $1 不是 Camunda 用户任务，没有人能看到：请在 Modeler 中改为 Camunda 用户任务。',
  ],
  [
    /^The task (\S+) of (\S+) has no candidate group/,
    '流程 $2 中的任务 $1 没有候选组，没有人能看到：请在 Modeler 中填写候选组。',
  ],
  [/^The task (\S+) of (\S+) has no form/, '流程 $2 中的任务 $1 没有表单，没有人能办理：请在 Modeler 中选择表单。'],
  [/^The notice (.+) is there in one language only: (.+) is missing/, '通知 $1 只有一种语言：缺少 $2。'],
  [/^No worker serves (.+): correct/, '没有程序处理作业类型 $1：请改正流程图中的作业类型，或者增加相应程序。'],
];

/** Chinese first; a message that is not listed stays as it is. */
export function inBothLanguages(english: string): string {
  for (const [pattern, chinese] of IN_CHINESE) {
    const [found, ...parts] = pattern.exec(english) ?? [];
    if (found !== undefined)
      return `${chinese.replace(/\$(\d)/g, (_, part: string) => parts[Number(part) - 1] ?? '')}\n${english}`;
  }
  return english;
}
