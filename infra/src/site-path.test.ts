import { runInNewContext } from "node:vm"
import { describe, expect, it } from "vitest"
import { sitePath } from "./site-path"

/** The path that CloudFront would look up: the code that runs at the edge, run here. */
const lookedUp = (uri: string) =>
  (runInNewContext(`${sitePath}\nhandler(event)`, { event: { request: { uri } } }) as { uri: string }).uri

describe("a path of the site", () => {
  it.each(["/", "/today", "/casefiles/cas_01J00000000000000000000000", "/signin/callback", "/v/"])(
    "is a screen when it names no file: %s",
    (uri) => expect(lookedUp(uri)).toBe("/index.html"),
  )

  it.each(["/index.html", "/mark.svg", "/assets/index-m7i_SSu4.js", "/assets/gone.js"])(
    "is itself when it names a file: %s",
    (uri) => expect(lookedUp(uri)).toBe(uri),
  )

  it.each(["/i/PHL", "/i/MAD-2", "/i/"])("below /i/ is the page for herself, whatever office follows: %s", (uri) =>
    expect(lookedUp(uri)).toBe("/i/index.html"),
  )

  it("is judged by its last part alone", () => {
    expect(lookedUp("/v1.2/today")).toBe("/index.html")
  })
})
