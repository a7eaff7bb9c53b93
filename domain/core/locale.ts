/** Languages of the pages. */

export type Locale = 'zh-CN' | 'en';
