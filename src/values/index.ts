export {
  addBusinessDays,
  type BusinessCalendar,
  type BusinessCalendarOptions,
  businessCalendar,
  businessDaysBetween,
  type CalendarInput,
  dateIn,
  type FiscalCalendar,
  isBusinessDay,
  readCalendar,
  startOfDayIn,
} from './businessCalendar.js';
export { currencyDigits, isCurrency } from './currencyDigits.js';
export type { DateInput } from './DateInput.js';
export type { Deal, DealProbability } from './Deal.js';
export { compareDecimal, decimalUnits, isDecimal } from './decimal.js';
export type { InstantInput } from './InstantInput.js';
export { instantText } from './instantText.js';
export type { Money, MoneyInput } from './Money.js';
export { dateOfDay, dayNumber, readDate } from './readDate.js';
export { readInstant } from './readInstant.js';
export { decimalText, type MoneyProblem, readMoney, readMoneyOrProblem } from './readMoney.js';
export type { MoveKind, StagePath } from './StagePath.js';
export { isChineseMobile, isE164, isEmail, isUnifiedSocialCreditCode } from './textChecks.js';
