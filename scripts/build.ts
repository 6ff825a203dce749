// npm run build: the extension (.output/chrome-mv3) and the service's console.
import { build, extensionDir } from './build-all.ts';

await build((line) => console.error(line));
console.error(`The extension is in ${extensionDir}: chrome://extensions → Developer mode → Load unpacked.`);
