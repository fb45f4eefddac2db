#!/usr/bin/env node
import { spawn, spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { ensureNode, install, installStacks, root } from "./prepare.mjs"

// What answers within a minute of a small change: types, lint, arrows, and of the tests that the change can reach the
// nearest and quickest. `npm run verify -- BRANCH` compares with another branch than main. The rest is `npm test`'s.
await ensureNode()
install()
installStacks()

const seconds = 20
const always = "tests/arrows.test.ts"
const base = process.argv[2] ?? "main"
const bin = (name) => join(root, "node_modules/.bin", name)
const lines = (command, ...args) =>
  spawnSync(command, args, { cwd: root, encoding: "utf8" }).stdout.split("\n").filter(Boolean)

/** Runs it, says what it complains of, and whether it was content. */
function step(name, command, ...args) {
  return new Promise((done) => {
    const begun = performance.now()
    const output = []
    const child = spawn(command, args, { cwd: root })
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk))
    child.once("close", (code) => {
      console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
      if (code !== 0) console.log(Buffer.concat(output).toString())
      done(code === 0)
    })
  })
}

/** How long each file took the last time, in seconds, by its path. */
function durations() {
  const found = new Map()
  const kept = join(root, "node_modules/.vite/vitest")
  const files = (existsSync(kept) ? readdirSync(kept) : []).map((folder) => join(kept, folder, "results.json"))
  for (const file of files.filter(existsSync))
    for (const [id, { duration }] of JSON.parse(readFileSync(file, "utf8")).results)
      found.set(id.slice(id.indexOf(":") + 1), duration / 1000)
  return found
}

/** The affected test files that there is time for, nearest to the change first, then quickest; and how many are left. */
function chosen() {
  const since = lines("git", "merge-base", "HEAD", base)[0] ?? "HEAD"
  const changed = new Set([
    ...lines("git", "diff", "--name-only", since),
    ...lines("git", "ls-files", "--others", "--exclude-standard"),
  ])
  const folders = new Set([...changed].map(dirname))
  const affected = lines(bin("vitest"), "list", "--filesOnly", "--changed", since).filter((file) => file !== always)
  const took = durations()
  const costOf = (file) => took.get(file) ?? (file.startsWith("tests/") ? 30 : 3)
  const distance = (file) => (changed.has(file) ? 0 : folders.has(dirname(file)) ? 1 : 2)
  affected.sort((one, other) => distance(one) - distance(other) || costOf(one) - costOf(other))
  // Two at a time; what was changed itself is run however long it takes.
  let left = seconds * 2
  const files = affected.filter((file) => {
    left -= costOf(file)
    return left >= 0 || changed.has(file)
  })
  return { files: [always, ...files], rest: affected.length - files.length }
}

const { files, rest } = chosen()
const types = (name, project) => step(`types of ${name}`, bin("tsc"), "--noEmit", "--checkers", "1", "-p", project)
const checks = [types("the packages", "tsconfig.json"), types("the console", "web/tsconfig.json")]
const checked = await Promise.all([...checks, step("lint", bin("biome"), "check", "--error-on-warnings", ".")])
const tested = await step(`${files.length} test files`, bin("vitest"), "run", "--reporter=dot", ...files)
if (rest > 0) console.log(`${rest} more test files may be affected: npm test`)
process.exitCode = tested && checked.every(Boolean) ? 0 : 1
