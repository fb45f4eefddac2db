import { readFile } from "node:fs/promises"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { expect, it } from "vitest"

it("api.http has every call, and no other", async () => {
  const text = await readFile(new URL("../api.http", import.meta.url), "utf8")
  const written = [...text.matchAll(/^(GET|POST) \{\{host\}\}([^?\s]+)/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  )
  const mounted = operations(app).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{{$1}}")}`)
  expect(new Set(written)).toEqual(new Set(mounted))
})
