"use strict";

// Signs webhooks with the vendor's client, and validates the signatures of others.
// Usage: node webhooks.js FILE, a JSON array of requests. Prints a JSON array of the vendor's signatures and verdicts.
const { readFileSync } = require("node:fs");
const twilio = require("twilio");
const { getExpectedTwilioSignature, getExpectedBodyHash } = require("twilio/lib/webhooks/webhooks");

const results = JSON.parse(readFileSync(process.argv[2], "utf8")).map(({ token, url, params, body, signature }) => ({
  signature: getExpectedTwilioSignature(token, url, params),
  bodyHash: body === null ? null : getExpectedBodyHash(body),
  isValid:
    body === null
      ? twilio.validateRequest(token, signature, url, params)
      : twilio.validateRequestWithBody(token, signature, url, body),
}));
console.log(JSON.stringify(results));
