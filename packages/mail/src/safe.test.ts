import { inspect } from "node:util"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { arbitrary } from "../test/letters"
import { safe, UnsafeValueError } from "./index"

const tenant = "ten_01JABCDEFGHJKMNPQRSTVWXYZ0"
const secret = "0123456789abcdefghijklmnopqrstuvwxyz-_ABCDE"
const https = "https://ventanilla.example"

const refused: { [K in keyof typeof safe]: unknown[] } = {
  folio: [
    "VAIM-7K2M",
    "CAN-7K2",
    "CAN-7K2MM",
    "can-7k2m",
    "CAN-MARÍA",
    "CAN-O0IL",
    "María Pérez",
    " CAN-7K2M",
    "CAN-7K2M\n",
    "CAN-7K2M\r\nBcc: a@b.c",
    ["CAN-7K2M"],
  ],
  count: [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000, "3"],
  digestNumber: ["D-20260230-4F7K", "D-20261301-4F7K", "D-20260309-4F7L", "D-2026039-4F7K", "D-20260309-4F7K\n"],
  date: [
    { instant: "2026-02-30T12:00:00Z", timeZone: "America/New_York" },
    { instant: "2026-03-09T25:00:00Z", timeZone: "America/New_York" },
    { instant: "2026-03-09T12:00:00", timeZone: "America/New_York" },
    { instant: "2026-03-09", timeZone: "America/New_York" },
    { instant: "2026-03-09T12:00:00Z", timeZone: "America/Filadelfia" },
    { instant: "2026-03-09T12:00:00Z", timeZone: "+05:00" },
    { instant: "2026-03-09T12:00:00Z", timeZone: "" },
    { instant: new Date("2026-03-09T12:00:00Z"), timeZone: "America/New_York" },
  ],
  link: [
    `http://ventanilla.example/partner#${secret}`,
    `javascript:alert(1)//${secret}`,
    `data:text/html,${secret}`,
    `${https}/partner?token=${secret}`,
    `${https}/partner?`,
    `${https}/partner/${secret}`,
    `${https}/partner#maria-perez`,
    `${https}/partner#name=Mar%C3%ADa`,
    `${https}/partner#${secret}&name=maria`,
    `https://maria:perez@ventanilla.example/partner`,
    `https://ventanilla.example@evil.example/partner`,
    `${https}/partner#${secret}"onclick="x`,
    `${https}/partner \n`,
    `${https}/María`,
    `${https}\\@evil.example`,
    `http://localhost.evil.example/partner`,
    "/partner",
  ],
  code: ["12345", "1234567", "12345a", "１２３４５６", "123456\n", 123456],
  office: [
    "María@consulado.mx",
    "Consulado 215 922 4262",
    "Consulado\nBcc: a@b.c",
    "Consulado\r",
    "Consulado\u2028x",
    "Consulado \u202e",
    "<b>Consulado</b>",
    "Consulado \ud800",
    "Consulado {{office}}",
    "evil.example",
    "https://evil",
    "x".repeat(121),
    "",
    " Consulado",
  ],
  role: ["admin", "headquarters", "toString", "__proto__", "", null],
  phone: ["call María", "12", "+1 215 922 4262 María", "+1\n2159224262", "((((((((", "1".repeat(16), "https://1234567"],
}

describe("safe", () => {
  it.each(Object.entries(refused))("%s refuses what could name somebody or break a mail", (kind, values) => {
    for (const value of values) {
      const wrap = kind === "office" ? { es: value, en: "Consulate" } : value
      const make = () => (safe as unknown as Record<string, (value: unknown) => unknown>)[kind]?.(wrap)
      expect(make, JSON.stringify(value)).toThrow(UnsafeValueError)
    }
  })

  it("never repeats the refused value in its error", () => {
    const canary = "Xóchitl Canario"
    for (const make of [safe.folio, safe.code, safe.phone, safe.link, safe.digestNumber])
      expect(() => make(canary)).toThrow(expect.not.objectContaining({ message: expect.stringContaining("Canario") }))
  })

  it("takes what the product makes", () => {
    expect(() => {
      safe.link(`http://localhost:4123/partner#${tenant}.${tenant.replace("ten", "grt")}.${secret}`)
      safe.link(`http://127.0.0.1:4123/partner#token=${secret}&lang=en`)
      safe.link(https)
      safe.link(`${https}/casefiles/cas_01JABCDEFGHJKMNPQRSTVWXYZ0`)
      safe.office({
        es: "Consulado General de México en Los Ángeles, California",
        en: "Consulate of Mexico (Washington, D.C.)",
      })
      safe.phone("+1 (215) 922-4262")
      safe.date({ instant: "2026-03-09T12:00:00.123456789Z", timeZone: "America/Argentina/Buenos_Aires" })
      safe.count(0)
    }).not.toThrow()
    fc.assert(fc.property(arbitrary.folio, arbitrary.link, (folio, link) => void [safe.folio(folio), safe.link(link)]))
  })

  it("refuses arbitrary text in every kind made of text", () => {
    const makers = [safe.folio, safe.digestNumber, safe.code, safe.link]
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const make of makers) expect(() => make(text)).toThrow(UnsafeValueError)
      }),
    )
  })

  it("prints nothing: a link or a code in a log line is no disclosure", () => {
    const values = [safe.link(`${https}/partner#${secret}`), safe.code("048213")]
    const printed = `${inspect(values, { depth: 9, showHidden: true })}${JSON.stringify(values)}${values}`
    expect(printed).not.toContain(secret)
    expect(printed).not.toContain("048213")
  })
})
