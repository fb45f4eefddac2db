#!/usr/bin/env node
import { assertNode, install, installStacks } from "./prepare.mjs"

assertNode()
install()
installStacks()
