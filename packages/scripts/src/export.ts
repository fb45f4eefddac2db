import { writeFile } from "node:fs/promises"
import * as Archive from "@ventanilla/core/lifecycle/archive"
import { argumentsOf, tenantIn } from "./arguments"
import { asOperator, command, kinds, lockOf } from "./command"

const usage = `npm run export -- ten_… --to DIR (--recipient age1…[,age1…] | --passphrase)
npm run export -- --new-key FILE            makes an age identity for receiving archives`

await command(usage, async () => {
  const { values, positionals } = argumentsOf(process.argv.slice(2), {
    to: { type: "string" },
    recipient: { type: "string" },
    passphrase: { type: "boolean" },
    "new-key": { type: "string" },
  })
  if (values["new-key"]) {
    const identity = await Archive.generateIdentity()
    await writeFile(values["new-key"], `${identity}\n`, { mode: 0o600, flag: "wx" })
    console.log(`Recipient: ${await Archive.identityToRecipient(identity)}`)
    return 0
  }
  const tenantID = tenantIn(positionals)
  const lock = await lockOf(values)
  const { path, ...manifest } = await asOperator(() => Archive.take({ dir: values.to ?? ".", lock }), tenantID)
  await writeFile(`${path}.manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(`${path}\n  ${manifest.tally.rows} rows: ${kinds(manifest.tally.kinds)}\n  SHA-256 ${manifest.sha256}`)
  return 0
})
