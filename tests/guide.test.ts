import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { templatesOnce } from "./support/made"

const root = join(import.meta.dirname, "..")
const read = (path: string) => readFileSync(join(root, path), "utf8")
const guides = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")),
].map((name) => (existsSync(join(root, name)) ? name : `docs/${name}`))

describe("the guides", () => {
  it.each(guides)("%s links only to what is there", (guide) => {
    const links = [...read(guide).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link as string)
    for (const link of links) expect(existsSync(join(root, guide, "..", link)), link).toBe(true)
  })

  it.each(guides)("%s names only files and folders that are there", (guide) => {
    const paths = [...read(guide).matchAll(/`((?:stacks|infra|packages|web|tests|bench|docs)\/[\w./-]*)`/g)].map(
      ([, path]) => path as string,
    )
    for (const path of paths) expect(existsSync(join(root, path)), path).toBe(true)
  })

  it("name the stacks and outputs that are there", () => {
    const said = [...read("docs/deploy.md").matchAll(/outputs? ((?:`\w+`(?:, )?)+) of the stack (\w+)/g)]
    expect(said.length).toBeGreaterThan(3)
    for (const [, names = "", stack = ""] of said) {
      const source = read(`stacks/${stack.toLowerCase()}.ts`)
      // `dkim1` to `dkim3` are numbered where they are made.
      for (const [, name = ""] of names.matchAll(/`(\w+?)\d?`/g)) expect(source, `${stack} ${name}`).toContain(name)
    }
  })
})

describe("the runbook", () => {
  let alarms: string[]
  beforeAll(async () => {
    alarms = [...(await templatesOnce("prod")).values()].flatMap((template) =>
      Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(({ Properties }) =>
        String(Properties.AlarmName).replace(/^ventanilla-prod-/, ""),
      ),
    )
  }, 120_000)

  const lines = read("docs/runbook.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))

  it("has a line for every alarm of prod, and none for an alarm that is not there", () => {
    expect(alarms.length).toBeGreaterThan(20)
    expect(lines.map(([, name]) => name?.replaceAll("`", "")).sort()).toEqual([...alarms].sort())
  })

  it("says in each line what it means, where to look and what to do", () => {
    for (const [, name, ...cells] of lines)
      for (const cell of cells.slice(0, 3)) expect(cell.length, name).toBeGreaterThan(15)
  })
})

// Last, because it is part of every operator's command.
describe("the commands in the guides", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> }
  const named = guides.flatMap((guide) =>
    [...read(guide).matchAll(/npm (?:run )?([a-z][a-z:]*)\b/g)]
      .map(([, command]) => command as string)
      .filter((command) => !["run", "ci", "install", "view"].includes(command))
      .map((command) => [command, guide] as const),
  )

  it.each(named)("npm run %s, in %s, is there", (command) => {
    expect(Object.keys(scripts)).toContain(command)
  })

  const optioned = guides.flatMap((guide) =>
    [...read(guide).matchAll(/npm (?:run )?([a-z]+) -- ([^`\n]*)/g)].flatMap(([, command = "", rest = ""]) =>
      [...rest.matchAll(/--([a-z-]+)/g)].map(([, option]) => [command, option as string] as const),
    ),
  )

  it.each(optioned)("npm run %s knows --%s", (command, option) => {
    // SST and the local cloud parse their own options; ours are in the file that the script starts.
    const [path] = /(?:packages|stacks)\/(?!local\/bin)[\w./-]+\.(?:ts|mjs)/.exec(scripts[command] ?? "") ?? []
    const file = command === "start" ? "packages/local/src/options.ts" : path
    if (command !== "deploy")
      expect(read(file ?? "package.json")).toMatch(new RegExp(`\\b"?${option}"?: \\{|--${option}\\b`))
  })

  it("start files that are there", () => {
    for (const script of Object.values(scripts))
      for (const [path] of script.matchAll(/[\w./-]+\.(?:ts|mjs)\b/g))
        expect(existsSync(join(root, path)), path).toBe(true)
  })
})
