import * as Archive from "@ventanilla/core/lifecycle/archive"
import { argumentsOf, Misuse, tenantIn } from "./arguments"
import { asOperator, command, keyOf, kinds } from "./command"

const usage = `npm run import -- ten_… --from FILE (--identity FILE | --passphrase) [--members]
  into an empty consulate; --members lets in who was a member where the archive was made`

await command(usage, async () => {
  const { values, positionals } = argumentsOf(process.argv.slice(2), {
    from: { type: "string" },
    identity: { type: "string" },
    passphrase: { type: "boolean" },
    members: { type: "boolean" },
  })
  const tenantID = tenantIn(positionals)
  const { from: path } = values
  if (!path) throw new Misuse("Say which archive: --from FILE")
  const key = await keyOf(values)
  const members = values.members === true
  const { from, rows, differences } = await asOperator(() => Archive.bringIn({ path, key, members }), tenantID)
  console.log(`${rows} rows of ${from} are in ${tenantID}, compared one by one`)
  if (Archive.differing(differences) === 0) return 0
  for (const [how, counts] of Object.entries(differences)) console.log(`  ${how}: ${kinds(counts)}`)
  return 1
})
