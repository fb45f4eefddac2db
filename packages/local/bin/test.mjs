#!/usr/bin/env node
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assertNode, install, root } from "./prepare.mjs"

assertNode()
install()

const folder = mkdtempSync(join(tmpdir(), "ventanilla-test-"))
const file = join(folder, "results.json")
const vitest = join(root, "node_modules/vitest/vitest.mjs")
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
const { status } = spawnSync(process.execPath, [vitest, "run", ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
})

const { passed, failed } = counted()
rmSync(folder, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || status !== 0 ? 1 : 0

/** A file that could not even be loaded has no failed test in it, and is a failure all the same. */
function counted() {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, "utf8"))
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((each) => each.status === "failed"),
  ).length
  const total = numFailedTests + unloaded
  return { passed: numPassedTests, failed: status !== 0 && total === 0 ? 1 : total }
}
