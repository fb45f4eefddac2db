import { AuditVault } from "@ventanilla/infra/audit-vault"
import { RegistryTable } from "@ventanilla/infra/registry-table"
import type { StackContext } from "sst/constructs"
import { namesOf, settingsOf } from "./settings"

/**
 * The registry and the audit vault. Consulates' tables are created by provisioning, one by one, and belong to no stack.
 */
export function Storage({ app, stack }: StackContext) {
  const { protect, vault: retention } = settingsOf(app.stage)
  const { table, key } = new RegistryTable(stack, "Registry", {
    tableName: namesOf(app.stage).registryTable,
    prefix: namesOf(app.stage).prefix,
    protect,
  })
  const vault = new AuditVault(stack, "Vault", {
    bucketName: namesOf(app.stage).vault(stack.account),
    prefix: namesOf(app.stage).prefix,
    protect,
    retention,
  })
  stack.addOutputs({ vault: vault.bucket.bucketName })
  return { registry: table, registryKey: key, vault }
}
