/** The days of a calendar of which nothing is said. Apart, so that a zone name brings no check of holidays and fiscal years. */
export const USUAL_DAYS = { weekend: [6, 0], holidays: [], extraWorkdays: [], weekStart: 1, fiscal: null } as const;
