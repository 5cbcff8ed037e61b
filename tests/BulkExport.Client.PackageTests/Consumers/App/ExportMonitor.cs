using BulkExport.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Consumer;

// snippet: jobs-resume
