import { type Attribute, Entity } from "electrodb"
import { lazy } from "../util/lazy"

/** The attributes that a key's template names, as in `"${order}#${casefileID}"`. */
type Named<Template extends string> = Template extends `${string}\${${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never

const half = <const Template extends string>(field: string, template: Template) => ({
  field,
  template,
  composite: Array.from(template.matchAll(/\$\{(\w+)\}/g), ([, name]) => name as Named<Template>),
  casing: "none" as const,
})

/** One index: the place it is in (`Keys.first`) and the templates of its partition and its order. */
export const at = <Place extends { pk: string; sk: string }, const Partition extends string, const Sort extends string>(
  { pk, sk, ...index }: Place,
  partition: Partition,
  sort: Sort,
) => ({ ...index, pk: half(pk, partition), sk: half(sk, sort) })

type Half<Name extends string> = { field: string; template: string; composite: Name[]; casing: "none" }
type Index<Name extends string> = {
  index?: string
  pk: Half<Name>
  sk: Half<Name>
  condition?: (row: Record<string, unknown>) => boolean
}

/** An entity, made on first use (`lazy`). An index that names an attribute which it does not have does not compile. */
export const entity = <
  Attributes extends Record<string, Attribute>,
  Indexes extends Record<string, Index<keyof Attributes & string>>,
>(
  name: string,
  schema: { attributes: Attributes; indexes: Indexes },
) =>
  lazy(() => {
    const model = { service: "ventanilla", entity: name, version: "1" }
    return new Entity<string, string, string, typeof schema & { model: typeof model }>({ model, ...schema })
  })
