using Amazon.Runtime;
using Amazon.S3;
using BulkExport.Client;
using BulkExport.Client.S3;

var configuration = new AmazonS3Config { ServiceURL = "http://127.0.0.1:1", MaxErrorRetry = 0 };
IExportStore store = new S3ExportStore(new AmazonS3Client(new BasicAWSCredentials("key", "secret"), configuration), "exports", "twilio");
try
{
    await store.ReadDocumentAsync("_bulkexport/owner.json");
}
catch (BulkExportFileException e)
{
    Console.WriteLine($"{store}: {e.Path}");
}
