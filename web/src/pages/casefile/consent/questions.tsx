import { For } from "solid-js"

/** What to ask her, as one says it. */
export function Questions(props: { list: readonly string[] }) {
  return (
    <ul class="questions">
      <For each={props.list}>{(question) => <li>{question}</li>}</For>
    </ul>
  )
}
