import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { effective } from "./settings.rules"
import type { Settings } from "./settings.schema"
import { currentTemplate } from "./template"
import { OfficeEntity } from "./tenant.entity"
import { asRegistry, find } from "./tenant.row"

export type PublicFacts = { country: string; publicPhone: string | null; onCallPhone: string | null }

/**
 * What anybody may know of an office: its phones. Undefined unless its consulate is active, so that a stranger cannot
 * tell an office that never joined from one that was suspended.
 */
export const publicFacts = (officeCode: string): Promise<PublicFacts | undefined> =>
  asRegistry(async () => {
    const handle = await Store.registry()
    const { data: office } = await OfficeEntity.get({ officeCode }).go(handle)
    const found = office && (await find(office.tenantID))
    if (found?.status !== "active") return undefined
    const [template, { Item }] = await awaitAll([
      currentTemplate(),
      handle.client.send(
        new GetCommand({ TableName: handle.table, Key: { pk: `tenant#${found.tenantID}`, sk: "settings" } }),
      ),
    ])
    const { publicPhone, onCallPhone } = effective(template, (Item?.own as Partial<Settings> | undefined) ?? {}).values
    return { country: found.country, publicPhone, onCallPhone }
  })

/** The consulate of an office, and the office's names: for its publications. Undefined unless it is active. */
export async function publicOffice(officeCode: string) {
  const handle = await Store.registry()
  const { data: office } = await OfficeEntity.get({ officeCode }).go(handle)
  const found = office && (await find(office.tenantID))
  return found?.status === "active" ? { tenantID: found.tenantID, names: found.names } : undefined
}
