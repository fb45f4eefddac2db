import { readFileSync } from "node:fs"
import { expect, it } from "vitest"

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8")

it("every screen that docs/programme.md names is a route of the console, or a page of its own", () => {
  const routes = [...read("web/src/routes.tsx").matchAll(/path: "(\/[^"]*)"/g)].map(([, path]) => path as string)
  const own = ["/i/", "/mobile"]
  const rows = read("docs/programme.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| what"))
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) {
    const screens = [...row.matchAll(/`(\/[^`]*)`/g)].map(([, path]) => path as string)
    expect(screens.length, row).toBeGreaterThan(0)
    for (const screen of screens) expect([...routes, ...own], row).toContain(screen)
  }
})
