/** Words of institutions and of the programme: a capitalised word beside one of them is no name of a person. */
const institutional = new Set(
  (
    "casa centro ciudad comisión congreso consulado corte defensoría departamento derechos dirección embajada estado estados " +
    "exteriores fiscalía gobierno hospital humanos instituto justicia ley línea méxico ministerio mujer mujeres nacional " +
    "norma paso policía procuraduría protección protocolo público relaciones secretaría unidos ventanilla víctimas violencia " +
    "act center city court department federal health hotline house human law legal national office police protocol rights " +
    "safety service services shelter state states step united victims violence women"
  ).split(" "),
)

const folio = /\b(?:VAIM|DET|CAN)[\s-]?[2-9A-HJKMNP-TV-Z]{4}\b/i
const id = /\b[a-z]{3}_[0-9A-Z]{26}\b/
const address = /[^\s@]@[^\s@]+\.[^\s@]/
const title =
  /(?<!\p{L})(?:[Ss]ra|[Ss]rta|[Ss]r|[Ss]eñora|[Ss]eñorita|[Ss]eñor|[Dd]oña|[Dd]on|M(?:r|s|rs|iss))\.?\s+\p{Lu}/u
const pair = /(\p{Lu}\p{Ll}+)(?:\s+(?:de|del|la|las|los|y))*\s+(?=(\p{Lu}\p{Ll}+))/gu

/**
 * Might this text identify a person, by a name, a telephone, a document, an address or a folio? For text that leaves a
 * consulate for readers who may know nobody. It looks at the form of the text and never at who is on record, because
 * that would reveal who is. A name without capitals passes.
 */
export function mayName(text: string): boolean {
  if ([folio, id, address, title].some((known) => known.test(text))) return true
  const numbers = text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, " ").match(/\d[\d\s().-]*\d/g) ?? []
  if (numbers.some((one) => one.replace(/\D/g, "").length >= 7)) return true
  const isOffice = (word = "") => institutional.has(word.toLowerCase())
  return [...text.matchAll(pair)].some(([, one, other]) => !isOffice(one) && !isOffice(other))
}
