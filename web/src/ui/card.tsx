import { createUniqueId, type JSX, Show } from "solid-js"

/** A surface with a heading and, on its right, what belongs to the whole of it. */
export function Card(props: {
  title?: JSX.Element
  aside?: JSX.Element
  /** A line of its own above the content: the sentence of a filter. */
  bar?: JSX.Element
  flush?: boolean
  tone?: "warn" | "bad" | "info"
  children: JSX.Element
}) {
  const id = createUniqueId()
  return (
    <section class="card" data-tone={props.tone} aria-labelledby={props.title ? id : undefined}>
      <Show when={props.title}>
        <header>
          <h2 id={id}>{props.title}</h2>
          {props.aside}
        </header>
      </Show>
      <Show when={props.bar}>
        <div class="card-bar">{props.bar}</div>
      </Show>
      <div class={props.flush ? "card-flush" : "card-body"}>{props.children}</div>
    </section>
  )
}

/** Terms and values, two columns where there is room. */
export function Facts(props: { children: JSX.Element }) {
  return <dl class="facts">{props.children}</dl>
}

export function Fact(props: { term: JSX.Element; children: JSX.Element }) {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
