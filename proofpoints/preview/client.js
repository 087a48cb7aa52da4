// Waits until a file was saved and shows the page anew, at the same place. Only in the preview, never on the site.
(() => {
  const since = document.currentScript.dataset.since;
  const wait = async () => {
    try {
      const answer = await fetch(`/__preview/changes?since=${since}`);
      if (answer.ok && (await answer.text()) !== since) {
        location.reload();
        return;
      }
      wait();
    } catch {
      setTimeout(wait, 500); // the server is away: it may come back
    }
  };
  wait();
})();
