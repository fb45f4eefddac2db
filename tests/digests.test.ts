import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

const house = new URL("..", import.meta.url).pathname
const shipped = ["packages", "web", "infra", "stacks"]
const made =
  /\b(?:createHash|createHmac|hashSync|scrypt(?:Sync)?|pbkdf2(?:Sync)?|md5)\s*\(|\bsubtle\s*\.\s*digest\s*\(|\bhash\s*\(\s*["'`]/g

/**
 * Every digest that the product computes: how often in each file, and why nobody who reads it can confirm a guess about
 * something that a person typed. A new one needs a line here. Allowed are digests under a key that is sealed or never
 * stored, of a random secret, or of public content.
 */
const allowed: Record<string, [times: number, why: string]> = {
  "packages/core/src/platform/store/memory.ts": [
    1,
    "under a request's own key, drawn at random by its sender and kept nowhere",
  ],
  "packages/core/src/platform/vault/blind.ts": [1, "under the consulate's blind-index key, which lies sealed"],
  "packages/core/src/platform/util/capability.ts": [1, "of 256 random bits"],
  "packages/core/src/outreach/attachment/attachment.ts": [
    1,
    "compared in memory with the sum that lies sealed; kept nowhere",
  ],
  "packages/core/src/lifecycle/archive/archive.file.ts": [2, "of an encrypted file as it lies there"],
  "packages/core/src/lifecycle/archive/archive.rules.ts": [
    1,
    "kept only as the sum over all rows of a consulate, the random keys of its index and of each person among them",
  ],
  "packages/core/src/tenancy/chain/tree.rules.ts": [1, "of audit entries: ids drawn at random and moments"],
  "packages/core/src/lifecycle/offboarding/certificate.ts": [1, "of a public key"],
  "packages/core/src/outreach/outreach/outreach.public.ts": [1, "of an id drawn at random; what it is of is public"],
  "packages/core/src/casework/oversight/access-log.rules.ts": [1, "of a colleague's id, drawn at random"],
  "packages/core/src/outreach/training/course.remind.ts": [
    1,
    "of a colleague's id, drawn at random, with a day that stands beside it",
  ],
  "packages/functions/src/api/fronted.ts": [1, "of a secret of the site in front; compared in memory, kept nowhere"],
  "packages/functions/src/api/page.ts": [1, "of a public page's style sheet"],
  "packages/functions/src/api/etag.ts": [1, "of a public answer"],
  "packages/functions/src/api/directory/publicHsds.ts": [1, "of a public answer"],
  "packages/functions/src/open/budget.ts": [
    1,
    "of a client's address, for a minute, in memory alone, under a random key",
  ],
  "packages/local/src/gateway/message.ts": [2, "local cloud: the sum that SQS puts beside a message of ids"],
  "packages/local/src/gateway/sessions.ts": [1, "local cloud: under a random key"],
  "packages/local/src/gateway/sqs.ts": [1, "local cloud: the sum that SQS puts beside a message of ids"],
  "packages/local/src/iam/judge.ts": [
    1,
    "local cloud: of the policies of a role, in memory, so that a judgement is made once",
  ],
  "packages/local/src/parts.ts": [
    1,
    "local cloud: of a program that was fetched, against the sum that is written down",
  ],
  "web/src/context/offline.ts": [1, "of two ids drawn at random; names a place on the person's own device"],
  "web/src/outreach/attachment/attachment.calls.ts": [1, "goes with the file itself, and is sealed where it arrives"],
  "web/vite.shell.ts": [1, "of the files of the console, when they are built"],
}

async function digests(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const root of shipped)
    for (const one of await readdir(join(house, root), { recursive: true, withFileTypes: true })) {
      const path = join(one.parentPath, one.name).slice(house.length)
      if (!one.isFile() || !/\.(ts|tsx|mts|js|mjs)$/.test(path)) continue
      if (/(^|\/)(node_modules|dist|\.build|\.sst|coverage)\/|\.test\.tsx?$|\.d\.ts$/.test(path)) continue
      const times = (await readFile(join(house, path), "utf8")).match(made)?.length ?? 0
      if (times > 0) found[path] = times
    }
  return found
}

describe("a digest of something that a person typed", () => {
  it("is in no file but those that say why nobody can test a guess by it", async () => {
    const listed = Object.fromEntries(Object.entries(allowed).map(([path, [times]]) => [path, times]))
    expect(await digests()).toEqual(listed)
  })

  it("would be seen in every way in which one is made", () => {
    for (const line of [
      'createHash("sha256").update(body)',
      'createHmac("sha256", "")',
      'await crypto.subtle.digest("SHA-256", bytes)',
      'hash("sha256", body)',
      "scryptSync(code, salt, 32)",
      'crypto.createHash ("md5")',
    ])
      expect(line.match(made), line).toHaveLength(1)
  })
})
