import { day, night } from "./palette"

// Outlook falls back to Times when it does not know the first name.
const font = "'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif"
const mono = "Consolas, Menlo, 'Courier New', monospace"

/** The element that a list repeats; Outlook keeps the indent only when it is written on both list and item. */
export const item = `<li style="margin:0 0 4px 0;font-family:${mono};font-size:16px;line-height:26px;">{{words}}</li>`
export const fact = `<p style="margin:0 0 4px 0;"><strong>{{label}}</strong> {{words}}</p>`

const dark = `
  @media (prefers-color-scheme: dark) {
    body, .body, .body > div { background-color: ${night.paper} !important; }
    .card, .card > table { background: ${night.surface} !important; background-color: ${night.surface} !important; }
    .card > table > tbody > tr > td { border-color: ${night.line} !important; }
    .ink div, .ink strong { color: ${night.ink} !important; }
    .quiet div, .quiet strong { color: ${night.quiet} !important; }
    .brand div { color: ${night.brand} !important; }
    .tint, .tint div { background-color: ${night.tint} !important; color: ${night.ink} !important; }
  }
  [data-ogsc] .ink div, [data-ogsc] .ink strong { color: ${night.ink} !important; }
  [data-ogsc] .quiet div, [data-ogsc] .quiet strong { color: ${night.quiet} !important; }
  [data-ogsc] .brand div { color: ${night.brand} !important; }
`

const block = (name: string, mjml: string) =>
  `<mj-raw><!--block:${name}--></mj-raw>${mjml}<mj-raw><!--/block:${name}--></mj-raw>`

/** The one layout of every mail. What stands between block marks becomes a part that messages are put together from. */
export const mjml = `
<mjml lang="{{lang}}" dir="ltr">
  <mj-head>
    <mj-title>{{title}}</mj-title>
    <mj-raw>
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
      <meta name="x-apple-disable-message-reformatting">
    </mj-raw>
    <mj-attributes>
      <mj-all font-family="${font}" />
      <mj-text color="${day.ink}" font-size="16px" line-height="25px" padding="0 32px 16px" />
      <mj-section padding="0" />
    </mj-attributes>
    <mj-style>:root { color-scheme: light dark; } ${dark}</mj-style>
  </mj-head>
  <mj-body background-color="${day.paper}" width="600px" css-class="body">
    <mj-section padding="28px 0 16px">
      <mj-column>
        <mj-text css-class="brand" color="${day.brand}" font-size="17px" font-weight="700" padding="0 32px">{{office}}</mj-text>
      </mj-column>
    </mj-section>
    <mj-section css-class="card" background-color="${day.surface}" border="1px solid ${day.line}" border-radius="16px" padding="32px 0 16px">
      <mj-column>
        ${block("body", '<mj-text padding="0">&nbsp;</mj-text>')}
        ${block("heading", `<mj-text css-class="ink" padding="0 32px 16px"><h1 style="margin:0;font-size:24px;line-height:31px;font-weight:700;">{{words}}</h1></mj-text>`)}
        ${block("paragraph", '<mj-text css-class="ink">{{words}}</mj-text>')}
        ${block("aside", `<mj-text css-class="quiet" color="${day.quiet}" font-size="15px" line-height="23px">{{words}}</mj-text>`)}
        ${block("list", `<mj-text css-class="ink"><h2 style="margin:0 0 6px 0;font-size:16px;line-height:25px;font-weight:700;">{{label}}</h2><ul style="margin:0;padding:0 0 0 22px;">{{items}}</ul></mj-text>`)}
        ${block("button", `<mj-button href="{{href}}" rel="noopener noreferrer" align="left" background-color="${day.button}" color="${day.onButton}" font-size="17px" font-weight="700" border-radius="10px" inner-padding="14px 26px" padding="8px 32px 24px">{{words}}</mj-button>`)}
        ${block("facts", `<mj-text css-class="quiet" color="${day.quiet}" font-size="15px" line-height="23px">{{items}}</mj-text>`)}
        ${block("code", `<mj-text css-class="tint" container-background-color="${day.tint}" align="center" font-size="36px" line-height="44px" padding="18px 32px"><div style="font-family:${mono};font-weight:700;letter-spacing:8px;">{{words}}</div></mj-text><mj-spacer height="16px" />`)}
        ${block("note", `<mj-text css-class="tint" container-background-color="${day.tint}" font-size="15px" line-height="23px" padding="14px 32px">{{words}}</mj-text><mj-spacer height="16px" />`)}
      </mj-column>
    </mj-section>
    <mj-section padding="20px 0 40px">
      <mj-column>
        <mj-text css-class="quiet" color="${day.quiet}" font-size="14px" line-height="21px" padding="0 32px">{{footer}}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`
