import { createSignal, Show } from "solid-js"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { ErrorNote, Note } from "../../ui/empty"
import { verifyNumbers } from "./numbers.calls"
import { numbers } from "./numbers.i18n"

/** Counts again from the facts, on the spot. */
export function Verify() {
  const [found, setFound] = createSignal<{ drift: number; checked: number }>()
  const verify = createAction(
    (key) => verifyNumbers(key),
    ({ drift, checked }) => setFound({ drift: Number(drift), checked: Number(checked) }),
  )
  return (
    <Card
      title={numbers("verifyTitle")}
      aside={
        <Button size="small" pending={verify.pending()} onClick={() => void verify.run()}>
          {numbers("verify")}
        </Button>
      }
    >
      <p class="quiet">{numbers("verifyText")}</p>
      <ErrorNote problem={verify.problem()} />
      <Show when={found()} keyed>
        {({ drift, checked }) => (
          <div role="status">
            <Note tone={drift ? "bad" : "ok"}>
              {drift ? numbers("verify.drift", { count: drift }) : numbers("verify.fine", { count: checked })}
            </Note>
          </div>
        )}
      </Show>
    </Card>
  )
}
