import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { drawn } from "./arrows/house"
import { importsOf } from "./arrows/imports"
import { violations } from "./arrows/rules"
import { treeAt } from "./arrows/tree"

const house = treeAt(new URL("..", import.meta.url).pathname)

describe("the arrows of the house", () => {
  it("all point the right way", () => {
    expect(Object.keys(house.files).length).toBeGreaterThan(100)
    expect(violations(house)).toEqual([])
  })

  it("are drawn in docs/architecture.md as they are: npm run house", () => {
    const text = readFileSync(new URL("../docs/architecture.md", import.meta.url), "utf8")
    expect(drawn(text)).toBe(text)
  })
})

/** The source tree with these files added or replaced. */
const withFiles = (files: Record<string, string>) =>
  violations({ ...house, files: { ...house.files, ...files } }).filter((sentence) =>
    Object.keys(files).some((path) => sentence.includes(path)),
  )

const core = "packages/core/src"
const forbidden: [string, Record<string, string>, RegExp][] = [
  ["core imports Hono", { [`${core}/tenancy/task/x.ts`]: 'import { Hono } from "hono"' }, /core does without/],
  ["core imports SST", { [`${core}/tenancy/task/x.ts`]: 'import { App } from "sst/constructs"' }, /core does without/],
  [
    "core imports CDK",
    { [`${core}/tenancy/task/x.ts`]: 'const cdk = await import("aws-cdk-lib")' },
    /core does without/,
  ],
  [
    "core imports functions",
    { [`${core}/tenancy/task/x.ts`]: 'export { app } from "@ventanilla/functions/api"' },
    /does not import functions/,
  ],
  [
    "a verb reaches another's entity",
    { [`${core}/casework/casefile/x.ts`]: 'import { TaskEntity } from "../../tenancy/task/task.entity"' },
    /by its inside or its schema/,
  ],
  [
    "a verb reaches another's rules",
    { [`${core}/casework/casefile/x.ts`]: 'import {\n  orderOf,\n} from "../../tenancy/task/task.rules"' },
    /by its inside or its schema/,
  ],
  [
    "a module shows its entity",
    { [`${core}/tenancy/task/inside.ts`]: 'export * from "./task.entity"' },
    /private to its module/,
  ],
  [
    "rules import verbs",
    { [`${core}/tenancy/task/x.rules.ts`]: 'import { write } from "./task"' },
    /rules import their schema/,
  ],
  [
    "rules import the store",
    { [`${core}/tenancy/task/x.rules.ts`]: 'import { Store } from "../../platform/store"' },
    /not their code/,
  ],
  [
    "a schema imports rules",
    { [`${core}/tenancy/task/x.schema.ts`]: 'import { orderOf } from "./task.rules"' },
    /a schema imports schemas/,
  ],
  [
    "a schema imports Node",
    { [`${core}/tenancy/task/x.schema.ts`]: 'import { join } from "node:path"' },
    /not safe in a browser/,
  ],
  [
    "a schema reaches Node by way of util",
    {
      [`${core}/tenancy/task/x.schema.ts`]: 'import { Log } from "../../platform/util/x"',
      [`${core}/platform/util/x.ts`]: 'import "node:fs"',
    },
    /not safe in a browser/,
  ],
  [
    "a module below imports one above",
    { [`${core}/tenancy/task/x.ts`]: 'import { Draft } from "../draft/inside"' },
    /stands on/,
  ],
  [
    "what a woman asks for knows what partners offer",
    { [`${core}/followup/transfer/x.ts`]: 'import { Directory } from "../../directory/directory/inside"' },
    /know nothing of each other/,
  ],
  [
    "a wing enters one that it does not know",
    { [`${core}/directory/directory/x.ts`]: 'import { CaseFile } from "../../casework/casefile/inside"' },
    /directory does not import from casework/,
  ],
  [
    "a module has no place in the order",
    { [`${core}/casework/rumour/rumour.ts`]: 'import { Store } from "../../platform/store"' },
    /no place in the order/,
  ],
  [
    "files go in a circle",
    { [`${core}/tenancy/task/a.ts`]: 'import "./b"', [`${core}/tenancy/task/b.ts`]: 'import { a } from "./a"' },
    /a circle/,
  ],
  [
    "screens know each other's types in a circle",
    {
      "web/src/pages/x.tsx": 'export type { Y } from "./y"',
      "web/src/pages/y.tsx": 'const x = () => import("./x")',
    },
    /a circle/,
  ],
  [
    "a part of the kit imports the shell",
    { "web/src/ui/x.ts": 'import "../shell/shell"' },
    /ui does not import the shell/,
  ],
  [
    "a part of the kit imports a page",
    { "web/src/ui/x.ts": 'import "../casework/casefile/card-props"' },
    /ui does not import a wing/,
  ],
  [
    "what is there for all imports the kit",
    { "web/src/context/x.ts": 'import "../ui/button"' },
    /context does not import ui/,
  ],
  [
    "a page imports another's page",
    { "web/src/followup/followup/x.tsx": 'import "../../casework/casefile/casefiles"' },
    /no page imports another's page/,
  ],
  [
    "a page brings another's styles",
    { "web/src/followup/followup/x.tsx": 'import "../../casework/casefile/incidents/incidents.css"' },
    /put what is shared into ui/,
  ],
  ["a mail imports anything", { "packages/mail/src/x.ts": 'import { z } from "zod"' }, /mail does without/],
  [
    "the format knows a consulate",
    { "packages/hsds/src/x.ts": 'import { OfficeCode } from "@ventanilla/core/tenancy/tenant/schema"' },
    /does not import core/,
  ],
  [
    "the format reads Node's files",
    { "packages/hsds/src/x.ts": 'import { readFileSync } from "node:fs"' },
    /hsds does without/,
  ],
  [
    "a door imports the mail",
    { "packages/functions/src/x.ts": 'import { digest } from "@ventanilla/mail"' },
    /does not import mail/,
  ],
  [
    "a function reaches inside core",
    { "packages/functions/src/x.ts": 'import { TaskEntity } from "@ventanilla/core/task/task.entity"' },
    /no such door/,
  ],
  [
    "a module calls another's operations as a handler does",
    { [`${core}/casework/casefile/x.ts`]: 'import * as Task from "../../tenancy/tenant"' },
    /by its inside or its schema/,
  ],
  [
    "a handler calls what asserts no permission",
    { "packages/functions/src/x.ts": 'import { CaseFile } from "@ventanilla/core/casework/casefile/inside"' },
    /functions calls operations/,
  ],
  [
    "a script calls what asserts no permission",
    { "packages/scripts/src/x.ts": 'const { Person } = await import("@ventanilla/core/casework/person/inside")' },
    /scripts calls operations/,
  ],
  [
    "a function goes round core's door",
    { "packages/functions/src/x.ts": 'import { TaskEntity } from "../../core/src/task/task.entity"' },
    /by its name/,
  ],
  [
    "a screen imports verbs",
    { "web/src/x.tsx": 'import { Task } from "@ventanilla/core/tenancy/task/inside"' },
    /schemas and facts/,
  ],
  [
    "a screen imports the API's code",
    { "web/src/x.tsx": 'import { app } from "@ventanilla/functions/api"' },
    /API's type/,
  ],
  [
    "a screen imports a client of AWS",
    { "web/src/x.tsx": 'import { SQSClient } from "@aws-sdk/client-sqs"' },
    /web does without/,
  ],
  ["a construct knows SST", { "infra/src/x.ts": 'import { Stack } from "sst/constructs"' }, /infra does without/],
  [
    "a construct knows the domain",
    { "infra/src/x.ts": 'import { Job } from "@ventanilla/core/platform/bus/schema"' },
    /does not import core/,
  ],
  [
    "a stack runs the domain",
    { "stacks/x.ts": 'import { Digest } from "@ventanilla/core/scheduler/digest/inside"' },
    /schemas and facts/,
  ],
  [
    "a stack reads core's configuration",
    { "stacks/x.ts": 'import { Config } from "@ventanilla/core/util/config"' },
    /schemas and facts/,
  ],
  ["a stack imports Node", { "stacks/x.ts": 'import { join } from "node:path"' }, /stacks does without/],
  ["a stack imports its synthesis", { "stacks/x.ts": 'import { synth } from "./synth/synth"' }, /entered by its name/],
  [
    "the synthesis runs the domain",
    { "stacks/synth/x.ts": 'import { Digest } from "@ventanilla/core/scheduler/digest/inside"' },
    /does not import core/,
  ],
  [
    "the product imports a test",
    { "packages/local/src/x.ts": 'import { localCloud } from "../../../tests/support/local"' },
    /does not import its tests/,
  ],
]

describe("a wrong arrow is found", () => {
  it.each(forbidden)("when %s", (_, files, reason) => {
    expect(withFiles(files).join("\n")).toMatch(reason)
  })

  it("and a right one is left alone", () => {
    const right = {
      [`${core}/partners/referral/x.ts`]:
        'import { CaseFile } from "../../casework/casefile/inside"\nimport { Alliance } from "../alliance/inside"',
      [`${core}/tenancy/task/x.rules.ts`]:
        'import { VisibleError } from "../../platform/error"\nimport type { Info } from "./task.schema"',
      "packages/functions/src/x.ts":
        'import * as Note from "@ventanilla/core/followup/note"\nimport { Hono } from "hono"',
      "web/src/x.tsx":
        'import type { Api } from "@ventanilla/functions/api"\nimport { Info } from "@ventanilla/core/tenancy/task/schema"',
      "packages/hsds/src/x.ts": 'import { listOf } from "./lens"\nimport * as z from "zod"',
      [`${core}/directory/y.ts`]: 'import { ordered } from "@ventanilla/hsds/assemble"',
      "stacks/synth/x.ts": 'import { join } from "node:path"\nimport config from "../../sst.config"',
      "stacks/y.ts": 'import { metrics } from "@ventanilla/core/util/metric.names"',
      "stacks/x.ts": 'import { Queue } from "aws-cdk-lib/aws-sqs"\nimport { use } from "sst/constructs"',
    }
    expect(withFiles(right)).toEqual([])
  })

  it("in every form in which an import is written", () => {
    const source = [
      'import a from "a"',
      "import {\n  b,\n  type B,\n} from 'b'",
      'import * as c from "c"',
      'import type { D } from "d"',
      'export * as e from "e"',
      'import "f"',
      'const g = await import("g")',
      'type H = typeof import("h")',
      '// import "no"',
      '/* import "no" */',
    ].join("\n")
    expect(
      importsOf(source)
        .filter(({ type }) => !type)
        .map(({ specifier }) => specifier),
    ).toEqual(["a", "b", "c", "e", "f", "g"])
    expect(
      importsOf(source)
        .filter(({ type }) => type)
        .map(({ specifier }) => specifier),
    ).toEqual(["d", "h"])
  })
})
