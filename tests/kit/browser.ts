import { existsSync } from 'node:fs';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** How a Chromium of this machine is started; says in one line how to get one where there is none. */
export function browserOptions() {
	const executablePath = process.env['CHROMIUM'] ?? browsers.find((path) => existsSync(path));
	if (!executablePath) {
		throw new Error(
			'No Chromium found. On Debian: apt-get install chromium; elsewhere set CHROMIUM=/its/path.'
		);
	}
	return {
		executablePath,
		// As root Chromium has no sandbox of its own; no graphics card is painted by the processor; the rest keeps it from calling home.
		args: [
			...['--no-sandbox', '--disable-gpu', '--disable-gpu-rasterization'],
			...['--disable-quic', '--disable-background-networking', '--disable-component-update']
		]
	};
}
