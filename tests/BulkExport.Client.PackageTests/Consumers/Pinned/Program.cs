using BulkExport.Client;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddBulkExportClient(new BulkExportClientOptions());
