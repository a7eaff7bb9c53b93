/** What people complain about, and what comes of it: invented, and nobody's. */
import { type Department, toDepartment } from '../../domain/organisation/index.js';

export interface Story {
  category: string;
  department: Department;
  /** Gas escapes, or might. */
  hazard?: boolean;
  content: string;
  desired: string;
  findings: string;
  substantiated: 'yes' | 'partly' | 'no';
  plan: string;
  result: string;
}

type Words = Pick<Story, 'content' | 'desired' | 'findings' | 'plan' | 'result'>;
const of =
  (category: string, department: string) =>
  (content: string, desired: string, findings: string, plan: string, result: string): Story => {
    const words: Words = { content, desired, findings, plan, result };
    return { category, department: toDepartment(department), substantiated: 'yes', ...words };
  };
const metering = of('metering', 'metering');
const supply = of('supply', 'engineering');
const quality = of('quality', 'engineering');
const price = of('price', 'service');
const repair = of('repair', 'service');
const conduct = of('conduct', 'service');
const safety = of('safety', 'safety');
const other = of('other', 'service');

export const STORIES: readonly Story[] = [
  metering(
    '燃气表读数异常，本期账单金额是上期的近三倍，家里用气习惯没有变化。',
    '请核对读数并更正账单。',
    '经现场核对，本期读数录入时末两位颠倒，实际用量与往期相当。',
    '更正读数，重新出账，退还多收金额，并抽查同一抄表册。',
    '经核实系抄表录入差错，已更正读数并重新出账，多收金额已退回原账户。',
  ),
  metering(
    '物联网表屏幕不亮，充值后金额一直没有到表上，做饭时突然断气。',
    '请尽快更换燃气表，并把已充值金额转到新表。',
    '现场检测为表内电池仓进水导致主板故障。',
    '免费更换燃气表，余额转入新表，检查同批次表具的密封。',
    '已为您免费更换燃气表，余额已全部转入新表，用气正常。',
  ),
  {
    ...metering(
      '怀疑燃气表走得快，夜间不用气时表也在走。',
      '请把表送检，如果不准请退费。',
      '燃气表已送检定机构，示值误差在允许范围内；夜间走字为壁挂炉防冻启动所致。',
      '向用户出具检定结果，讲解壁挂炉防冻功能的设置方法。',
      '燃气表检定合格，夜间用气系壁挂炉防冻启动。工作人员已上门讲解设置方法。',
    ),
    substantiated: 'no',
  },
  metering(
    '连续三个月没有人上门抄表，账单都是估算的，和实际对不上。',
    '请按实际读数结算，以后按时抄表。',
    '该楼栋抄表员岗位调整后未及时交接，连续三期按估算出账。',
    '按实际读数清算三期差额，补充抄表人员，推广自助报数。',
    '已按实际读数清算差额并退补，该楼栋已安排固定抄表人员。',
  ),
  supply(
    '晚饭时间火很小，热水器打不着火，楼上楼下都一样。',
    '请查明原因，恢复正常压力。',
    '该片区调压箱过滤器堵塞，高峰时段出口压力偏低。',
    '清洗过滤器，调整调压箱参数，加密冬季高峰巡检。',
    '已清洗调压箱过滤器并调整参数，高峰时段压力已恢复正常。',
  ),
  supply(
    '停气通知说下午五点恢复，到晚上十点才通气，老人和孩子没法吃饭。',
    '请说明原因，以后停气要按时恢复并提前通知。',
    '管道接驳时发现阀门内漏，延长作业五小时，但未追加通知。',
    '修订停气作业预案，延时超过三十分钟须再次通知用户。',
    '延时系作业中发现阀门内漏所致，未再次通知是我们的疏漏，预案已修订。',
  ),
  {
    ...supply(
      '新房交付半年还没有通气，多次申请都说在排队。',
      '请给出明确的通气日期。',
      '庭院管网已验收，户内立管因装修占压未能通过安全检查。',
      '与用户约定拆除占压部位，三个工作日内完成点火。',
      '占压部位已整改，已上门点火通气并讲解安全用气。',
    ),
    substantiated: 'partly',
  },
  quality(
    '火焰发黄，锅底熏黑，怀疑气质有问题。',
    '请检测气质，答复检测结果。',
    '气质检测合格；该楼灶前压力偏低，灶具风门开度不当。',
    '调整楼栋调压器，上门调节灶具风门。',
    '气质检测合格，已调整楼栋压力并为您调节灶具风门，火焰恢复正常。',
  ),
  quality(
    '燃气加臭味道时有时无，担心漏了也闻不出来。',
    '请检查加臭是否达标。',
    '末端加臭浓度抽检偏低，加臭泵计量存在偏差。',
    '校准加臭泵，每周加测末端浓度，连续四周。',
    '已校准加臭装置，末端浓度连续抽检达标。',
  ),
  price(
    '收到的账单按第三档计费，可是全年用量明明没有到第三档。',
    '请重新核算阶梯气价。',
    '过户时上一户的年度用量未清零，导致提前进入第三档。',
    '重新核算阶梯用量，退还差额，检查同期过户账户。',
    '已重新核算阶梯气价，差额已退回，同期过户账户已一并核查。',
  ),
  {
    ...price(
      '上门换软管收了材料费和上门费，没有见到收费标准。',
      '请公示收费标准，退还不合理收费。',
      '材料费符合公示标准；上门费在免费范围内，属于多收。',
      '退还上门费，要求上门时出示收费标准。',
      '多收的上门费已退还，今后上门服务将先出示收费标准。',
    ),
    substantiated: 'partly',
  },
  {
    ...price(
      '家里有五口人，申请人口多的阶梯优惠一直没有生效。',
      '请从申请之月起享受优惠。',
      '申请资料缺少居住证明，系统已短信提示补充，用户未收到。',
      '电话指导补充资料，审核通过后自申请之月起执行。',
      '资料已补齐，自申请之月起执行多人口阶梯优惠。',
    ),
    substantiated: 'no',
  },
  repair(
    '报修热水器旁的阀门滴漏，约好上午来，等到下班也没有人。',
    '请尽快上门，并对爽约作出说明。',
    '派单后维修员临时支援抢修，未与用户改约。',
    '当日改派上门维修，改约须在约定时间前一小时告知。',
    '阀门已更换，爽约系临时调派未告知，已向您致歉并改进改约办法。',
  ),
  repair(
    '户内安检开了整改单，交了钱三周还没有人来整改。',
    '请明确整改日期。',
    '材料缺货，工单挂起后无人跟踪。',
    '调拨材料，两日内完成整改，挂起工单每周清理。',
    '整改已完成并复检合格，挂起工单今后每周清理。',
  ),
  repair(
    '管道迁改后墙面没有恢复，留下一个大洞。',
    '请把墙面恢复原样。',
    '施工班组收尾遗漏，验收未发现。',
    '安排班组恢复墙面，验收增加拍照确认。',
    '墙面已恢复，验收流程已增加拍照确认。',
  ),
  conduct(
    '拨打客服电话，接线人员语气生硬，没说完就挂断了。',
    '请对接线人员进行教育，并给一个说法。',
    '经复听录音，接线人员在用户陈述中打断并提前结束通话。',
    '对当事人批评教育，组织服务礼仪培训，一个月内抽检录音。',
    '情况属实，已对当事人批评教育并组织培训，向您诚恳致歉。',
  ),
  conduct(
    '安检人员上门不出示工作证，进门也不穿鞋套。',
    '希望规范上门服务。',
    '当事人未按上门服务规范出示证件和穿鞋套。',
    '对当事人考核，重新培训上门服务规范。',
    '情况属实，已按规定考核当事人，并重新培训上门服务规范。',
  ),
  {
    ...conduct(
      '营业厅排队一个小时，只开一个窗口，工作人员在里面聊天。',
      '请增开窗口。',
      '当日系统升级，只能开一个窗口；窗口后的人员在处理离线业务，未作说明。',
      '高峰时段增设引导人员，系统升级避开集中缴费日。',
      '当日受系统升级影响，未作说明是我们的不足，现已增设引导人员。',
    ),
    substantiated: 'partly',
  },
  {
    ...safety(
      '厨房能闻到燃气味，已经关阀开窗，请马上来人。',
      '请立即检查处理。',
      '灶具连接软管老化开裂，接口处微漏。',
      '更换金属软管，复检全部接口，排查同单元用户软管。',
      '泄漏点已消除，已更换金属软管并复检合格，同单元用户已完成排查。',
    ),
    hazard: true,
  },
  {
    ...safety(
      '楼道立管有锈蚀，靠近能听到轻微的嘶嘶声。',
      '请尽快抢修。',
      '立管穿楼板处套管积水，局部锈蚀穿孔。',
      '更换锈蚀管段，疏通套管，全楼立管防腐复查。',
      '锈蚀管段已更换，全楼立管已完成防腐复查。',
    ),
    hazard: true,
  },
  safety(
    '小区里燃气阀门井的井盖松动，车压过去一直响。',
    '请更换井盖，消除隐患。',
    '井盖支座破损，阀门及管道无泄漏。',
    '更换井盖和支座，排查小区内同类井盖。',
    '井盖和支座已更换，同类井盖已排查完毕。',
  ),
  safety(
    '邻居装修把燃气管包进了橱柜，担心有危险。',
    '请上门检查并要求整改。',
    '管道被暗封，通风不良，无泄漏。',
    '下达隐患整改通知，协助用户开设通风口并复检。',
    '隐患已整改，复检合格，感谢您的提醒。',
  ),
  other(
    '手机应用绑定户号一直失败，提示信息不符。',
    '请帮我绑定户号。',
    '户主资料登记的联系方式为旧号码。',
    '核实身份后更新联系方式，优化失败提示。',
    '联系方式已更新，户号已绑定成功。',
  ),
  other(
    '电子发票申请了两次都没有收到。',
    '请补发电子发票。',
    '邮件服务故障，部分发票未发出。',
    '补发全部未送达的发票，增加发送失败告警。',
    '发票已补发，请查收。',
  ),
];

/** The same company, for those who write English. */
export const ENGLISH_STORIES: readonly Story[] = [
  metering(
    'My gas bill has tripled although I was away for most of the month.',
    'Please check the meter reading and correct the bill.',
    '经现场核对，读数被误记为相邻户。',
    '更正读数，重新出账，退还多收金额。',
    'Your reading had been mixed up with that of a neighbour. The bill has been corrected and the difference refunded.',
  ),
  supply(
    'The pressure is so low in the evening that the water heater goes out.',
    'Please restore normal pressure.',
    '楼栋调压器出口压力偏低。',
    '调整楼栋调压器，一周后复测。',
    'The regulator of your building has been adjusted; the pressure was normal when we measured it again.',
  ),
  repair(
    'The technician did not come on the agreed morning and nobody called.',
    'Please make a new appointment and keep it.',
    '派单冲突，未及时与用户改约。',
    '重新约定时间上门，改进派单提醒。',
    'The repair has been done. We apologise for the missed appointment; reminders are now sent before each visit.',
  ),
  price(
    'I was charged a call-out fee that is not on your price list.',
    'Please refund the fee.',
    '上门费在免费范围内，属于多收。',
    '退还上门费，培训上门人员。',
    'The call-out was free of charge: the fee has been refunded.',
  ),
];
