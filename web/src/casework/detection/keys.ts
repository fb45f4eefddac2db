import { onMount } from "solid-js"

const fieldsets = (form: HTMLElement) => [...form.querySelectorAll<HTMLFieldSetElement>("fieldset[data-field]")]
const choices = (group: HTMLElement) => [
  ...group.querySelectorAll<HTMLInputElement>("input[type=checkbox], input[type=radio]"),
]
const boxesOf = "input[type=tel], input[type=text]"
const isChoice = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio")

/** The choice that a key names in a group: 1 to 9, then 0. Undefined when it names none. */
export function choiceOf(key: string, count: number): number | undefined {
  if (!/^[0-9]$/.test(key)) return undefined
  const index = key === "0" ? 9 : Number(key) - 1
  return index < count ? index : undefined
}

/**
 * A form of choices by keyboard alone: while a choice has the focus, its number presses it, arrows move among those that
 * may be several, and Enter goes on to what is not answered yet, at last to the button that sends. One of few goes on by
 * itself. Keys act only where the focus is, so that they get into nobody's way (WCAG 2.1.4).
 */
export function createKeys(form: () => HTMLFormElement | undefined) {
  onMount(() => focusOn(fieldsets(form()!)[0]))

  function focusOn(group: HTMLElement | undefined): void {
    if (!group) return
    const all = choices(group)
    ;(all.find(({ checked }) => checked) ?? all[0])?.focus()
  }

  const follows = (from: HTMLElement, to: HTMLElement) =>
    (from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

  /** To the next group that has no answer, or the next box that is empty, whichever comes first; then to the button. */
  function goOn(from: HTMLElement): void {
    const holder = form()
    if (!holder) return
    const boxes = [...holder.querySelectorAll<HTMLInputElement>(boxesOf)].filter(({ value }) => value === "")
    const groups = fieldsets(holder).filter((group) => !choices(group).some(({ checked }) => checked))
    const [next] = [...boxes, ...groups].filter((one) => follows(from, one)).sort((a, b) => (follows(a, b) ? -1 : 1))
    if (!next) holder.querySelector<HTMLButtonElement>("button[type=submit]")?.focus()
    else if (next instanceof HTMLInputElement) next.focus()
    else focusOn(next)
  }

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof HTMLInputElement && event.target.matches(boxesOf) && event.key === "Enter") {
      event.preventDefault()
      return goOn(event.target)
    }
    if (!isChoice(event.target)) return
    const group = event.target.closest<HTMLElement>("fieldset[data-field]")
    if (!group) return
    const all = choices(group)
    const index = choiceOf(event.key, all.length)
    const chosen = index === undefined ? undefined : all[index]
    if (chosen) {
      event.preventDefault()
      chosen.focus()
      chosen.click()
      // What its answer asks for next is drawn first.
      if (chosen.type === "radio") queueMicrotask(() => goOn(group))
    } else if (event.key === "Enter") {
      event.preventDefault()
      goOn(group)
    } else if (event.target.type === "checkbox" && event.key.startsWith("Arrow")) {
      event.preventDefault()
      const step = event.key === "ArrowDown" || event.key === "ArrowRight" ? 1 : -1
      all[(all.indexOf(event.target) + step + all.length) % all.length]?.focus()
    }
  }
}
