import { randomInt } from "node:crypto"

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Four characters drawn at random: a folio is never built from a name, a date of birth or initials. */
export const randomFolio = (series: "VAIM" | "CAN" | "DET"): string =>
  `${series}-${Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("")}`
