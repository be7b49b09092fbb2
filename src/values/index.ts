export { addBusinessDays } from './addBusinessDays.js';
export {
  type BusinessCalendar,
  type BusinessCalendarOptions,
  businessCalendar,
  type CalendarInput,
} from './businessCalendar.js';
export { businessDaysBetween, workedBetween } from './businessDaysBetween.js';
export { currencyDigits, isCurrency } from './currencyDigits.js';
export type { DateInput } from './DateInput.js';
export type { Deal, DealProbability } from './Deal.js';
export { dateIn } from './dateIn.js';
export { compareDecimal, decimalUnits, isDecimal } from './decimal.js';
export { divideRounded, type Rounding } from './divideRounded.js';
export type { FiscalCalendar, FiscalPeriod } from './FiscalCalendar.js';
export type { Fraction } from './Fraction.js';
export { fourFourFive, type WeekPattern } from './fourFourFive.js';
export type { InstantInput } from './InstantInput.js';
export { instantText } from './instantText.js';
export { isBlank } from './isBlank.js';
export { isBusinessDay } from './isBusinessDay.js';
export { isCalendarInput } from './isCalendarInput.js';
export { isChineseMobile } from './isChineseMobile.js';
export { isE164 } from './isE164.js';
export { isEmail } from './isEmail.js';
export { isUnifiedSocialCreditCode } from './isUnifiedSocialCreditCode.js';
export { localInstants } from './localInstants.js';
export type { Money, MoneyInput } from './Money.js';
export { type NumberReading, numberReading } from './numberReading.js';
export { PERIOD_UNITS, type PeriodUnit } from './Period.js';
export { periodIndex } from './periodIndex.js';
export { periodKey } from './periodKey.js';
export { periodOf } from './periodOf.js';
export { periodsOf } from './periodsOf.js';
export { readCalendar } from './readCalendar.js';
export { dateOfDay, dayNumber, readDate } from './readDate.js';
export { readDecimal } from './readDecimal.js';
export { readInstant } from './readInstant.js';
export { readLocalInstant } from './readLocalInstant.js';
export { decimalText, type MoneyProblem, readMoney, readMoneyOrProblem } from './readMoney.js';
export { readMoneyIssue } from './readMoneyIssue.js';
export { type ProbabilityInput, readProbability } from './readProbability.js';
export type { MoveKind, StagePath } from './StagePath.js';
export { startOfDayIn } from './startOfDayIn.js';
export { unreadableInstant } from './unreadableInstant.js';
export { zoneClock } from './zoneClock.js';
