/** What the last build may weigh, by performance.md, in bytes after brotli: fails where it weighs more. */
import { clientFiles, largestChunk, sumOf } from './client-files.ts';
import { calendarFiles, firstRoute } from './first-route.ts';

const files = await clientFiles();
const weights = [
	{ what: 'JavaScript of the first route', bytes: await firstRoute(), most: 180_000 },
	{ what: 'the largest chunk but the editor', bytes: largestChunk(files)?.bytes ?? Infinity, most: 60_000 },
	{ what: 'all that is kept on a device', bytes: sumOf(files), most: 1_200_000 }
];
for (const { what, bytes, most } of weights) {
	console.log(`${what}: ${(bytes / 1000).toFixed(1)} kB after brotli, ${most / 1000} kB allowed`);
	if (bytes > most) process.exitCode = 1;
}
/** More than the build makes of it now, far less than a file for each thing that two screens share. */
const mostFiles = 30;
const parts = await calendarFiles();
console.log(`the calendar is started from ${parts} files, ${mostFiles} allowed`);
if (parts > mostFiles) process.exitCode = 1;
for (const { name } of files.filter(({ judgesPasswords }) => judgesPasswords)) {
	console.log(`${name} judges passwords, which the server alone does`);
	process.exitCode = 1;
}
