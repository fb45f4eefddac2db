import { telephoneLink } from "@ventanilla/hsds/read/phone"
import { For, Show } from "solid-js"
import { language } from "../../context/language"
import { Card } from "../../ui/card"
import { Load } from "../../ui/load"
import { useNationalLines } from "./guide.calls"
import { guide } from "./guide.i18n"
import "./guide.css"

/** The country's lines that were read in their sources; what is only known of is not offered here. */
export function NationalLines() {
  const query = useNationalLines()
  return (
    <Card title={guide("lines.title")}>
      <p class="quiet small">{guide("lines.text")}</p>
      <Load query={query} lines={4}>
        {(found) => (
          <ul class="hotlines">
            <For each={found().lines.filter(({ confidence }) => confidence === "V")}>
              {(line) => (
                <li>
                  <span>
                    {line.names[language()]}
                    <Show when={line.how}>{(how) => <span class="small quiet block">{how()[language()]}</span>}</Show>
                    <Show when={line.alert}>{(alert) => <span class="small block">⚠ {alert()[language()]}</span>}</Show>
                  </span>
                  <a class="mono" href={telephoneLink(line.phone)}>
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
