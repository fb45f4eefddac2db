import { placeName } from "@ventanilla/core/data/counties"
import type { Info, Location } from "@ventanilla/core/directory/directory/schema"
import { createSignal, For, Show } from "solid-js"
import { can } from "../../context/nav"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { addressSaid, locationSaid } from "./described.words"
import { LocationForm } from "./location-form"
import { place } from "./place.i18n"

/** Where an organisation is: what may be known of each place, and what may not. */
export function Locations(props: { organization: Info }) {
  const [editing, setEditing] = createSignal<Location | "new">()
  return (
    <Card
      flush
      title={place("locations")}
      aside={
        <Show when={can("location.add")}>
          <Button size="small" onClick={() => setEditing("new")}>
            {place("addLocation")}
          </Button>
        </Show>
      }
    >
      <Show
        when={props.organization.locations.length}
        fallback={<Empty title={place("locationsEmpty")}>{place("locationsEmptyText")}</Empty>}
      >
        <ul class="rows">
          <For each={props.organization.locations}>
            {(location) => (
              <li>
                <LocationWords location={location} />
                <Show when={can("location.change")}>
                  <div class="act">
                    <Button
                      size="small"
                      onClick={() => setEditing(location)}
                      aria-label={place("changeWhat", { what: locationSaid(location) })}
                    >
                      {place("change")}
                    </Button>
                  </div>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={editing()} keyed>
        {(what) => (
          <LocationForm
            organization={props.organization}
            {...(what === "new" ? {} : { location: what })}
            close={() => setEditing(undefined)}
          />
        )}
      </Show>
    </Card>
  )
}

/** One location in a few lines: its marks, its address if the reader may know it, its county. */
export function LocationWords(props: { location: Location }) {
  const its = () => props.location
  return (
    <div>
      <p class="row" data-gap="small">
        <Show when={its().name}>{(name) => <strong>{name()}</strong>}</Show>
        <Show when={its().hiddenBy}>
          <Chip tone="warn">{place("confidentialMark")}</Chip>
        </Show>
        <Show when={its().status === "inactive"}>
          <Chip>{place("retired")}</Chip>
        </Show>
      </p>
      <p>
        <Show when={its().address} fallback={<span class="quiet">{place("noAddress")}</span>}>
          {(address) => <>{addressSaid(address())}</>}
        </Show>
      </p>
      <p class="small quiet">
        {[its().place ? placeName(its().place ?? "") : "", its().accessibility ?? ""].filter(Boolean).join(" · ")}
      </p>
    </div>
  )
}
