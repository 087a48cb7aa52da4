// Stock Eleventy with its own Markdown; HTML in Markdown is allowed, because the drawings stand in it.
export default function (config) {
  config.addPassthroughCopy("style.css");
  return {
    dir: { input: "content", includes: "../layouts", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "liquid",
  };
}
