/** The time zone of headquarters, by which its days begin and end. */
export const headquartersZone = "America/Mexico_City"
