// Writes the public page, whole and readable without script, from the instrument's data and the page's words.
// npm run self-check -w web
import { writeFileSync } from "node:fs"
import { selfCheckPage } from "../src/self-check/self-check.page"

writeFileSync(new URL("../i/index.html", import.meta.url), selfCheckPage())
