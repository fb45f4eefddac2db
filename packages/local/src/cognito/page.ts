const words = {
  es: {
    title: "Entrar a Ventanilla",
    lead: "Sistema del personal consular. Use la cuenta que recibió por correo.",
    email: "Correo electrónico",
    password: "Contraseña",
    enter: "Entrar",
    wrong: "El correo o la contraseña no son correctos.",
    chooseTitle: "Elija su contraseña",
    chooseLead: "Es su primera entrada. La contraseña temporal deja de servir.",
    next: "Contraseña nueva",
    save: "Guardar y entrar",
    weak: "Use al menos 8 caracteres, con mayúscula, minúscula, número y signo.",
    local: "Identidad local: imita el acceso administrado de Cognito.",
    other: "English",
  },
  en: {
    title: "Sign in to Ventanilla",
    lead: "For consular staff. Use the account you were sent by e-mail.",
    email: "E-mail",
    password: "Password",
    enter: "Sign in",
    wrong: "The e-mail or the password is not right.",
    chooseTitle: "Choose your password",
    chooseLead: "This is your first visit. The temporary password stops working.",
    next: "New password",
    save: "Save and sign in",
    weak: "Use at least 8 characters, with an upper-case and a lower-case letter, a number and a sign.",
    local: "Local identity: it stands in for Cognito's managed login.",
    other: "Español",
  },
}
export type Language = keyof typeof words
export type Page = {
  language: Language
  /** The authorization request, carried along. */
  request: Record<string, string>
  /** `choose` asks an invited person for a password of their own. */
  step: "enter" | "choose"
  email?: string
  password?: string
  problem?: "wrong" | "weak"
}

const escaped = (value: string) => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`

const field = (id: string, label: string, attributes: string, describedBy?: string) =>
  `<p><label for="${id}">${label}</label><input id="${id}" name="${id}" required ${attributes}${describedBy ? ` aria-describedby="${describedBy}" aria-invalid="true"` : ""}></p>`

export const fontPath = "/font.woff2"

const style = `@font-face{font-family:"Noto Sans Variable";src:url(${fontPath}) format("woff2");font-weight:100 900;font-display:swap}
:root{--ink:#241d2e;--ink-2:#5a5266;--line:#cfc5d4;--violet:#6a3da3;--dark:#532d86;--bad:#a3231d}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:#faf8f5;color:var(--ink);font:400 1rem/1.5 "Noto Sans Variable","Noto Sans",system-ui,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:400px;background:#fff;border:1px solid #e7e1e8;border-radius:16px;padding:32px;box-shadow:0 4px 16px rgb(36 29 46/.05)}
.mark{display:flex;gap:10px;align-items:center;font-weight:650;color:var(--dark)}h1{font-size:1.5rem;line-height:1.2;letter-spacing:-.01em;margin:20px 0 6px}p{margin:0 0 16px}.quiet{color:var(--ink-2)}.small{font-size:.8125rem;margin:20px 0 0}
label{display:block;font-weight:600;margin-bottom:4px}input{width:100%;font:inherit;color:inherit;padding:10px 12px;border:1px solid #8a7f95;border-radius:10px;background:#fff}
input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid #b99be0;outline-offset:2px}
button{width:100%;font:inherit;font-weight:600;padding:10px 16px;border:0;border-radius:10px;background:var(--violet);color:#fff;cursor:pointer}button:hover{background:var(--dark)}
.problem{color:var(--bad);background:#fcebe9;border-radius:10px;padding:10px 12px}a{color:var(--dark)}
@media(max-width:420px){main{padding:24px 20px}}`

const mark = `<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><rect x="2" y="2" width="24" height="24" rx="7" fill="#532d86"/><path d="M8 21V13a6 6 0 0 1 12 0v8M8 21h12" fill="none" stroke="#fff" stroke-width="2"/></svg>`

/** The sign-in page: no script, nothing from elsewhere, complete by keyboard. */
export function signInPage({ language, request, step, email = "", password = "", problem }: Page): string {
  const say = words[language]
  const other: Language = language === "es" ? "en" : "es"
  const problemLine = problem ? `<p class="problem" role="alert" id="problem">${say[problem]}</p>` : ""
  const described = problem ? "problem" : undefined
  const inputs =
    step === "enter"
      ? field(
          "username",
          say.email,
          `type="email" autocomplete="username" autofocus value="${escaped(email)}"`,
          described,
        ) + field("password", say.password, `type="password" autocomplete="current-password"`, described)
      : hidden("username", email) +
        hidden("password", password) +
        field(
          "new_password",
          say.next,
          `type="password" autocomplete="new-password" minlength="8" autofocus`,
          described,
        )
  const link = `/oauth2/authorize?${new URLSearchParams({ ...request, lang: other })}`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">
<title>${step === "enter" ? say.title : say.chooseTitle}</title><style>${style}</style></head>
<body><main><div class="mark">${mark}<span>Ventanilla</span></div>
<h1>${step === "enter" ? say.title : say.chooseTitle}</h1><p class="quiet">${step === "enter" ? say.lead : say.chooseLead}</p>${problemLine}
<form method="post" action="/oauth2/authorize">${Object.entries({ ...request, lang: language })
    .map(([name, value]) => hidden(name, value))
    .join("")}${inputs}<button type="submit">${step === "enter" ? say.enter : say.save}</button></form>
<p class="quiet small">${say.local} <a href="${escaped(link)}" hreflang="${other}" lang="${other}">${say.other}</a></p></main></body></html>`
}
