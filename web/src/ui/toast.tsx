import { createSignal, For, Show } from "solid-js"
import { ui } from "../i18n/ui"

type Act = { word: string; run: () => void }
type Message = { id: number; text: string; tone: "ok" | "bad"; act: Act | undefined }

const [messages, setMessages] = createSignal<Message[]>([])
let next = 0

/** Says briefly that something was done, and how to take it back. Never the only place where an error is said. */
export function toast(text: string, tone: Message["tone"] = "ok", act?: Act): void {
  next += 1
  const id = next
  setMessages((current) => [...current.filter((message) => message.text !== text).slice(-2), { id, text, tone, act }])
  setTimeout(() => dismiss(id), act ? 12_000 : 6000)
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
            <Show when={message.act}>
              {(act) => (
                <button
                  type="button"
                  class="toast-act"
                  onClick={() => {
                    dismiss(message.id)
                    act().run()
                  }}
                >
                  {act().word}
                </button>
              )}
            </Show>
            <button type="button" class="icon-button" aria-label={ui("close")} onClick={() => dismiss(message.id)}>
              ✕
            </button>
          </div>
        )}
      </For>
    </div>
  )
}
