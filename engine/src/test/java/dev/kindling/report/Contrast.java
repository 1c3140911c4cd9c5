package dev.kindling.report;

/** Measures text against what it stands on, as WCAG 2.2 defines contrast. */
final class Contrast {

  /** Lists visible text of the page, and of the drawing, with a contrast below 4.5. */
  static final String SCRIPT =
      """
      const channels = (color) => color.match(/[\\d.]+/g).map(Number);
      const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((c) => {
          const s = c / 255;
          return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const opaque = (color) => { const c = channels(color); return c.length < 4 || c[3] === 1; };
      const ground = (element) => {
        const box = element.closest("svg .node")?.querySelector(".box");
        if (box) {
          return channels(getComputedStyle(box).fill);
        }
        for (let e = element; e; e = e.parentElement) {
          const color = getComputedStyle(e).backgroundColor;
          if (!color.startsWith("color(") && opaque(color)) {
            return channels(color);
          }
        }
        return [255, 255, 255];
      };
      const poor = [];
      for (const element of document.querySelectorAll("body *")) {
        const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (!own || !element.getClientRects().length || element.closest("script, style, title, :disabled")) {
          continue;
        }
        const style = getComputedStyle(element);
        const ink = channels(element.closest("svg") ? style.fill : style.color);
        const [a, b] = [luminance(ink), luminance(ground(element))].sort((p, q) => q - p);
        const contrast = (a + 0.05) / (b + 0.05);
        if (contrast < 4.5) {
          poor.push(`${element.tagName} ${element.getAttribute("class")} ${element.textContent}: ${contrast.toFixed(2)}`);
        }
      }
      return poor;
      """;

  private Contrast() {}
}
