/** What a deadline, a task, an incident … is on every page that shows one: strings, made by the noun whose fact it is. */

export interface AttachmentModel {
  href: string;
  name: string;
  about: string;
  /** null: not a picture. */
  thumbnail: string | null;
  /** null: it is not this person's to remove. */
  removeHref: string | null;
  /** Who has removed it, when and why; '' where it is there. */
  removed: string;
}

export interface UploadModel {
  action: string;
  accept: string;
  hint: string;
  error: string;
}

/** A state: its word in a coloured box. */
export interface Tag {
  text: string;
  colour: string;
}

export interface TimelineEntry {
  when: string;
  title: string;
  text: string;
  by: string;
}

export interface VersionModel {
  version: number;
  title: string;
  reason: string;
  changes: { label: string; from: string; to: string }[];
  /** The whole as it stood; empty where it was erased. */
  whole: { label: string; value: string }[];
}

export interface TalkModel {
  title: string;
  when: string;
  body: string;
  fresh: boolean;
}

export interface DeadlineModel {
  /** 调查核实并拟定方案 */
  step: string;
  /** 10月12日 24:00 前 */
  due: string;
  /** 剩 3 个工作日 */
  left: string;
  /** Colour of the chip; the words say the same. */
  kind: 'running' | 'soon' | 'overdue' | 'done' | 'paused';
  /** 自 9月29日收到起计 5 个工作日（当日不计），至 10月12日 24:00 止（…）；不计放假日 …；计入补班日 … */
  provenance: string;
}

export interface ComplaintLink {
  number: string;
  /** null for those who do not handle complaints: an administrator sees the number only. */
  href: string | null;
}

/** An incident in words. */
export interface IncidentRow {
  complaint: ComplaintLink | null;
  href: string;
  retryHref: string;
  /** 任务多次重试后仍失败 */
  what: string;
  /** 投诉处理 · 建立案卷 */
  where: string;
  since: string;
  lasting: string;
  message: string;
  open: boolean;
}

export interface SignatureModel {
  /** The `d` of an SVG path; '' where nothing was drawn, or it is not for this reader. */
  path: string;
  box: string;
  /** What was typed, or what is said in the place of a picture. */
  name: string;
  /** The picture in words. */
  spoken: string;
  /** How, by whom and when it was entered. */
  note: string;
}

export interface FieldInWords {
  label: string;
  value: string;
  signature?: SignatureModel;
}

export interface SubmissionModel {
  task: string;
  by: string;
  when: string;
  fields: FieldInWords[];
  /** Shown unfolded. */
  open: boolean;
  /** Of a version: why it was written. */
  reason?: string;
  /** By whom, when and why it was corrected last. */
  corrected?: string;
  /** As it was before. */
  earlier?: SubmissionModel[];
  /** Where this user may correct it. */
  correct?: { href: string; what: string };
}
