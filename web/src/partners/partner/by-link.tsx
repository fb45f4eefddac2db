import { QueryClient, QueryClientProvider } from "@tanstack/solid-query"
import { createEffect, type JSX, on, Show } from "solid-js"
import { type Language, language, setLanguage } from "../../context/language"
import { deviceStorage } from "../../context/storage"
import { Frame } from "./frame"
import { Gone } from "./gone"
import { createToken } from "./token"

/** A page that the link of a mail opens: with its token, or saying that it came without one. */
export function ByLink(props: {
  path: string
  tab: string
  none: { title: string; text: string }
  children: (token: string) => JSX.Element
}) {
  const token = createToken(props.path)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } })
  return (
    <QueryClientProvider client={client}>
      <Show
        when={token()}
        keyed
        fallback={
          <Frame tab={props.tab} office={undefined}>
            <Gone title={props.none.title} text={props.none.text} />
          </Frame>
        }
      >
        {(held) => props.children(held)}
      </Show>
    </QueryClientProvider>
  )
}

/** Speaks the language of the mailbox. One chosen on this device, before or now, is stronger. */
export function speak(its: () => Language | undefined): void {
  createEffect(
    on(its, (one) => {
      if (one && deviceStorage.read("language") === null && one !== language()) setLanguage(one)
    }),
  )
}
