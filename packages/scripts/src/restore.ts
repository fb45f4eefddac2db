import * as Archive from "@ventanilla/core/lifecycle/archive"
import * as Restoration from "@ventanilla/core/lifecycle/restoration"
import { argumentsOf, Misuse, tenantIn } from "./arguments"
import { asOperator, command, keyOf, kinds } from "./command"

const usage = `npm run restore -- ten_… --from FILE (--identity FILE | --passphrase)     from an export
npm run restore -- ten_… --latest | --at 2026-03-09T15:00:00Z [--accept N]  from DynamoDB's record (AWS)
npm run restore -- ten_… --cancel     gives a restore up; the consulate goes on with the table it had
npm run restore -- ten_… --forget     deletes the table that a restore has put aside`

await command(usage, async () => {
  const { values, positionals } = argumentsOf(process.argv.slice(2), {
    from: { type: "string" },
    identity: { type: "string" },
    passphrase: { type: "boolean" },
    latest: { type: "boolean" },
    at: { type: "string" },
    accept: { type: "string" },
    cancel: { type: "boolean" },
    forget: { type: "boolean" },
  })
  const tenantID = tenantIn(positionals)
  if (values.cancel || values.forget) {
    await asOperator(() => (values.cancel ? Restoration.cancel({ tenantID }) : Restoration.forget({ tenantID })))
    console.log(values.cancel ? "The restore was given up" : "The table that was put aside is gone")
    return 0
  }
  const source = values.from
    ? { kind: "archive" as const, path: values.from, key: await keyOf(values) }
    : values.latest || values.at
      ? { kind: "recovery" as const, ...(values.at ? { at: values.at } : {}) }
      : undefined
  if (!source) throw new Misuse("Say from what: --from FILE, --latest or --at TIME")
  const accept = Number(values.accept ?? 0)
  const { outcome, rows, differences, minutes } = await asOperator(() => Restoration.run({ tenantID, source, accept }))
  console.log(`${rows} rows compared one by one; ${minutes.toFixed(1)} minutes`)
  for (const [how, counts] of Object.entries(differences)) console.log(`  ${how}: ${kinds(counts)}`)
  if (outcome === "restored") {
    console.log("The consulate is open and works on the restored table. The other stays until --forget")
    return 0
  }
  const count = Archive.differing(differences)
  console.log(`The consulate is closed. To go on with the restored table: --accept ${count}. To give it up: --cancel`)
  return 1
})
