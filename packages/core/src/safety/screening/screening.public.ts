import { Act } from "../../platform/actor"
import { fn } from "../../platform/util/fn"
import { Catalogue } from "../../tenancy/catalogue"
import { Tenant } from "../../tenancy/tenant"
import { currentEdition } from "./screening.instrument"
import { type PublicPage, PublicPageInput } from "./screening.schema"

/** Lines whose number was read in a source [V], in the order in which they are shown; one that is only known of is left out. */
const shown = ["911", "ndvh", "rainn", "nht", "loveisrespect", "ciam"]
const packs: Record<string, readonly string[]> = { US: shown, CA: ["ciam"] }

/** The lines of a country's pack; none where there is no pack yet. */
export async function linesOf(country: string) {
  const keys = packs[country] ?? []
  if (keys.length === 0) return []
  const known = await Catalogue.hotlinesOf("US")
  return keys.flatMap((key) => {
    const found = known.find((line) => line.key === key)
    return found?.confidence === "V" ? [{ key, name: found.names.es, phone: found.phone }] : []
  })
}

/** An office that nobody knows, or whose consulate is not active, gets what anybody would: the first pack and no phones. */
const neutral = { country: "US", publicPhone: null, onCallPhone: null }

/** What the public page needs of one office: phones to call, and the edition in force. No name, no state of anything. */
export const publicPage = fn(PublicPageInput, async ({ officeCode }): Promise<PublicPage> => {
  Act.assert("office.page")
  const [facts, { version, ruler, permissionOnFile }] = await Promise.all([
    Tenant.publicFacts(officeCode),
    currentEdition(),
  ])
  const { country, publicPhone, onCallPhone } = facts ?? neutral
  return { publicPhone, onCallPhone, lines: await linesOf(country), edition: { version, ruler, permissionOnFile } }
})
