/** A safe contact is asked about again after this long (dossier 7.4). */
export const contactLastsDays = 30

/** When a safe contact confirmed at this instant must be asked about again. */
export const contactAskAt = (confirmedAt: string): string =>
  new Date(Date.parse(confirmedAt) + contactLastsDays * 86_400_000 + 1).toISOString()

export const contactIsStale = (confirmedAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(confirmedAt) > contactLastsDays * 86_400_000
