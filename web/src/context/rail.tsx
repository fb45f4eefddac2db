import { A, useLocation } from "@solidjs/router"
import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js"
import { shell } from "../i18n/shell"
import { language } from "./language"
import { home, icon, phoneSections, visibleGroups } from "./nav"
import type { Section } from "./nav.rules"
import { membership } from "./session"
import { urgentWaiting } from "./urgent"

const narrow = window.matchMedia("(max-width: 760px)")

/** The sections by what they are for. A phone keeps four in reach, and the rest behind "more". */
export function Rail() {
  const [isPhone, setPhone] = createSignal(narrow.matches)
  const changed = () => setPhone(narrow.matches)
  narrow.addEventListener("change", changed)
  onCleanup(() => narrow.removeEventListener("change", changed))
  return (
    <nav class="rail" aria-label={shell("navigation")}>
      <a class="brand" href={home()}>
        <img src="/mark.svg" alt="" />
        {shell("product")}
      </a>
      <p class="whose">{membership()?.office[language()] ?? shell("headquarters")}</p>
      <Show when={isPhone()} fallback={<Groups />}>
        <Phone />
      </Show>
    </nav>
  )
}

function Groups() {
  return (
    <For each={visibleGroups()}>
      {({ group, sections }) => (
        <div class="group">
          <p id={`rail-${group}`}>{shell(`group.${group}`)}</p>
          <ul aria-labelledby={`rail-${group}`}>
            <For each={sections}>{(section) => <Item section={section} />}</For>
          </ul>
        </div>
      )}
    </For>
  )
}

function Phone() {
  const location = useLocation()
  const [open, setOpen] = createSignal(false)
  createEffect(
    on(
      () => location.pathname,
      () => setOpen(false),
    ),
  )
  const close = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false)
  }
  document.addEventListener("keydown", close)
  onCleanup(() => document.removeEventListener("keydown", close))
  return (
    <>
      <Show when={open()}>
        <div class="sheet" id="rail-more">
          <Groups />
        </div>
      </Show>
      <ul class="bar">
        <For each={phoneSections().four}>{(section) => <Item section={section} />}</For>
        <Show when={phoneSections().more}>
          <li>
            <button type="button" aria-expanded={open()} aria-controls="rail-more" onClick={() => setOpen(!open())}>
              <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
                <circle cx="4" cy="10" r="1.6" />
                <circle cx="10" cy="10" r="1.6" />
                <circle cx="16" cy="10" r="1.6" />
              </svg>
              {shell("more")}
            </button>
          </li>
        </Show>
      </ul>
    </>
  )
}

function Item(props: { section: Section }) {
  return (
    <li>
      <A href={props.section.href} activeClass="active">
        {icon(props.section)}
        {shell(props.section.word)}
        <Show when={props.section.href === "/detections" && urgentWaiting()}>
          {(count) => (
            <span class="count">
              <span aria-hidden="true">{count()}</span>
              <span class="hidden-words">{shell("urgentCount", { count: count() })}</span>
            </span>
          )}
        </Show>
      </A>
    </li>
  )
}
