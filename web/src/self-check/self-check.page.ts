import { hotlines } from "@ventanilla/core/data/hotlines"
import { publicWords, weather } from "@ventanilla/core/data/public-page"
import { firstRuler, provenance } from "@ventanilla/core/data/violentometro"
import { html, raw } from "hono/html"
import { both, phonesHtml, rulerHtml } from "./self-check.html"
import { lineWords, words } from "./self-check.words"

const check = (id: string, said: { es: string; en: string }, on = false) =>
  html`<label class="option"><input type="checkbox" id="${id}" autocomplete="off"${on && html` checked`}> ${both(said)}</label>`

/** What stands there until the office's own phones have come, and for whoever has no script. */
const known = Object.keys(lineWords).flatMap((key) => {
  const found = hotlines.find((row) => row.key === key)
  return found ? [{ key, name: found.name, phone: found.phone }] : []
})

/** The public page as a file: title, icon and address say nothing of what it is about. */
export const selfCheckPage = (): string =>
  html`<!doctype html>
<!-- Written by \`npm run self-check -w web\` from the instrument's data and src/self-check/self-check.words.ts. -->
<html lang="es">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex, nofollow, noarchive">
    <meta name="format-detection" content="telephone=no">
    <link rel="icon" href="/note.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/src/self-check/ruler.css">
    <link rel="stylesheet" href="/src/self-check/self-check.css">
    <title>${publicWords.title.es}</title>
    <script type="module" src="/src/self-check/self-check.ts"></script>
  </head>
  <body class="self-check">
    <header class="bar">
      <fieldset class="tongues" aria-label="Idioma / Language">
        <label><input type="radio" name="tongue" id="tongue-es" autocomplete="off" checked><span>Español</span></label>
        <label><input type="radio" name="tongue" id="tongue-en" autocomplete="off"><span>English</span></label>
      </fieldset>
      <a class="leave" id="leave" href="${weather}" rel="noreferrer nofollow">${both(publicWords.leave)} <kbd class="scripted" aria-hidden="true">⇧⇧⇧</kbd></a>
    </header>
    <main>
      <h1>${both(words.heading)}</h1>
      <p class="lead">${both(words.lead)}</p>
      <p class="scripted keys quiet small no-print">${both(words.shift)}</p>
      <p class="no-print"><a class="jump" href="#call">${both(words.call)} ↓</a></p>
      <details class="trail no-print">
        <summary>${both(words.trail)}</summary>
        <p>${both(words.trail1)}</p>
        <p>${both(words.trail2)}</p>
        <p>${both(words.trail3)}</p>
        <noscript><p>${both(words.noScript)}</p></noscript>
      </details>
      <form id="marks" autocomplete="off">
        <div class="ruler" id="ruler">
${raw(rulerHtml(firstRuler))}        </div>
        <p class="quiet small">${both(words.order)}</p>
        <section class="result" aria-live="polite" aria-atomic="true" id="result">
          <h2>${both(words.result)}</h2>
          <p class="r0">${both(words.none)}</p>
          <p class="r1">${both(words.band1)}</p>
          <p class="r2">${both(words.band2)}</p>
          <p class="r3">${both(words.band3)}</p>
          <p class="rt"><strong>${both(words.talk)}</strong> <a href="#call">${both(words.call)}</a></p>
          <button type="reset" class="quiet-button no-print">${both(words.clear)}</button>
        </section>
      </form>
      <section class="call" id="call" tabindex="-1">
        <h2>${both(words.call)}</h2>
        <p>${both(words.callText)}</p>
        <ul id="phones">
${raw(phonesHtml({ publicPhone: null, onCallPhone: null, lines: known }))}        </ul>
      </section>
      <section class="paper scripted no-print">
        <h2>${both(words.print)}</h2>
        ${check("with-cover", words.printCover, true)}
        ${check("with-phones", words.printPhones)}
        ${check("with-marks", words.printMarks)}
        <p class="quiet small">${both(words.printText)}</p>
        <button type="button" id="print">${both(words.print)}</button>
      </section>
      <footer class="small quiet">
        <p>${both(provenance.attribution)}</p>
        <p>${both(words.working)}</p>
      </footer>
    </main>
    <aside class="cover" aria-hidden="true">
      <h2>${both(words.cover)}</h2>
      <ul>
${[words.cover1, words.cover2, words.cover3, words.cover4, words.cover5].map((one) => html`        <li>${both(one)}</li>\n`)}      </ul>
    </aside>
  </body>
</html>
`.toString()
