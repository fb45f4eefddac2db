import { Store } from "../../platform/store"
import { OutreachEntity } from "./outreach.entity"
import { row, serialize } from "./outreach.row"
import type { Info } from "./outreach.schema"

/** As facts for another module; refuses when there is none. */
export const factsOf = async (outreachID: string): Promise<Info> => serialize(await row(outreachID))

/** The days of the activities that were held under one alliance, each in its own time zone. */
export async function heldUnder(allianceID: string): Promise<string[]> {
  const handle = await Store.consulate()
  const { data } = await OutreachEntity.query.byAlliance({ under: allianceID }).go({ ...handle, pages: "all" })
  return data.filter(({ status }) => status === "held").map(({ startsOn }) => startsOn)
}
