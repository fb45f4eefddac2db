import { createSignal, For, onCleanup, onMount } from "solid-js"
import { language } from "./language"

// These words are here, not in i18n/: nothing on this page may point at what the product is.
const words = {
  es: {
    title: "Notas",
    list: ["Pan, leche, huevos", "Pagar la luz", "Llamar al dentista"],
    add: "Agregar una nota",
    open: "Abrir",
  },
  en: {
    title: "Notes",
    list: ["Bread, milk, eggs", "Pay the electricity bill", "Call the dentist"],
    add: "Add a note",
    open: "Open",
  },
}

/** A list of notes like any other. */
export function NeutralPage(props: { comeBack: () => void }) {
  const [notes, setNotes] = createSignal(words[language()].list)
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]")
  const before = { title: document.title, icon: icon?.getAttribute("href") ?? "/mark.svg" }
  onMount(() => {
    document.title = words[language()].title
    icon?.setAttribute("href", "/note.svg")
  })
  onCleanup(() => {
    document.title = before.title === words[language()].title ? "Ventanilla" : before.title
    icon?.setAttribute("href", before.icon === "/note.svg" ? "/mark.svg" : before.icon)
  })
  const add = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const input = event.currentTarget.elements.namedItem("note") as HTMLInputElement
    if (input.value.trim()) setNotes((current) => [...current, input.value.trim()])
    input.value = ""
  }
  return (
    <main class="notes">
      <h1>{words[language()].title}</h1>
      <ul>
        <For each={notes()}>{(note) => <li>{note}</li>}</For>
      </ul>
      <form onSubmit={add}>
        <input name="note" autocomplete="off" placeholder={words[language()].add} aria-label={words[language()].add} />
      </form>
      <button type="button" onClick={() => props.comeBack()}>
        {words[language()].open}
      </button>
    </main>
  )
}
