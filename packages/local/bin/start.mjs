#!/usr/bin/env node
import { join } from "node:path"
import { ensureNode, hand, install, installStacks, root } from "./prepare.mjs"

await ensureNode()
install()
// The policies that judge are those of what would be deployed.
if (process.argv.includes("--iam")) installStacks()
process.chdir(root)
await hand(process.execPath, ["--import", "tsx", join(root, "packages/local/src/start.ts"), ...process.argv.slice(2)])
