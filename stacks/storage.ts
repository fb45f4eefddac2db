import { RegistryTable } from "@ventanilla/infra/registry-table"
import type { StackContext } from "sst/constructs"
import { namesOf, settingsOf } from "./settings"

/** The registry. Consulates' tables are made by provisioning, one by one, and belong to no stack. */
export function Storage({ app, stack }: StackContext) {
  const { table, key } = new RegistryTable(stack, "Registry", {
    tableName: namesOf(app.stage).registryTable,
    protect: settingsOf(app.stage).protect,
  })
  return { registry: table, registryKey: key }
}
