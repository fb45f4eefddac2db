// Writes the public page, whole and readable without script, from the instrument's data and the page's words.
// npm run leaf -w web
import { writeFileSync } from "node:fs"
import { leafPage } from "../src/leaf/leaf.page"

writeFileSync(new URL("../i/index.html", import.meta.url), leafPage())
