import { writeFile } from "node:fs/promises"
import { compileLayout } from "./layout/compile"

await writeFile(new URL("src/layout.generated.ts", import.meta.url), await compileLayout())
