// Runs before the first paint: language, theme and density as chosen last, so that nothing flashes; and begins to fetch
// what the address will want in that language, while the desk itself is still on its way.
(() => {
  /** Of each room its first page's words, by language, and where its documents are; filled in when the desk is built. */
  const ROOMS = [];

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
  const [, , path] = location.pathname.split('/');
  for (const room of ROOMS) {
    if (room.paths && !room.paths.includes(path)) continue;
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = room[root.lang === 'bn' ? 'bn' : 'en'];
    document.head.append(link);
  }
})();
