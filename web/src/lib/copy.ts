// Copying a text, also where the page is not served securely and the browser gives no clipboard.

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'unseen';
  (before?.closest('[role="dialog"]') ?? document.body).append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  before?.focus();
  return done;
}
