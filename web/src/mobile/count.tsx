import { A, useNavigate } from "@solidjs/router"
import { categories } from "@ventanilla/core/data/categories"
import { costKinds } from "@ventanilla/core/data/outreach"
import { createSignal, For, Show } from "solid-js"
import { language, locale } from "../context/language"
import { number } from "../context/time"
import { createAction } from "../ui/action"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { ErrorNote, Note } from "../ui/empty"
import { bound } from "../ui/form"
import { Select } from "../ui/select"
import { TextField } from "../ui/text-field"
import { cents, groups, noticed, press, serve, type Tally, total, undo } from "./count.rules"
import { count, isLocked, save, tallyAt } from "./field"
import type { Activity } from "./kept"
import { mobile } from "./mobile.i18n"
import { Title } from "./start"

/** Counting by taps: every tap is stored before the next. */
export function Count(props: { activity: Activity }) {
  const navigate = useNavigate()
  const tally = () => tallyAt(props.activity.id)
  const change = (next: (tally: Tally) => Tally) => count(props.activity, next)
  const keep = createAction(
    () => save(props.activity),
    () => navigate("/mobile"),
  )
  const last = () => tally().presses.at(-1)
  return (
    <div class="stack">
      <div>
        <A class="crumb" href="/mobile">
          ← {mobile("today")}
        </A>
        <Title>{props.activity.title}</Title>
      </div>
      <Show when={isLocked(props.activity.id)}>
        <Note tone="warn">{mobile("onItsWay")}</Note>
      </Show>
      <Card
        title={mobile("heads")}
        aside={
          <span class="mobile-total" role="status">
            {mobile("total")} <b>{number(total(tally()))}</b>
            <Show when={props.activity.plannedHeads}>
              {(planned) => <span class="quiet small"> {mobile("planned", { count: planned() })}</span>}
            </Show>
          </span>
        }
      >
        <p class="hint">{mobile("headsHint")}</p>
        <ul class="mobile-heads">
          <For each={groups}>
            {(group) => (
              <li>
                <button
                  type="button"
                  class="mobile-press"
                  aria-label={mobile("more", { name: mobile(`group.${group}`) })}
                  onClick={() => change((one) => press(one, group, 1))}
                >
                  <b>{number(tally().heads[group])}</b>
                  <span>{mobile(`group.${group}`)}</span>
                </button>
                <button
                  type="button"
                  class="button"
                  aria-label={mobile("fewer", { name: mobile(`group.${group}`) })}
                  onClick={() => change((one) => press(one, group, -1))}
                >
                  −1
                </button>
              </li>
            )}
          </For>
        </ul>
      </Card>
      <Services tally={tally()} change={change} />
      <Card title={mobile("detections")}>
        <p class="hint">{mobile("detectionsHint")}</p>
        <Stepper
          name={mobile("detections")}
          value={tally().detections}
          step={(by) => change((one) => noticed(one, by))}
        />
      </Card>
      <Costs tally={tally()} change={change} />
      <TextField
        label={mobile("words")}
        hint={mobile("wordsHint")}
        optional
        rows={3}
        field={bound<string | undefined>(
          "words",
          () => tally().words,
          (words) => change((one) => ({ ...one, words: words ?? "" })),
        )}
      />
      <ErrorNote problem={keep.problem()} />
      <div class="mobile-foot">
        <Button
          kind="primary"
          pending={keep.pending()}
          disabled={isLocked(props.activity.id)}
          onClick={() => void keep.run()}
        >
          {mobile("save")}
        </Button>
        <Button disabled={!last()} onClick={() => change(undo)}>
          {last() ? mobile("undone", { name: mobile(`group.${last()!.group}`) }) : mobile("undo")}
        </Button>
      </div>
    </div>
  )
}

const money = (amountCents: number) =>
  new Intl.NumberFormat(locale(), { style: "currency", currency: "USD" }).format(amountCents / 100)

type Part = { tally: Tally; change: (next: (tally: Tally) => Tally) => void }

function Stepper(props: { name: string; value: number; step: (by: number) => void }) {
  return (
    <div class="mobile-stepper">
      <button
        type="button"
        class="button"
        aria-label={mobile("fewer", { name: props.name })}
        onClick={() => props.step(-1)}
      >
        −
      </button>
      <b role="status">{number(props.value)}</b>
      <button
        type="button"
        class="button"
        aria-label={mobile("more", { name: props.name })}
        onClick={() => props.step(1)}
      >
        +
      </button>
    </div>
  )
}

const nameOf = (key: string) => categories.find((one) => one.key === key)?.[language()] ?? key

function Services(props: Part) {
  const given = () => Object.keys(props.tally.services)
  const left = () =>
    categories
      .filter(({ key }) => !given().includes(key))
      .map((one) => ({ value: one.key, label: one[language()] }))
      .sort((a, b) => a.label.localeCompare(b.label, language()))
  return (
    <Card title={mobile("services")}>
      <Show when={given().length}>
        <ul class="mobile-entries">
          <For each={given()}>
            {(key) => (
              <li class="mobile-row">
                <span>{nameOf(key)}</span>
                <Stepper
                  name={nameOf(key)}
                  value={props.tally.services[key] ?? 0}
                  step={(by) => props.change((one) => serve(one, key, by))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Select
        label={mobile("serviceAdd")}
        options={left()}
        empty=""
        field={bound<string | undefined>(
          "service",
          () => undefined,
          (key) => key && props.change((one) => serve(one, key, 1)),
        )}
      />
    </Card>
  )
}

function Costs(props: Part) {
  const [kind, setKind] = createSignal<(typeof costKinds)[number] | undefined>("materials")
  const [amount, setAmount] = createSignal<string>()
  const [wrong, setWrong] = createSignal(false)
  const add = () => {
    const amountCents = cents(amount() ?? "")
    const what = kind()
    setWrong(amountCents === undefined)
    if (amountCents === undefined || !what) return
    props.change((one) => ({
      ...one,
      costs: [...one.costs, { kind: what, amountCents, currency: "USD" }].slice(0, 20),
    }))
    setAmount(undefined)
  }
  const said = (cost: Tally["costs"][number]) => `${mobile(`cost.${cost.kind}`)} · ${money(cost.amountCents)}`
  return (
    <Card title={mobile("costs")}>
      <Show when={props.tally.costs.length}>
        <ul class="mobile-entries">
          <For each={props.tally.costs}>
            {(cost, at) => (
              <li class="mobile-row">
                <span>{said(cost)}</span>
                <button
                  type="button"
                  class="button"
                  aria-label={mobile("removeCost", { name: said(cost) })}
                  onClick={() =>
                    props.change((one) => ({ ...one, costs: one.costs.filter((_, index) => index !== at()) }))
                  }
                >
                  ✕
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="mobile-cost">
        <Select
          label={mobile("costKind")}
          options={costKinds.map((value) => ({ value, label: mobile(`cost.${value}`) }))}
          field={bound("kind", kind, setKind)}
        />
        <TextField
          label={mobile("amount")}
          inputmode="decimal"
          field={{
            name: "amount",
            value: amount,
            set: (next) => {
              setAmount(next)
              setWrong(false)
            },
            error: () => (wrong() ? mobile("amountWrong") : undefined),
          }}
        />
        <Button onClick={add}>{mobile("addCost")}</Button>
      </div>
    </Card>
  )
}
