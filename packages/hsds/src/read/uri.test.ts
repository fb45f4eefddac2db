import { fullFormats } from "ajv-formats/dist/formats.js"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { uriOf } from "./uri"

const official = fullFormats.uri as (text: string) => boolean

describe("a web address", () => {
  it.each([
    ["https://casa.example", "https://casa.example"],
    [" http://casa.example:8080/a?b=c#d ", "http://casa.example:8080/a?b=c#d"],
    ["https://casa.example/a%20b", "https://casa.example/a%20b"],
    ["https://[2001:db8::1]/", "https://[2001:db8::1]/"],
    [
      "https://casa.example/más información.html".replace(" ", "%20"),
      "https://casa.example/m%C3%A1s%20informaci%C3%B3n.html",
    ],
    ["https://españa.example", "https://xn--espaa-rta.example/"],
    ["\u200bhttps://casa.example/\u200b", "https://casa.example/"],
    ["https://casa.example/ayuda\u2060\uFEFF", "https://casa.example/ayuda"],
    ["tel:+12155550101", "tel:+12155550101"],
    ["mailto:hola@casa.example", "mailto:hola@casa.example"],
  ])("%s", (text, uri) => expect(uriOf(text)).toBe(uri))

  // In a busy process the JIT compiles what runs often: `canParse` of Node 20 and 22 then answers differently.
  it("is one after twenty thousand others, too", () => {
    for (let asked = 0; asked < 20_000; asked++)
      if (uriOf("https://españa.example") !== "https://xn--espaa-rta.example/") throw new Error(`Lost after ${asked}`)
  })

  it.each(["", "casa.example", "//casa.example", "A:#", "A:", "http://x/%zz", "https://a b.example", "https://x/#a#b"])(
    "%j is none",
    (text) => expect(uriOf(text)).toBeUndefined(),
  )

  it("is one by the judge of the schemas, too", () => {
    const piece = fc.constantFrom(..."aA1:/?#[]@!%&=.- é~\\<", "://", "%20", "http", "https://", "tel:", "[::1]")
    const almost = fc.array(piece, { maxLength: 12 }).map((list) => list.join(""))
    fc.assert(
      fc.property(
        fc.oneof(almost, fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
        (text) => {
          const uri = uriOf(text)
          if (uri === undefined) return
          expect([uri, official(uri)]).toEqual([uri, true])
          expect(uriOf(uri)).toBe(uri)
        },
      ),
      { numRuns: 20_000 },
    )
  })
})
