import { demandType } from '../../issues/index.js';

/**
 * Refuses what is no report.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`, with the property in the path.
 */
export function demandReport(report: unknown): void {
  demandType('report', 'record', report);
  demandType('report.groups', 'list', (report as { readonly groups?: unknown }).groups);
}
