import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** Writes outside `commit`, and why none of them gives a chore work. */
export const unaudited: Record<string, string> = {
  "audit/audit/audit.ts": "it is the entry",
  "casework/person/person.erase.ts": "a restored table, before it is in use",
  "directory/directory/directory.publish.ts": "a copy in the registry",
  "directory/guide/guide.public.ts": "a copy in the registry, the chore's own",
  "followup/caseload/caseload.ts": "the chore's own note that its day is done",
  "lifecycle/archive/archive.fill.ts": "a restored table, before it is in use; an import ends with an entry",
  "lifecycle/offboarding/offboarding.ts": "the registry of a consulate that has ended",
  "outreach/outreach/outreach.public.ts": "a copy in the registry",
  "partners/grant/grant.row.ts": "the link of a mail, which nothing is due of",
  "partners/referral/referral.show.ts": "tries of a code",
  "platform/budget/budget.ts": "counts of requests",
  "platform/store/commit.ts": "with its entry",
  "platform/store/slot.ts": "which table is in use: a rest is of one table",
  "platform/vault/blind.ts": "a key",
  "scheduler/digest/digest.claim.ts": "the mailbox is due until its digest has gone",
  "scheduler/tick/tick.rest.ts": "the rest",
  "statistics/publication/publication.close.ts": "the network's sums",
  "statistics/publication/publication.ts":
    "the chore's own; all is told anew after a restore, in another table, and after an import, which ends with an entry",
  "statistics/statistics/statistics.ts": "a copy in the registry; counters are written by commits",
  "tenancy/chain/chain.rows.ts": "seals, the chore's own",
  "tenancy/provisioning/canary.ts": "before the consulate is active",
  "tenancy/provisioning/steps.ts": "before the consulate is active",
  "tenancy/staff/staff.gate.ts": "headquarters' people",
  "tenancy/staff/staff.ts": "everybody of a consulate that is discarded",
  "tenancy/tenant/tenant.ts": "which consulate an office has",
}

const root = join(import.meta.dirname, "../..")
const folders = ["packages/core/src", "packages/functions/src", "packages/scripts/src"]
const command = /new (?:Put|Update|Delete|TransactWrite|BatchWrite)(?:Item)?Command\(/
/** A direct write of an entity; what goes into a transaction ends in `.params`. */
const entity = /Entity\s*\.(?:create|put|upsert|patch|update|delete|remove)\((?:(?!\.params\(|\bconst\b)[\s\S])*?\.go\(/

/** The source files with direct writes. */
export const writers = (): string[] =>
  folders.flatMap((folder) =>
    (readdirSync(join(root, folder), { recursive: true }) as string[])
      .filter((file) => /\.ts$/.test(file) && !/\.(test|entity)\.ts$/.test(file))
      .filter((file) => {
        const text = readFileSync(join(root, folder, file), "utf8")
        return command.test(text) || entity.test(text)
      }),
  )
