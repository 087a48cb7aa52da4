// The memo: a button that prints, and the code of the address where the build did not know it.
import { qrCode } from "./qr.js";

const button = document.querySelector(".pp-print");
button.hidden = false;
button.addEventListener("click", () => print());

const code = document.querySelector(".pp-memo-code");
if (!code.firstElementChild) {
  const address = new URL(code.dataset.target, location.href).href;
  code.append(qrCode(address));
  const text = document.querySelector(".pp-memo-address");
  if (text) text.textContent = address;
}
