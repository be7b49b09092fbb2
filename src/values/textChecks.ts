/** A mobile number of mainland China: eleven digits, beginning with 13 to 19. */
export function isChineseMobile(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}

/** A telephone number by ITU-T E.164: plus sign, at most fifteen digits, none of the countries begins with zero. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(text);
}

/** An e-mail address in practice: one `@`, a local part of at most 64, a domain with a dot, 254 characters in all. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (at < 1 || at > 64 || text.length > 254 || /[\s@<>(),;:"[\]\\]/.test(local)) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label));
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A unified social credit code by GB 32100-2015: eighteen characters without I, O, S, V, Z, the last a check digit. */
export function isUnifiedSocialCreditCode(text: string): boolean {
  if (text.length !== 18) return false;
  const values = [...text].map((character) => USCC_ALPHABET.indexOf(character));
  if (values.includes(-1)) return false;
  const sum = USCC_WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}
