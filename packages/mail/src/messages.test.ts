import fc from "fast-check"
import { simpleParser } from "mailparser"
import { describe, expect, it } from "vitest"
import { letters } from "../test/letters"
import { digest, type Message, safe, subjects } from "./index"

const wrapped = (text: string) =>
  (
    Buffer.from(text)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n")

/** The mail as a mail service would assemble it. */
function mime({ subject, html, text }: Message): string {
  const part = (type: string, body: string) =>
    `--edge\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(body)}\r\n`
  const headers = [
    "From: consulado@ventanilla.example",
    "To: referrals@partner.example",
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="edge"',
  ]
  return `${headers.join("\r\n")}\r\n\r\n${part("text/plain", text)}${part("text/html", html)}--edge--\r\n`
}

const attribute = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}\\s*=\\s*["']?([^"'\\s>]*)`, "gi"))].map((match) => match[1])

describe.each(Object.keys(letters) as (keyof typeof letters)[])("%s", (name) => {
  const any = (claim: (sample: typeof letters extends Record<string, fc.Arbitrary<infer S>> ? S : never) => void) =>
    fc.assert(fc.property(letters[name], claim), { numRuns: 60 })

  it("has one subject a language, whatever it says, and a title that says no more", () =>
    any(({ message, language }) => {
      expect(message.subject).toBe(subjects[name][language])
      expect(/<title>(.*)<\/title>/.exec(message.html)?.[1]).toBe(message.subject)
      expect(message.html).toContain(`<html lang="${language}"`)
    }))

  it("fetches nothing: no image, font, style sheet, script, form or frame", () =>
    any(({ message: { html }, url }) => {
      expect(html).not.toMatch(
        /url\s*\(|@import|@font-face|<(link|img|script|iframe|object|embed|form|base|video|audio|input)\b/i,
      )
      expect(html).not.toMatch(/\son\w+\s*=|http-equiv="refresh"|\b(src|srcset|background|poster|action|ping)\s*=/i)
      expect(attribute(html, "href")).toEqual(url === undefined ? [] : [url])
      const addresses = [...html.matchAll(/(?:https?:)?\/\/[^\s"'<>]+/g)].map((match) => match[0])
      const allowed = ["http://www.w3.org/1999/xhtml", ...(url === undefined ? [] : [url])]
      expect(addresses.filter((address) => !allowed.includes(address))).toEqual([])
    }))

  it("has a plain-text part with the address on a line of its own and no mark-up", () =>
    any(({ message: { text }, url }) => {
      if (url !== undefined) expect(text.split("\n")).toContain(url)
      expect(text).not.toMatch(/<\w+|&\w+;|\{\{/)
      const long = text.split("\n").filter((line) => line.length > 72 && line !== url)
      expect(long).toEqual([])
    }))

  it("leaves no slot open, marks every table as layout, and says nothing of violence or of women", () =>
    any(({ message: { html, text } }) => {
      expect(html).not.toMatch(/\{\{|undefined|\[object|NaN/)
      const tables = html.match(/<table[^>]*>/g) ?? []
      expect(tables.length).toBeGreaterThan(0)
      expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([])
      expect(`${html}${text}`).not.toMatch(/violen|v[ií]ctim|mujer|wom[ae]n|VAIM|survivor|urgen/i)
      expect(Buffer.byteLength(html)).toBeLessThan(60_000)
    }))

  it("asks for no reply, since nobody reads one, and says so", () =>
    any(({ message: { text }, language }) => {
      const said = text.replaceAll(/\s+/g, " ")
      expect(said).toContain({ es: "nadie lee las respuestas", en: "nobody reads replies" }[language])
      expect(said).not.toMatch(/\b(reply (with|to this)|responda (solo|con|a este)|conteste)\b/i)
    }))

  it("survives the post: what is parsed is what was said", async () => {
    const [sample] = fc.sample(letters[name], 1)
    if (!sample) throw new Error("no sample")
    const parsed = await simpleParser(mime(sample.message))
    expect(parsed.subject).toBe(sample.message.subject)
    expect(parsed.text?.trim()).toBe(sample.message.text.trim())
    expect(parsed.html).toBe(sample.message.html)
    expect(parsed.attachments).toEqual([])
  })
})

describe("what is said", () => {
  const office = safe.office({ es: 'Oficina "Sur" & Norte', en: "Office d'Ouest" })
  const link = safe.link(`https://ventanilla.example/partner#${"a1".repeat(22)}`)
  const base = { number: safe.digestNumber("D-20260309-4F7K"), link, office }
  const validUntil = safe.date({ instant: "2026-03-16T12:00:00Z", timeZone: "America/New_York" })

  it("escapes an office's name in HTML and leaves it as it is in text", () => {
    const { html, text } = digest({ ...base, language: "es", validUntil, fresh: [safe.folio("CAN-7K2M")], waiting: [] })
    expect(html).toContain("Oficina &quot;Sur&quot; &amp; Norte")
    expect(html).not.toContain('Oficina "Sur"')
    expect(text).toContain('Oficina "Sur" & Norte')
  })

  it("counts in both languages, one and many, new and waiting", () => {
    const folio = safe.folio("CAN-7K2M")
    const say = (language: "es" | "en", fresh: number, waiting: number) =>
      digest({ ...base, language, validUntil, fresh: Array(fresh).fill(folio), waiting: Array(waiting).fill(folio) })
        .text
    expect(say("es", 1, 0)).toContain("Hay 1 canalización nueva")
    expect(say("es", 2, 0)).not.toContain("espera de respuesta")
    expect(say("en", 0, 2)).toContain("Still waiting for an answer: 2 referrals")
    expect(say("en", 0, 2)).not.toContain("New:")
    expect(say("en", 90, 20)).toContain("and 10 more on the list")
    expect(say("en", 130, 0).match(/CAN-/g)).toHaveLength(100)
    expect(() => say("es", 0, 0)).toThrow("nothing to say")
  })

  it("tells the hour of the reader's time zone, in the reader's language, across daylight saving", () => {
    const say = (language: "es" | "en", instant: string, timeZone: string) =>
      digest({
        ...base,
        language,
        validUntil: safe.date({ instant, timeZone }),
        fresh: [safe.folio("CAN-7K2M")],
        waiting: [],
      }).text
    expect(say("es", "2026-03-06T13:00:00Z", "America/New_York")).toMatch(
      /viernes, 6 de marzo de 2026, 8:00 a\. ?m\. EST/,
    )
    expect(say("es", "2026-03-09T12:00:00Z", "America/New_York")).toMatch(
      /lunes, 9 de marzo de 2026, 8:00 a\. ?m\. EDT/,
    )
    expect(say("en", "2026-07-06T15:00:00Z", "America/Phoenix")).toContain("Monday, July 6, 2026 at 8:00 AM MST")
    expect(say("en", "2026-10-26T07:00:00Z", "Europe/Madrid")).toContain("Monday, October 26, 2026 at 8:00 AM GMT+1")
  })

  it("cannot be made from a forged value, even where the types were silenced", () => {
    const forged = JSON.parse(JSON.stringify(safe.folio("CAN-7K2M")))
    const send = (folio: never) => digest({ ...base, language: "es", validUntil, fresh: [folio], waiting: [] })
    expect(() => send(forged as never)).toThrow("not_a_safe_value")
    expect(() => send("María Pérez" as never)).toThrow("not_a_safe_value")
    expect(() => send({ toString: () => "María" } as never)).toThrow("not_a_safe_value")
    expect(() =>
      digest({
        ...base,
        language: "es",
        validUntil,
        link: safe.folio("CAN-7K2M") as never,
        fresh: [safe.folio("CAN-7K2M")],
        waiting: [],
      }),
    ).toThrow("not_a_safe_value")
  })
})
