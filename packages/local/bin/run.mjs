#!/usr/bin/env node
import { ensureNode, hand, install } from "./prepare.mjs"

// A program of the repository in TypeScript: `node packages/local/bin/run.mjs FILE …`.
await ensureNode()
install()
await hand(process.execPath, ["--import", "tsx", ...process.argv.slice(2)])
