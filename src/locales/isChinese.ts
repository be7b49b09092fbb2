/** Whether a language tag is one of Chinese. */
export function isChinese(language: string): boolean {
  return language.toLowerCase().startsWith('zh');
}
