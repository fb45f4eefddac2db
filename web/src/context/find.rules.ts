/** The list that a typed folio (or office) belongs to; undefined when nothing was typed. */
export function whereToLook(typed: string, side: "consulate" | "headquarters"): string | undefined {
  const word = typed.trim()
  if (!word) return undefined
  if (side === "headquarters") return `/network?find=${encodeURIComponent(word)}`
  const folio = word.toUpperCase().replaceAll(/\s/g, "")
  const series = /^(VAIM|CAN|DET)-?([2-9A-HJKMNP-TV-Z]{4})$/.exec(folio)
  const isFolio = series || (/^[2-9A-HJKMNP-TV-Z]{4}$/.test(folio) && /\d/.test(folio))
  // A name, a phone number, a document number: searched on a page whose address does not contain it.
  if (!isFolio) return "/people"
  const path = { VAIM: "/casefiles", CAN: "/referrals", DET: "/detections" }[series?.[1] ?? "VAIM"]
  return `${path}?folio=${encodeURIComponent(series ? `${series[1]}-${series[2]}` : folio)}`
}
