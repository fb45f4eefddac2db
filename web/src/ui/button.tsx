import { A } from "@solidjs/router"
import { type JSX, Show, splitProps } from "solid-js"

type Look = { kind?: "primary" | "quiet" | "danger" | "shield"; size?: "small" | undefined }

/** `pending` keeps the button in place and focusable, and says that it works. */
export function Button(props: Look & { pending?: boolean } & JSX.ButtonHTMLAttributes<HTMLButtonElement>) {
  const [own, rest] = splitProps(props, ["kind", "size", "pending", "children", "onClick"])
  const click: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.pending) event.preventDefault()
    else if (typeof own.onClick === "function") own.onClick(event)
  }
  return (
    <button
      type="button"
      class="button"
      data-kind={own.kind}
      data-size={own.size}
      aria-disabled={own.pending || undefined}
      aria-busy={own.pending || undefined}
      onClick={click}
      {...rest}
    >
      <Show when={own.pending}>
        <span class="spinner" aria-hidden="true" />
      </Show>
      {own.children}
    </button>
  )
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export function ButtonLink(props: Look & { href: string; children: JSX.Element }) {
  return (
    <A href={props.href} class="button" data-kind={props.kind} data-size={props.size}>
      {props.children}
    </A>
  )
}
