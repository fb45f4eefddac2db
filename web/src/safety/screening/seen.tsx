import { createSignal, Show } from "solid-js"
import { type Language, language } from "../../context/language"
import { dateTime } from "../../context/time"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { RadioGroup } from "../../ui/radio-group"
import { Attribution, Ruler } from "./ruler"
import { useScreening } from "./screening.calls"
import { screening } from "./screening.i18n"
import { bandTone } from "./screening.words"

/** What she marked another day, on the edition that she was shown. */
export function Seen(props: { screeningID: string }) {
  const query = useScreening(() => props.screeningID)
  const [speaks, setSpeaks] = createSignal<Language>(language())
  return (
    <Load query={query} lines={8}>
      {(found) => (
        <div class="stack screening-ruler" data-gap="large">
          <Card title={dateTime(found().takenAt)}>
            <p class="row" data-gap="small">
              <Show when={found().instrument.ruler.bands.find(({ band }) => band === found().band)}>
                {(band) => (
                  <Chip tone={bandTone(found())}>
                    {screening("outcome.band", { band: String(band().band), words: band()[language()] })}
                  </Chip>
                )}
              </Show>
              <Show when={found().talkNow}>
                <Chip tone="bad">{screening("talkNow")}</Chip>
              </Show>
              <Show when={!found().whole}>
                <Chip>{screening("part")}</Chip>
              </Show>
              <Show when={found().lastItem}>
                {(which) => <Chip tone="bad">{screening(`lastItem.${which()}`)}</Chip>}
              </Show>
              <Show when={found().marked.length === 0}>
                <span>{screening("marked.none")}</span>
              </Show>
            </p>
            <RadioGroup
              inline
              label={screening("reading")}
              field={bound<Language | undefined>("speaks", speaks, (value) => setSpeaks(value ?? "es"))}
              options={[
                { value: "es", label: "Español" },
                { value: "en", label: "English" },
              ]}
            />
          </Card>
          <Ruler ruler={found().instrument.ruler} speaks={speaks()} marked={found().marked} />
          <Attribution instrument={found().instrument} speaks={speaks()} />
        </div>
      )}
    </Load>
  )
}
