import { createSignal, onCleanup } from "solid-js"
import * as Drafts from "../context/drafts"
import { onLeave, onPlaceChange } from "../context/session"
import { now } from "../context/time"

const inMemory = new Map<string, object>()
onLeave(() => inMemory.clear())
// What was typed for one consulate must not appear in another.
onPlaceChange(() => inMemory.clear())

/**
 * Keeps what is typed under `name`: in memory when the page is left, and sealed on this device (`context/drafts`). Without a
 * name nothing is kept. `restore` gets what was found on the device, unless something was typed by then.
 */
export function createDraft(
  name: string | undefined,
  form: {
    values: () => object
    attempt: () => Drafts.Draft["attempt"]
    restore: (found: Drafts.Draft) => void
  },
) {
  const before = name ? inMemory.get(name) : undefined
  const [restored, setRestored] = createSignal<string>()
  const path = location.pathname + location.search
  let dirty = before !== undefined
  let saving: ReturnType<typeof setTimeout> | undefined

  /** Keeping it on the device is a help and no condition: whatever fails there, the form is sent. */
  async function save(): Promise<void> {
    if (!name || !dirty) return
    try {
      await Drafts.write(name, { values: form.values(), attempt: form.attempt(), path, at: now().toISOString() })
    } catch (error) {
      console.warn("what was typed is in memory only", error instanceof Error ? error.name : "")
    }
  }
  function touch(): void {
    dirty = true
    clearTimeout(saving)
    if (name) saving = setTimeout(() => void save(), 250)
  }
  function drop(): void {
    clearTimeout(saving)
    dirty = false
    if (!name) return
    inMemory.delete(name)
    void Drafts.drop(name)
  }

  if (name) {
    void Drafts.read(name).then((found) => {
      if (!found || dirty) return
      dirty = true
      setRestored(found.at)
      form.restore(found)
    })
    const hidden = () => document.visibilityState === "hidden" && void save()
    document.addEventListener("visibilitychange", hidden)
    const unflush = Drafts.onFlush(save)
    onCleanup(() => {
      document.removeEventListener("visibilitychange", hidden)
      unflush()
    })
  }
  onCleanup(() => {
    clearTimeout(saving)
    if (!name || !dirty) return
    inMemory.set(name, form.values())
    void save()
  })

  return {
    /** What was typed before the page was left. */
    before,
    /** When what stands here was typed, if it was brought back from the device. */
    restored,
    save,
    touch,
    drop,
    reset: () => {
      drop()
      setRestored(undefined)
    },
  }
}
