import { type JSX, Match, Switch } from "solid-js"
import { arrived } from "../context/call"
import { ErrorNote, Skeleton } from "./empty"
import { Page } from "./page"

type Query<T> = { status: string; data: T | undefined; error: Error | null; refetch: () => unknown }

/** The page of one record: `children` is its `<Page>` once the record is there. */
export function RecordPage<T extends object>(props: {
  query: Query<T>
  /** What kind of record it is, and the page above: for the page that says why it could not be read. */
  title: string
  up: { href: string; label: string }
  /** Shown there above the reason. */
  instead?: JSX.Element
  children: (record: () => T) => JSX.Element
}) {
  return (
    <Switch
      fallback={
        <div class="page">
          <Skeleton lines={8} />
        </div>
      }
    >
      <Match when={arrived(props.query)}>{(record) => props.children(record)}</Match>
      <Match when={props.query.error}>
        <Page title={props.title} up={props.up}>
          {props.instead}
          <ErrorNote problem={props.query.error} retry={() => void props.query.refetch()} />
        </Page>
      </Match>
    </Switch>
  )
}
