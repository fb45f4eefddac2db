import { defineConfig, type Plugin } from "vite"
import solid from "vite-plugin-solid"

// The header sent by the web server is the stronger guard (it adds frame-ancestors); this one travels with the files.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ")

/** Only the built pages carry the policy: the development server needs inline scripts to reload itself. */
const contentSecurityPolicy = (): Plugin => ({
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
  ],
})

const api = process.env["VENTANILLA_API_URL"] ?? "http://localhost:4001"

export default defineConfig({
  plugins: [solid(), contentSecurityPolicy()],
  build: {
    target: "es2022",
    // A data: font or an inlined preload script would need a weaker policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Which chunks the first page needs: read by bench/.
    manifest: true,
  },
  server: { proxy: { "/api": api } },
})
