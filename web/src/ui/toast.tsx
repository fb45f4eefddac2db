import { createSignal, For } from "solid-js"
import { ui } from "../i18n/ui"

type Message = { id: number; text: string; tone: "ok" | "bad" }

const [messages, setMessages] = createSignal<Message[]>([])
let next = 0

/** Says briefly that something was done. Never the only place where an error is said. */
export function toast(text: string, tone: Message["tone"] = "ok"): void {
  next += 1
  const id = next
  setMessages((current) => [...current.filter((message) => message.text !== text).slice(-2), { id, text, tone }])
  setTimeout(() => dismiss(id), 6000)
}

export const dismissAll = () => setMessages([])
const dismiss = (id: number) => setMessages((current) => current.filter((message) => message.id !== id))

/** Where toasts appear; once, in the frame. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      <For each={messages()}>
        {(message) => (
          <div class="toast" data-tone={message.tone}>
            <span>{message.text}</span>
            <button type="button" class="icon-button" aria-label={ui("close")} onClick={() => dismiss(message.id)}>
              ✕
            </button>
          </div>
        )}
      </For>
    </div>
  )
}
