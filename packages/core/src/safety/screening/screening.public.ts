import { verb } from "../../platform/actor"
import { awaitAll } from "../../platform/util/await-all"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { currentEdition } from "./screening.instrument"
import { type PublicPage, PublicPageInput } from "./screening.schema"

/**
 * Hotlines whose number was read in a source, in the order in which they are shown; those known only from general
 * knowledge are left out.
 */
const shown = ["911", "ndvh", "rainn", "nht", "loveisrespect", "ciam"]
const packs: Record<string, readonly string[]> = { US: shown, CA: ["ciam"] }

/** The hotlines of a country's pack; none where there is no pack yet. */
export async function linesOf(country: string) {
  const keys = packs[country] ?? []
  if (keys.length === 0) return []
  const known = await Catalogue.hotlinesOf("US")
  return keys.flatMap((key) => {
    const found = known.find((line) => line.key === key)
    return found?.confidence === "V" ? [{ key, name: found.names.es, phone: found.phone }] : []
  })
}

/**
 * For an unknown office, or one whose consulate is not active: the first country pack and no phone numbers of an
 * office.
 */
const neutral = { country: "US", publicPhone: null, onCallPhone: null }

/**
 * What the public page needs of one office: phone numbers and the current edition. No name, and nothing of the office's
 * status.
 */
export const publicPage = verb("office.page", PublicPageInput, async ({ officeCode }): Promise<PublicPage> => {
  const [facts, { version, ruler, permissionOnFile }] = await awaitAll([
    Tenant.publicFacts(officeCode),
    currentEdition(),
  ])
  const { country, publicPhone, onCallPhone } = facts ?? neutral
  return { publicPhone, onCallPhone, lines: await linesOf(country), edition: { version, ruler, permissionOnFile } }
})
