import type { Changes, Page } from "@ventanilla/core/partners/verification/schema"
import { For, Show } from "solid-js"
import { categoryName } from "../../context/categories"
import { spokenNames } from "../../context/spoken"
import { hoursOf } from "../../directory/guide/hours"
import { Fact, Facts } from "../../ui/card"
import { Check } from "../../ui/checkbox"
import { bound } from "../../ui/form"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { TextField } from "../../ui/text-field"
import { listing } from "./listing.i18n"

type Its = Page["services"][number]
const known = ["yes", "no", "unknown"] as const
const identifications = ["none", "any", "official", "unknown"] as const
const fees = ["free", "sliding", "fee", "unknown"] as const

/** One service as it is written, and what its organisation says of it. */
export type Said = { say: "same" | "different" | undefined; changes: Changes }

export function Service(props: { service: Its; said: Said; set: (next: Said) => void }) {
  const its = () => props.service
  const change = (next: Partial<Changes>) => {
    const all = Object.entries({ ...props.said.changes, ...next }).filter(
      ([, value]) => value !== undefined && value !== "",
    )
    props.set({ say: "different", changes: Object.fromEntries(all) as Changes })
  }
  const field = <K extends keyof Changes & string>(name: K) =>
    bound<Changes[K] | undefined>(
      name,
      () => props.said.changes[name],
      (value) => change({ [name]: value } as Partial<Changes>),
    )
  return (
    <section class="card">
      <header>
        <h2>{its().name}</h2>
        <span class="quiet">{categoryName(its().category)}</span>
      </header>
      <div class="card-body stack">
        <Facts>
          <Fact term={listing("phone")}>
            <For each={its().phones}>{({ number }) => <span class="mono block">{number}</span>}</For>
          </Fact>
          <Fact term={listing("hours")}>{[hoursOf(its().hours), its().hours.note].filter(Boolean).join(" · ")}</Fact>
          <Fact term={listing("languages")}>{spokenNames(its().languages)}</Fact>
          <Fact term={listing("undocumented")}>{listing(`known.${its().eligibility.undocumented}`)}</Fact>
          <Fact term={listing("identification")}>{listing(`identification.${its().eligibility.identification}`)}</Fact>
          <Fact term={listing("children")}>
            {listing(`known.${its().eligibility.children}`)}
            <Show when={its().eligibility.boysMaxAge !== null}>
              {` (${listing("years", { count: its().eligibility.boysMaxAge ?? 0 })})`}
            </Show>
          </Fact>
          <Fact term={listing("pets")}>{listing(`known.${its().eligibility.pets}`)}</Fact>
          <Fact term={listing("fee")}>{listing(`fee.${its().fee}`)}</Fact>
        </Facts>
        <PressOne
          label={listing("answer", { service: its().name })}
          quiet
          field={bound<"same" | "different" | undefined>(
            `say-${its().serviceID}`,
            () => props.said.say,
            (say) => props.set({ ...props.said, say }),
          )}
          options={(["same", "different"] as const).map((value) => ({ value, label: listing(value) }))}
        />
        <Show when={props.said.say === "different"}>
          <div class="field-pair">
            <TextField optional label={listing("phone")} field={field("phone")} />
            <TextField optional label={listing("hours")} field={field("hoursNote")} />
            <Select
              optional
              label={listing("undocumented")}
              field={field("undocumented")}
              options={known.map((value) => ({ value, label: listing(`known.${value}`) }))}
            />
            <Select
              optional
              label={listing("identification")}
              field={field("identification")}
              options={identifications.map((value) => ({ value, label: listing(`identification.${value}`) }))}
            />
            <Select
              optional
              label={listing("children")}
              field={field("children")}
              options={known.map((value) => ({ value, label: listing(`known.${value}`) }))}
            />
            <Select
              optional
              label={listing("boysMaxAge")}
              field={bound<string | undefined>(
                "boysMaxAge",
                () =>
                  typeof props.said.changes.boysMaxAge === "number" ? String(props.said.changes.boysMaxAge) : undefined,
                (value) => change({ boysMaxAge: value === undefined ? undefined : Number(value) }),
              )}
              options={Array.from({ length: 18 }, (_, age) => ({
                value: String(age),
                label: listing("years", { count: age }),
              }))}
            />
            <Select
              optional
              label={listing("pets")}
              field={field("pets")}
              options={known.map((value) => ({ value, label: listing(`known.${value}`) }))}
            />
            <Select
              optional
              label={listing("fee")}
              field={field("fee")}
              options={fees.map((value) => ({ value, label: listing(`fee.${value}`) }))}
            />
          </div>
          <TextField optional label={listing("note")} hint={listing("noteHint")} field={field("note")} />
          <Check
            label={listing("goneService")}
            checked={props.said.changes.gone ?? false}
            onChange={(on) => change({ gone: on ? true : undefined })}
          />
        </Show>
      </div>
    </section>
  )
}
