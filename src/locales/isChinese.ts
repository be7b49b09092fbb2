/** Whether a language tag is one of Chinese, as BCP 47 has it or with an underscore: `zh`, `zh-CN`, `zh_CN`, `ZH-hans`. */
export function isChinese(language: string): boolean {
  return /^zh(?:[-_]|$)/i.test(language);
}
