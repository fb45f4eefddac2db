import { consent } from "../../../i18n/consent"
import { ButtonLink } from "../../../ui/button"
import { Note } from "../../../ui/empty"
import { bound } from "../../../ui/form"
import { RadioGroup } from "../../../ui/radio-group"
import { Questions } from "./questions"

export type Way = "share" | "call" | "herself"

export function Why(props: { way: () => Way | undefined; setWay: (way: Way | undefined) => void }) {
  return (
    <>
      <p>{consent("why.text")}</p>
      <Questions list={[consent("why.ask1"), consent("why.ask2"), consent("why.ask3")]} />
      <RadioGroup
        label={consent("why.way")}
        field={bound<Way | undefined>("way", props.way, props.setWay)}
        options={(["herself", "call", "share"] as const).map((value) => ({
          value,
          label: consent(`way.${value}`),
          hint: consent(`wayHint.${value}`),
        }))}
      />
    </>
  )
}

/** Nothing needs to be shared: what to do instead. */
export function Otherwise(props: { way: Way; back: string }) {
  return (
    <Note tone="ok">
      <p>{consent(props.way === "herself" ? "other.herself" : "other.call")}</p>
      <div class="row">
        <ButtonLink kind="primary" href="/directory">
          {consent("other.phones")}
        </ButtonLink>
        <ButtonLink href={props.back}>{consent("other.done")}</ButtonLink>
      </div>
    </Note>
  )
}
