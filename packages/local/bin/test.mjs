#!/usr/bin/env node
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { ensureNode, install, installStacks, root } from "./prepare.mjs"

await ensureNode()
install()
installStacks()

const folder = mkdtempSync(join(tmpdir(), "ventanilla-test-"))
const file = join(folder, "results.json")
const vitest = join(root, "node_modules/vitest/vitest.mjs")
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
// `--iam`: every local cloud is judged by the synthesised policies, as with `npm start -- --iam`.
const asked = process.argv.slice(2)
const iam = asked.includes("--iam") ? { VENTANILLA_IAM: "1" } : {}
const args = [vitest, "run", ...reporters, ...chosen(asked.filter((one) => one !== "--iam"))]
// Whoever names no file looks at no picture of every page.
const pictures = isNamed(asked) ? {} : { VENTANILLA_PICTURES: "none" }
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  env: { ...process.env, ...iam, ...pictures },
  stdio: "inherit",
})

const { passed, failed, names } = counted()
rmSync(folder, { recursive: true, force: true })
for (const name of names) console.log(`FAILED ${name}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || status !== 0 ? 1 : 0

/** The long drills (`*.deep.test.ts`) are run by `--deep`, and by whoever names them: `npm test -- casefile` takes both kinds. */
function chosen(words) {
  // A drill that kills what it works with has a process of its own.
  if (words.includes("--deep")) return [".deep.test.ts", "--isolate", ...words.filter((word) => word !== "--deep")]
  return isNamed(words) ? words : ["--exclude", "**/*.deep.test.ts", ...words]
}

/** Whether the words name files. */
function isNamed(words) {
  return words.some((word) => !word.startsWith("-"))
}

function firstLine(message = "") {
  return message.split("\n")[0].slice(0, 300)
}

/** A file that could not even be loaded has no failed test in it, and is a failure all the same. */
function counted() {
  if (!existsSync(file)) return { passed: 0, failed: 1, names: ["vitest"] }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, "utf8"))
  const names = testResults
    .filter((one) => one.status === "failed")
    .flatMap(({ name, message, assertionResults }) => {
      const path = relative(root, name)
      const failed = assertionResults.filter((each) => each.status === "failed")
      if (failed.length === 0) return [`${path}: ${firstLine(message)}`]
      return failed.map(({ fullName, failureMessages: [why] }) => `${path}: ${fullName}: ${firstLine(why)}`)
    })
  const total = Math.max(numFailedTests, names.length)
  return { passed: numPassedTests, failed: status !== 0 && total === 0 ? 1 : total, names }
}
