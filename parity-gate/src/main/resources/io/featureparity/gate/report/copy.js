"use strict";
(() => {
  const told = document.getElementById("copied");

  // Older browsers, and pages that are not trusted with the clipboard, copy what is selected.
  function copySelected(code) {
    const selection = getSelection();
    selection.selectAllChildren(code);
    const copied = document.execCommand("copy");
    if (copied) selection.removeAllRanges();
    return copied;
  }

  async function copy(button) {
    const code = button.previousElementSibling;
    let copied = true;
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      copied = copySelected(code);
    }
    told.textContent = copied ? "Copied" : "Selected, to be copied with Ctrl+C";
    button.textContent = copied ? "Copied" : "Press Ctrl+C";
    setTimeout(() => { button.textContent = "Copy"; told.textContent = ""; }, 2000);
  }

  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
})();
