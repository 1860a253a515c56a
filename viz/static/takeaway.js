// Taking away what is shown: link, image, vectors, tables and graph, with the sources listed.

import { drawn, nodeOf } from "./canvas.js";
import { copy } from "./citation.js";
import { byId, button } from "./dom.js";
import { download } from "./download.js";
import * as forms from "./forms.js";
import { t } from "./i18n.js";
import { saveImage } from "./image.js";
import * as server from "./server.js";
import { asSvg } from "./vector.js";

const FORMS = {
  svg: { type: "image/svg+xml", write: asSvg },
  csv: { type: "text/csv", write: forms.asCsv },
  graphml: { type: "application/graphml+xml", write: forms.asGraphml },
  json: { type: "application/json", write: forms.asJson },
};

/** Wire the dialog of ways to take the view away. */
export function watchTakeaway() {
  const dialog = byId("takeaway");
  const choices = [
    button(t("take.link"), copyLink, { class: "wide" }),
    button(t("take.png"), saveImage, { class: "wide" }),
    ...Object.keys(FORMS).map(choice),
    button(t("take.print"), printPage, { class: "wide" }),
  ];
  byId("takeaway-choices").replaceChildren(...choices);
  byId("take").addEventListener("click", () => {
    byId("takeaway-said").textContent = "";
    dialog.showModal();
  });
}

function copyLink({ target }) {
  return copy(location.href, target, t("take.copied"));
}

function printPage() {
  byId("takeaway").close();
  print();
}

function choice(form) {
  const act = () => save(form);
  return button(t(`take.${form}`), act, { class: "wide", "data-form": form });
}

async function save(form) {
  const said = byId("takeaway-said");
  said.textContent = t("loading");
  try {
    const shown = { ...whatIsShown(), ...(await sources()) };
    const { type, write } = FORMS[form];
    download(`entente.${form}`, new Blob([write(shown)], { type: `${type};charset=utf-8` }));
    const { left } = shown;
    said.textContent = left ? t("take.left", { n: left }) : "";
  } catch (error) {
    const reason = error.message ?? t("error.unknown");
    said.textContent = error.status ? reason : t("error.unreachable");
  }
}

/** Nodes and edges as drawn, after filters and hiding. */
function whatIsShown() {
  const nodes = [...drawn.nodes].map((id) => nodeOf(id)).filter(Boolean);
  return { address: location.href, nodes, edges: drawn.edges, title: document.title };
}

/** The articles that the edges shown rest on. */
function sources() {
  const single = drawn.edges.filter((edge) => edge.kind !== "*");
  const ties = [...new Set(single.flatMap((edge) => edge.ties))];
  const pairs = drawn.edges.filter((edge) => edge.kind === "*").map((edge) => `${edge.from}~${edge.to}`);
  return server.sources(ties, pairs);
}
