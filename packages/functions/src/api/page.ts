import { createHash } from "node:crypto"
import { publicWords, weather } from "@ventanilla/core/data/public-page"
import type { Language } from "@ventanilla/core/util/request"
import type { Context } from "hono"
import { html, raw } from "hono/html"
import { tagged } from "./etag"

export type Html = ReturnType<typeof html>

const base = `
:root{--ink:#1f2a2e;--soft:#566268;--paper:#fbfaf7;--card:#fff;--line:#dcd8cf;--accent:#0d5c55}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main,header,footer{max-width:44rem;margin:0 auto;padding:0 1.25rem}
header{display:flex;justify-content:space-between}
.leave{padding:.6rem 1.2rem;border-radius:10px;background:var(--accent);color:#fff;font-weight:700;text-decoration:none}
h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 .25rem}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
summary{cursor:pointer}
ul{list-style:none;margin:0;padding:0}
footer{padding-bottom:3rem;color:var(--soft);font-size:.9375rem}
@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a9b1b2;--paper:#14191b;--card:#1c2325;--line:#333c3f;--accent:#7fd1c7}.leave{color:#0c1716}}
`

/** A language as `Intl` takes it. */
export const locale = (language: Language) => (language === "es" ? "es-MX" : "en-US")

const otherWords = { es: "English", en: "Español" } as const
/** The link to the same page in the other language. */
export function otherLanguage(language: Language): Html {
  const other = language === "es" ? "en" : "es"
  return html`<a href="?language=${other}" hreflang="${other}" lang="${other}">${otherWords[language]}</a>`
}

/** The quick exit. */
export const leaveNow = (language: Language): Html =>
  html`<a class="leave" href="${weather}" rel="noreferrer nofollow">${publicWords.leave[language]}</a>`

type Look = {
  title: Record<Language, string>
  /** The rules of this page, after those that every public page has. */
  css: string
  /** More of the head. */
  head: Html
  /** The page shows pictures of the site. */
  pictures?: boolean
}

/**
 * A page for anybody that runs nothing. `policy`: its only stylesheet is allowed by hash. `render`: the whole page.
 * `answer`: what was rendered, with its policy and an ETag.
 */
export function publicPage({ title, css, head, pictures = false }: Look) {
  const style = base + css
  const hash = createHash("sha256").update(style).digest("base64")
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; ${pictures ? "img-src 'self'; " : ""}base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return {
    policy,
    render: (language: Language, { header, main, footer }: Record<"header" | "main" | "footer", Html>): string =>
      html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>${title[language]}</title>
${head}
<style>${raw(style)}</style>
</head>
<body>
<header>${header}</header>
<main>${main}</main>
<footer>${footer}</footer>
</body>
</html>
`.toString(),
    answer: (c: Context, page: string) =>
      tagged(c, page, "text/html; charset=utf-8", { "content-security-policy": policy, vary: "accept-language" }),
  }
}
