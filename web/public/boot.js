// Runs before the first paint: language, theme and density as chosen last, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const read = key => {
    try {
      return localStorage.getItem(`vextrus.${key}`);
    } catch {
      return null;
    }
  };
  root.lang = read('language') || (navigator.language.startsWith('bn') ? 'bn' : 'en');
  const theme = read('theme');
  const dark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.density = read('density') || 'dense';
})();
