/**
 * How the web interface is built: by SvelteKit, for the handler that `src/http/web.ts` mounts beside the API. The policy lets a page run and
 * load what Peil itself serves and nothing else; scripts that SvelteKit writes into a page carry a nonce.
 */
import { fileURLToPath } from "node:url";
import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

export default defineConfig({
  resolve: { alias: { $peil: fileURLToPath(new URL("../src", import.meta.url)) } },
  build: {
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Some 10 kB of style altogether: one file comes sooner than the seven that a page would ask for, and is there for the next page.
        codeSplitting: {
          groups: [
            { name: "style", test: /\.css$|type=style/ },
            { name: "shared", test: /node_modules|src\/lib\//, minShareCount: 8 },
          ],
        },
      },
    },
  },
  plugins: [
    sveltekit({
      adapter: adapter({
        out: process.env["PEIL_WEB_BUILD"] ?? "build/by-hand",
        precompress: true,
        envPrefix: "PEIL_WEB_",
      }),
      csp: {
        mode: "nonce",
        directives: {
          "default-src": ["none"],
          "script-src": ["self"],
          "style-src": ["self"],
          // The one style attribute that SvelteKit writes: of what tells a screen reader that another page has come.
          "style-src-attr": ["unsafe-hashes", "sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo="],
          "img-src": ["self", "data:"],
          "font-src": ["self"],
          "connect-src": ["self"],
          "manifest-src": ["self"],
          "form-action": ["self"],
          "base-uri": ["none"],
          "frame-ancestors": ["none"],
        },
      },
    }),
  ],
});
