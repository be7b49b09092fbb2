import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium of this machine; on a bare Debian it is installed, with letters for Chinese. */
export function findBrowser(): string {
  const found = () => PLACES.find((place) => existsSync(place));
  if (found() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const packages = 'chromium fonts-noto-cjk';
    execSync(`apt-get update -qq && apt-get install -y -qq --no-install-recommends ${packages}`, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const browser = found();
  if (browser === undefined) throw new Error('no Chromium found (Debian: apt-get install chromium fonts-noto-cjk)');
  return browser;
}
