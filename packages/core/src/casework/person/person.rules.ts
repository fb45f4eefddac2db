/** Days after which a safe contact must be confirmed again. */
export const contactLastsDays = 30

/** When a safe contact confirmed at this instant must be confirmed again. */
export const contactAskAt = (confirmedAt: string): string =>
  new Date(Date.parse(confirmedAt) + contactLastsDays * 86_400_000 + 1).toISOString()

export const contactIsStale = (confirmedAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(confirmedAt) > contactLastsDays * 86_400_000
