using Azure.Storage.Blobs;
using BulkExport.Client;
using BulkExport.Client.AzureBlobs;

var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
IExportStore store = new AzureBlobExportStore(new BlobContainerClient(new Uri("http://127.0.0.1:1/account/exports"), options), "twilio");
try
{
    await store.ReadDocumentAsync("_bulkexport/owner.json");
}
catch (BulkExportFileException e)
{
    Console.WriteLine($"{store}: {e.Path}");
}
