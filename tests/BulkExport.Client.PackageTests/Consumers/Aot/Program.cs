using System.Net;
using System.Text.Json;
using Aot;
using BulkExport.Client;

if (args is not [var text, ..] || !JobSid.TryParse(text, out var sid))
{
    Console.Error.WriteLine("usage: aot <job-sid>");
    return 2;
}

var options = BulkExportClientOptions.FromEnvironment();
using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancel.Cancel();
};
using var client = new BulkExportClient(options);
try
{
    var job = await client.Jobs.FetchAsync(sid, cancel.Token);
    Console.WriteLine(job);
    var days = job.Details.ToDictionary(bucket => bucket.Status, bucket => bucket.Count);
    Console.WriteLine(JsonSerializer.Serialize(days, AppJson.Default.DictionaryJobStatusInt32));
    Console.WriteLine(JsonSerializer.Serialize(job, AppJson.Default.Job));
    await client.Jobs.DeleteAsync(sid, cancel.Token);
    Console.WriteLine("deleted");
    return 0;
}
catch (BulkExportApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
{
    Console.Error.WriteLine(e.Message);
    return 3;
}
catch (BulkExportException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
