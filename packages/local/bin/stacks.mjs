#!/usr/bin/env node
import { ensureNode, install, installStacks } from "./prepare.mjs"

await ensureNode()
install()
installStacks()
