import type { Language } from './Terminal.js';

/** A file that the demo cannot use, with the reason in both languages. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  private readonly chinese: string;

  constructor(file: string, english: string, chinese: string) {
    super(`${file}: ${english}`);
    this.chinese = `${file}：${chinese}`;
  }

  in(language: Language): string {
    return language === 'en' ? this.message : this.chinese;
  }
}
