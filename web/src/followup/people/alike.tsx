import type { Like } from "@ventanilla/core/followup/people/schema"
import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js"
import type { Problem } from "../../api"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { FoundPerson } from "./found"
import { findAlike } from "./people.calls"
import { people } from "./people.i18n"
import "../../ui/people.css"

type Known = Parameters<typeof findAlike>[0]

// Each look opens records and writes it down: asked when she stops typing, and not for the same words twice.
const pause = 700

/** Who may be the woman who is being typed, with the reasons; looked at before a second record is made. */
export function Alike(props: {
  known: () => Known | undefined
  distinct: () => string[]
  isNot: (personID: string) => void
  is: (like: Like) => void
  /** Grows when the API refused because somebody was not looked at. */
  again: () => number
}) {
  const [likes, setLikes] = createSignal<Like[]>([])
  const [problem, setProblem] = createSignal<Problem>()
  let asked = ""
  const look = async (known: Known) => {
    const text = JSON.stringify(known)
    asked = text
    try {
      const { items } = await findAlike(known)
      if (asked === text) setLikes(items)
      setProblem(undefined)
    } catch (error) {
      asked = ""
      setProblem(error as Problem)
    }
  }
  createEffect(
    on(props.known, (known) => {
      if (!known) {
        setLikes([])
        return
      }
      if (JSON.stringify(known) === asked) return
      const timer = setTimeout(() => void look(known), pause)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  createEffect(
    on(
      props.again,
      () => {
        const known = props.known()
        if (known) void look(known)
      },
      { defer: true },
    ),
  )
  const seen = (like: Like) => props.distinct().includes(like.personID)
  return (
    <div aria-live="polite">
      <ErrorNote problem={problem()} />
      <Show when={likes().length > 0}>
        <Card title={people("alike")} tone="warn">
          <p class="quiet">{people("alikeText")}</p>
          <ul class="people">
            <For each={likes()}>
              {(like) => (
                <li>
                  <div class="stack alike" data-gap="small" data-must={like.mustBeSeen || undefined}>
                    <div class="row" data-gap="small">
                      <For each={like.reasons}>
                        {(reason) => <Chip tone={like.mustBeSeen ? "warn" : "mute"}>{people(`reason.${reason}`)}</Chip>}
                      </For>
                    </div>
                    <FoundPerson found={like} newTab />
                  </div>
                  <div class="alike-acts">
                    <Show when={!seen(like)} fallback={<span class="small quiet">{people("seen")}</span>}>
                      <Button onClick={() => props.is(like)}>{people("isHer")}</Button>
                      <Button kind="quiet" onClick={() => props.isNot(like.personID)}>
                        {people("isNotHer")}
                      </Button>
                    </Show>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Card>
      </Show>
    </div>
  )
}
