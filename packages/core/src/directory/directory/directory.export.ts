import type { Bundle } from "@ventanilla/hsds/assemble"
import { verb } from "../../platform/actor"
import { awaitAll } from "../../platform/util/await-all"
import type { Page } from "../../platform/util/schema"
import { bundleOf } from "./bundle.rules"
import { publishedPage } from "./directory.publish"
import { idsByName, read, wholeOf } from "./directory.read"
import { ExportInput } from "./exchange.schema"

/**
 * Exports the directory in HSDS, a page of organisations at a time: all of it, or what is published. Secret locations
 * are in neither.
 */
export const exported = verb(
  "directory.export",
  ExportInput,
  async ({ scope, cursor, limit }): Promise<Page<Bundle>> => {
    if (scope === "public") return publishedPage(cursor, limit)
    const page = await idsByName({ cursor, limit })
    const rows = await awaitAll(page.items.map(read))
    return { items: rows.flatMap((found) => (found ? [bundleOf(wholeOf(found))] : [])), cursor: page.cursor }
  },
)
