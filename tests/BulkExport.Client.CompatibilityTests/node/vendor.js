"use strict";

// Makes one call with the vendor's client, and prints what the caller of that client gets.
// Usage: node vendor.js OPERATION ARGUMENTS, the arguments as JSON. The client takes the credentials from the environment by itself.
const twilio = require("twilio");

const service = "https://bulkexports.twilio.com";
const address = process.env.BULKEXPORT_ADDRESS;
const statuses = [];
let errorBody;

// How requests are sent is the caller's to say. They are sent to the address under test, and nowhere else.
class RedirectingClient extends twilio.RequestClient {
  async request(options) {
    const { origin, pathname, search } = new URL(options.uri);
    if (origin !== service && origin !== address) {
      throw new Error(`A request was meant for ${origin}.`);
    }

    const response = await super.request({ ...options, uri: `${address}${pathname}${search}` });
    statuses.push(response.statusCode);
    errorBody = response.statusCode >= 400 ? response.body : undefined;
    return response;
  }
}

const api = twilio(undefined, undefined, { httpClient: new RedirectingClient() }).bulkexports.v1;

const operations = {
  createJob: ({ resourceType, ...job }) => api.exports(resourceType).exportCustomJobs.create(job),
  listJobs: ({ resourceType, ...page }) => api.exports(resourceType).exportCustomJobs.list(page),
  fetchJob: ({ jobSid }) => api.exports.jobs(jobSid).fetch(),
  deleteJob: ({ jobSid }) => api.exports.jobs(jobSid).remove(),
  listDays: ({ resourceType, ...page }) => api.exports(resourceType).days.list(page),
  fetchDay: ({ resourceType, day }) => api.exports(resourceType).days(day).fetch(),
  fetchExport: ({ resourceType }) => api.exports(resourceType).fetch(),
  fetchConfiguration: ({ resourceType }) => api.exportConfiguration(resourceType).fetch(),
  updateConfiguration: ({ resourceType, ...changes }) => api.exportConfiguration(resourceType).update(changes),
};

const [operation, json] = process.argv.slice(2);
operations[operation](JSON.parse(json))
  .then(
    (result) => ({ result }),
    ({ name, message, status, code, moreInfo }) => ({ error: { name, message, status, code, moreInfo } }),
  )
  .then((outcome) => console.log(JSON.stringify({ statuses, errorBody, ...outcome })));
