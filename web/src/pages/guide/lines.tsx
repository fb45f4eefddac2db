import { For, Show } from "solid-js"
import { guide } from "../../i18n/guide"
import { safety } from "../../i18n/safety"
import { Card } from "../../ui/card"
import { Load } from "../../ui/load"
import { useNationalLines } from "./guide.calls"

const dial = (phone: string) => `tel:${phone.replace(/[^+\d]/g, "")}`

/** The country's lines that were read in their sources; what is only known of is not offered here. */
export function NationalLines() {
  const query = useNationalLines()
  return (
    <Card title={guide("lines.title")}>
      <p class="quiet small">{guide("lines.text")}</p>
      <Load query={query} lines={4}>
        {(found) => (
          <ul class="lines">
            <For each={found().lines.filter(({ confidence }) => confidence.startsWith("V"))}>
              {(line) => (
                <li>
                  <span>
                    {line.name}
                    <Show when={`how.${line.key}` in safety.es ? line.key : undefined}>
                      {(key) => <span class="small quiet block">{safety(`how.${key()}` as "how.ndvh")}</span>}
                    </Show>
                  </span>
                  <a class="mono" href={dial(line.phone)}>
                    {line.phone}
                  </a>
                </li>
              )}
            </For>
          </ul>
        )}
      </Load>
    </Card>
  )
}
