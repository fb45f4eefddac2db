/** Headquarters is in one place: there its days begin and end. */
export const headquartersZone = "America/Mexico_City"
