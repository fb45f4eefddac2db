/** Something the palette can do: never anything that names a person. */
export type Entry = {
  key: string
  group: "folio" | "acts" | "pages" | "files" | "places"
  label: string
  run: () => void
}

const fold = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()

/** Entries of which every typed word begins a word, accents or not; all of them when nothing is typed. */
export function matching(entries: readonly Entry[], typed: string): Entry[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return entries.filter(({ label }) => {
    const own = fold(label).split(/[\s·,.()-]+/)
    return words.every((word) => own.some((one) => one.startsWith(word)) || fold(label).startsWith(word))
  })
}

/** A folio as it is typed, with or without its dash; undefined when it is none. */
export function folioOf(typed: string): string | undefined {
  const found = /^(VAIM|CAN|DET)-?([2-9A-HJKMNP-TV-Z]{4})$/.exec(typed.trim().toUpperCase().replaceAll(/\s/g, ""))
  return found ? `${found[1]}-${found[2]}` : undefined
}

/** May a single key act here? Not while somebody types, nor with a modifier, nor in a dialog. */
export function isFree(event: Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey" | "target">): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const target = event.target as HTMLElement | null
  if (!target || typeof target.closest !== "function") return true
  return target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]") === null
}
