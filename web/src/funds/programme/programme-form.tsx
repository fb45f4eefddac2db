import { Programme } from "@ventanilla/core/funds/programme/schema"
import { language } from "../../context/language"
import { now } from "../../context/time"
import { Checkbox } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { Submit } from "../../ui/submit"
import { NumberField, TextField } from "../../ui/text-field"
import { EvidenceList } from "./evidence-list"
import { fund } from "./fund.i18n"
import { keyed, slug } from "./programme.rules"

type Props = {
  programme: Programme | undefined
  /** Keys that are in use: a new one takes another. */
  taken: readonly string[]
  keep: (one: Programme) => void
  close: () => void
}

const Written = Programme.omit({ key: true })

/** One sub-programme with its evidence. Its key is made of its first name and never changes. */
export function ProgrammeForm(props: Props) {
  const { programme, taken } = props
  const { key, ...before } = programme ?? { key: undefined }
  const form = createForm({
    schema: Written,
    initial: programme
      ? { ...before, evidence: programme.evidence.map((one) => ({ ...one })) }
      : {
          fiscalYear: now().getFullYear(),
          currency: "USD",
          ceiling: null,
          evidence: [],
          confidence: "G" as const,
          retired: false,
        },
    send: async (written) =>
      props.keep({
        ...written,
        key: key ?? slug(written.es, taken, "programme"),
        evidence: keyed(written.evidence, programme?.evidence ?? []),
      }),
    done: props.close,
  })
  const { at } = form
  const ceiling = form.field("ceiling")
  const currency = form.field("currency")
  return (
    <Dialog
      open
      onClose={props.close}
      title={programme ? fund("catalogue.editOf", { name: programme[language()] }) : fund("catalogue.add")}
    >
      <form class="stack" novalidate onSubmit={form.submit}>
        <TextField label={fund("catalogue.es")} field={form.field("es")} rows={2} />
        <TextField label={fund("catalogue.en")} field={form.field("en")} rows={2} />
        <div class="field-pair">
          <NumberField label={fund("catalogue.year")} field={form.field("fiscalYear")} />
          <TextField
            label={fund("catalogue.currency")}
            field={{ ...currency, set: (value) => currency.set(value?.toUpperCase()) }}
          />
        </div>
        <NumberField
          label={fund("catalogue.ceiling")}
          hint={fund("catalogue.ceilingHint")}
          field={{
            ...ceiling,
            value: () => {
              const cents = ceiling.value()
              return cents === null || cents === undefined ? undefined : cents / 100
            },
            // Typed in whole units, kept in cents.
            set: (value) => ceiling.set(value === undefined ? null : Math.round(value * 100)),
          }}
        />
        <EvidenceList at={at} />
        <TextField label={fund("source")} hint={fund("catalogue.sourceHint")} field={form.field("source")} rows={3} />
        <Select
          label={fund("catalogue.confidence")}
          field={form.field("confidence")}
          options={Programme.shape.confidence.options.map((value) => ({ value, label: fund(`confidence.${value}`) }))}
        />
        <Checkbox
          label={fund("catalogue.retired")}
          hint={fund("catalogue.retiredHint")}
          field={form.field("retired")}
        />
        <Submit form={form} label={fund("catalogue.keep")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
