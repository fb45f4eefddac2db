/** A safe contact is asked about again after this long (dossier 7.4). */
export const contactLastsDays = 30

export const contactIsStale = (confirmedAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(confirmedAt) > contactLastsDays * 86_400_000
