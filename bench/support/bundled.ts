import { join } from "node:path"
import { build, type Metafile } from "esbuild"
import { bundling } from "../../stacks/bundling"

// What SST's bundler writes before an ES module: CommonJS inside the bundle asks for these.
const banner = [
  `import { createRequire as topLevelCreateRequire } from "module";`,
  `const require = topLevelCreateRequire(import.meta.url);`,
  `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url";`,
  `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url));`,
].join("\n")

/** Bundles entries and all they need as the stacks have SST do it: ES modules, split, minified. `plain` leaves our own bundling out. */
export async function bundled(entryPoints: string[], outdir: string, { plain = false } = {}): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    splitting: true,
    minify: true,
    sourcemap: true,
    keepNames: true,
    mainFields: ["module", "main"],
    ...(plain ? {} : bundling.esbuild),
    banner: { js: banner },
    metafile: true,
    absWorkingDir: join(import.meta.dirname, "../.."),
    logLevel: "silent",
  })
  return metafile
}
