import type { PublicPage } from "@ventanilla/core/safety/screening/schema"
import { phonesHtml, rulerHtml } from "./self-check.html"

const root = document.documentElement
const find = <E extends HTMLElement>(id: string) => document.getElementById(id) as E
const leave = find<HTMLAnchorElement>("leave")
const harmless = leave.href

/** Empties the view first, so that a slow line shows nothing, and leaves no entry that the Back button could open. */
function go(): void {
  document.body.replaceChildren()
  document.title = "…"
  location.replace(harmless)
}
leave.addEventListener("click", (event) => {
  event.preventDefault()
  go()
})

// Three Shifts within two seconds and no other key between them.
let presses: number[] = []
addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Shift") presses = []
    else if (!event.repeat) {
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 2000)
      if (presses.length >= 3) go()
    }
  },
  { capture: true },
)

// A fragment in the address would be one more entry behind the Back button.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href="#call"]'))
  link.addEventListener("click", (event) => {
    event.preventDefault()
    find("call").focus({ preventScroll: true })
    find("call").scrollIntoView()
  })

const form = find<HTMLFormElement>("marks")
const ruler = find("ruler")
const boxes = () => [...ruler.querySelectorAll<HTMLInputElement>("input")]

// Arrows go from mark to mark; the space bar marks, as it does everywhere.
ruler.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const at = boxes().indexOf(event.target as HTMLInputElement)
  if (by === undefined || at === -1) return
  event.preventDefault()
  boxes()[at + by]?.focus()
})

/** For browsers whose styles cannot ask what is marked; the others need none of this. */
function read(): void {
  const marked = boxes().filter(({ checked }) => checked)
  const bands = marked.map((box) => Number(box.closest<HTMLElement>("[data-band]")?.dataset["band"] ?? 0))
  root.dataset["highest"] = String(Math.max(0, ...bands))
  root.dataset["talk"] = String(marked.some((box) => "talk" in box.dataset))
}
form.addEventListener("change", read)
form.addEventListener("reset", () => setTimeout(read))
form.addEventListener("submit", (event) => event.preventDefault())

// Whoever comes back by whatever way finds nothing marked.
addEventListener("pagehide", () => form.reset())
addEventListener("pageshow", ({ persisted }) => persisted && location.reload())

for (const tongue of ["es", "en"] as const)
  find<HTMLInputElement>(`tongue-${tongue}`).addEventListener("change", () => {
    root.lang = tongue
  })
if (/^en\b/i.test(navigator.language)) find<HTMLInputElement>("tongue-en").click()

find("print").addEventListener("click", () => print())
root.classList.add("with-script")
read()

/** The page's one question, asked when it opens. Without an answer the national lines stay. */
async function office(): Promise<void> {
  const code = /^\/i\/([A-Za-z][A-Za-z0-9-]{1,11})\/?$/.exec(location.pathname)?.[1]
  if (!code) return
  const answer = await fetch(`/api/public/offices/${code}`, { credentials: "omit", cache: "no-store" })
  if (!answer.ok) return
  const { edition, ...phones } = (await answer.json()) as PublicPage
  find("phones").innerHTML = phonesHtml(phones)
  // The built page carries the first edition; another is put in its place before anything is marked.
  if (edition.version > 0 && !boxes().some(({ checked }) => checked)) ruler.innerHTML = rulerHtml(edition.ruler)
}
office().catch(() => undefined)
