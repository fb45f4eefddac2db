import { verify } from "./tasks"

// npx tsx packages/scripts/src/recount.ts [2026-03], with the environment of a function; ends with 1 when anything differs.
const found = await verify(process.argv[2])
for (const { tenantID, checked, drift } of found) {
  console.log(`${tenantID}: ${checked} facts, ${drift.length} counters differ`)
  for (const { month, key, counted, recounted } of drift)
    console.log(`  ${month} ${key}: ${counted}, should be ${recounted}`)
}
process.exitCode = found.some(({ drift }) => drift.length > 0) ? 1 : 0
