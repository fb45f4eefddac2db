#!/usr/bin/env node
import { spawn } from "node:child_process"
import { join } from "node:path"
import { assertNode, install, installStacks, root } from "./prepare.mjs"

assertNode()
install()
// The policies that judge are those of what would be deployed.
if (process.argv.includes("--iam")) installStacks()

// The channel tells the child that this process is gone, however it went.
const child = spawn(
  process.execPath,
  ["--import", "tsx", join(root, "packages/local/src/start.ts"), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  },
)
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
