"use strict";

// Runs Prism with the arguments given, for as long as whoever started it holds its standard input open: so it never outlives a test run that
// was killed.
process.stdin.on("end", () => process.exit()).resume();
require("@stoplight/prism-cli/dist/index.js");
