import { argumentsOf, Misuse } from "./arguments"
import { type Checked, checkAudit } from "./audit.check"
import { asOperator, command } from "./command"

const usage = `npm run audit -- verify --consulate ten_… [--from 2026-03-01] [--to 2026-03-31]
npm run audit -- verify --headquarters      headquarters' own entries
  holds entries, registry and vault against each other; ends with 1 when something does not agree`

const words: Record<Checked["findings"][number]["kind"], string> = {
  entry_altered: "says something else than when it was sealed",
  entry_missing: "was sealed and is missing",
  entry_added: "was added to an hour that was sealed without it",
  entry_reordered: "stands in another's place",
  entries_differ: "entries are not those that were sealed, and the vault has no list of them",
  seal_missing: "has no seal in the registry",
  seal_altered: "has a seal that was changed",
  chain_broken: "has a seal that does not follow the one before it",
  vault_missing: "has no copy of its seal in the vault",
  vault_differs: "has another seal in the vault than in the registry",
  seal_late: "should have been sealed and is not",
}

function tell({ chain, intact, entries, seals, sealedUntil, stretches, findings }: Checked): number {
  console.log(`${chain}: ${intact ? "intact" : `${findings.length} found`}. ${entries} entries, ${seals} seals`)
  console.log(`  sealed up to ${sealedUntil ?? "nothing yet"}`)
  const open = stretches.filter(({ status }) => status === "open")
  if (sealedUntil && open.length > 0 && open.every((one) => one.entries === 0))
    console.log("  nothing was written down since: empty hours are sealed with the next entry")
  for (const { kind, hour, entry } of findings)
    console.log(`  ✗ ${kind}  ${hour}  ${entry ?? "the hour"} ${words[kind]}`)
  return intact ? 0 : 1
}

await command(usage, async () => {
  const { values, positionals } = argumentsOf(process.argv.slice(2), {
    consulate: { type: "string" },
    headquarters: { type: "boolean" },
    from: { type: "string" },
    to: { type: "string" },
  })
  if (positionals.join() !== "verify") throw new Misuse("Say what to do: verify")
  const { consulate, headquarters, from, to } = values
  if (Boolean(consulate) === Boolean(headquarters)) throw new Misuse("Either --consulate ten_… or --headquarters")
  if (consulate && !/^ten_[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(consulate))
    throw new Misuse("Say which consulate, by its id (ten_…)")
  for (const day of [from, to])
    if (day && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Misuse("A day is written 2026-03-09")
  return tell(await asOperator(() => checkAudit({ from, to }), consulate))
})
