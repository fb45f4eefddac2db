import { defineConfig, type Plugin } from "vite"
import solid from "vite-plugin-solid"
import { chunks } from "./vite.chunks"
import { shellOfWorker } from "./vite.shell"

// The header sent by the web server is the stronger guard (it adds frame-ancestors); this one travels with the files.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ")

/** The page that a woman opens by herself reaches its own origin and nothing else. */
const selfCheckPolicy = policy
  .replace(/connect-src [^;]+/, "connect-src 'self'")
  .replace("form-action 'self'", "form-action 'none'")

/** Only the built pages carry the policy: the development server needs inline scripts to reload itself. */
const contentSecurityPolicy = (): Plugin => ({
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: (_, { path }) => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: path.startsWith("/i/") ? selfCheckPolicy : policy },
      injectTo: "head-prepend",
    },
  ],
})

const api = process.env["VENTANILLA_API_URL"] ?? "http://localhost:4001"

const here = (file: string) => new URL(file, import.meta.url).pathname

export default defineConfig({
  plugins: [solid(), contentSecurityPolicy(), shellOfWorker()],
  build: {
    target: "es2022",
    // A data: font or an inlined preload script would need a weaker policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Which chunks the first page needs: read by bench/.
    manifest: true,
    rollupOptions: {
      input: {
        index: here("index.html"),
        "self-check": here("i/index.html"),
        "mobile.worker": here("src/mobile/worker.ts"),
      },
      // A worker is known by its address; everything else by its content.
      output: {
        entryFileNames: ({ name }) => (name === "mobile.worker" ? "[name].js" : "assets/[name]-[hash].js"),
        codeSplitting: chunks(),
      },
    },
  },
  server: { proxy: { "/api": api } },
})
