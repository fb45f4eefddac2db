/** The calendar day, `2026-03-09`, that it is at an instant on the wall of a time zone. */
export const dayIn = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(at))
