// Keys on what the page already has: every key follows a real link or focuses a real field.
(() => {
  let waitsForPlace = false;
  const rows = () => [...document.querySelectorAll('main tbody tr')];
  const walk = (step) => {
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    const target = next && (next.querySelector('a, summary') || next);
    if (target) {
      if (target === next) next.tabIndex = -1;
      target.focus();
      target.scrollIntoView({ block: 'nearest' });
    }
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    if (waitsForPlace) {
      waitsForPlace = false;
      document.querySelector(`nav a[data-key="g ${CSS.escape(event.key)}"]`)?.click();
      return;
    }
    const act = {
      g: () => { waitsForPlace = true; },
      j: () => walk(1),
      k: () => walk(-1),
      '/': () => document.querySelector('input[type=search]')?.focus(),
      '?': () => document.body.classList.toggle('show-keys'),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  // Times in the reader's own zone, the exact one kept beside.
  const local = (root) => root.querySelectorAll('time[datetime]').forEach((time) => {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.valueOf())) {
      time.title = time.dateTime;
      time.textContent = at.toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'medium' });
    }
  });
  local(document);
  document.addEventListener('htmx:afterSwap', (event) => local(event.detail.target.ownerDocument));
})();
